/** The reference page of the settings, made of the sentences that stand beside them where they are read. */
import { z } from 'zod';
import { variables } from '../../app/settings.js';

const groups: readonly (readonly [title: string, holds: RegExp])[] = [
  ['Mail', /^(SMTP|MAIL|IMAP)_/],
  ['Fax', /^FAX_/],
  ['Telephony', /^TELEPHONY_/],
  ['Single sign-on', /^OIDC_/],
];

/** A setting as the page tells it; `usual` is what it is when it isn't said. */
interface ToldSetting {
  readonly name: string;
  readonly usual: string;
  readonly sentence: string;
}

/** All settings, in the order in which they are read. */
export function toldSettings(): readonly ToldSetting[] {
  return Object.entries(variables.shape).map(([name, schema]) => ({
    name,
    usual: schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : '',
    sentence: schema.description ?? '',
  }));
}

/** The page, as `docs/reference/settings.md` keeps it. */
export function settingsReference(): string {
  const told = toldSettings();
  const titleOf = (name: string) => groups.find(([, holds]) => holds.test(name))?.[0] ?? 'Server and workers';
  const titles = [...new Set(told.map(({ name }) => titleOf(name)))];
  const sections = titles.map((title) => {
    const rows = told
      .filter(({ name }) => titleOf(name) === title)
      .map(
        ({ name, usual, sentence }) =>
          `| \`${name}\` | ${usual === '' ? '' : `\`${usual}\``} | ${sentence.replaceAll('|', '\\|')} |`,
      );
    return [`## ${title}`, '', '| setting | default | what for |', '| --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return [
    '# Settings',
    '',
    'Read from the environment at the start; all faults are told at once. An empty one counts as absent. Made of `app/*settings.ts` by `test/app/settings-reference.test.ts` (renew with `npx vitest run --project unit test/app/settings-reference.test.ts -u`).',
    '',
    'Whatever is reached by TLS (mail, mailbox, switch, provider of sign-on, `http_call`) needs a certificate of a known authority. One of your own is named, as a file in PEM, by Node’s own `NODE_EXTRA_CA_CERTS`.',
    '',
    ...sections,
  ].join('\n');
}
