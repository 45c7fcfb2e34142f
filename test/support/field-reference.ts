/** The reference page of the interface's fields, made of the very sentences that stand beside them. */
import * as en from '../../admin-ui/i18n/en.js';
import * as it from '../../admin-ui/i18n/it.js';

const messages: Readonly<Record<'en' | 'it', unknown>> = { en: en.messages, it: it.messages };

/** An area of the interface, and where in its messages its name stands. */
const areas = {
  frame: 'Sportello',
  desk: 'frame.area.desk',
  notes: 'notes.add',
  wallboard: 'frame.area.wallboard',
  operations: 'frame.area.operations',
  campaigns: 'frame.area.campaigns',
  audits: 'frame.area.audits',
  reports: 'frame.area.reports',
  settings: 'frame.area.settings',
} as const;

const heads = {
  en: {
    title: 'Fields of the interface',
    made: 'What each field is for, as the interface says it beside the field. Made of the same texts by `test/admin-ui/help.test.ts` (renew with `npx vitest run --project unit test/admin-ui/help.test.ts -u`). The fields of the studio are those of the [language](language-reference.en.md), the fields of requests those of their forms.',
  },
  it: {
    title: 'Campi dell’interfaccia',
    made: 'A che serve ogni campo, come l’interfaccia lo dice accanto al campo. Fatto con gli stessi testi da `test/admin-ui/help.test.ts` (si rinnova con `npx vitest run --project unit test/admin-ui/help.test.ts -u`). I campi dello studio sono quelli del [linguaggio](language-reference.it.md), i campi delle richieste quelli dei loro moduli.',
  },
} as const;

/** The keys of all fields with help: `desk.absence.until`. */
export function helpedFields(language: 'en' | 'it' = 'en'): string[] {
  return Object.keys(areas).flatMap((area) =>
    pathsOf(textAt(language, `${area}.help`)).map((path) => `${area}.${path}`),
  );
}

/** What the interface says at this key; undefined where it says nothing. */
export function textAt(language: 'en' | 'it', key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (tree, part) =>
        typeof tree === 'object' && tree !== null ? (tree as Record<string, unknown>)[part] : undefined,
      messages[language],
    );
}

/** The page in this language, as `docs/reference` keeps it. */
export function fieldReference(language: 'en' | 'it'): string {
  const { title, made } = heads[language];
  const sections = Object.entries(areas).map(([area, name]) => {
    const lines = helpedFields(language)
      .filter((field) => field.startsWith(`${area}.`))
      .map((field) => {
        const sentence = textAt(language, field.replace('.', '.help.'));
        return `- **${labelOf(String(textAt(language, field)))}**: ${String(sentence)}`;
      });
    return `## ${nameOf(language, name)}\n\n${[...new Set(lines)].join('\n')}\n`;
  });
  return `# ${title}\n\n${made}\n\n${sections.join('\n')}`;
}

/** What is filled in later is left open. */
function labelOf(label: string): string {
  return label.replaceAll(/%\{\w+\}/g, '…');
}

function pathsOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : pathsOf(value).map((path) => `${key}.${path}`),
  );
}

/** An area's name; what is no key is a name itself. */
function nameOf(language: 'en' | 'it', name: string): string {
  const said = textAt(language, name);
  return typeof said === 'string' ? said : name;
}
