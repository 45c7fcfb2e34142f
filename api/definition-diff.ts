/** What changes from one version of a definition to another, or to one's own draft. */
import type { DefinitionKey } from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import { overlaid } from '../commands/definition-tree.js';
import { differencesOf } from '../engine/difference.js';
import { findDefinition } from '../store/definitions.js';
import { findDraft } from '../store/drafts.js';
import { noDefinition } from './definition-drafts.js';
import * as routes from './definitions-routes.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

/** The difference of two versions. */
export function definitionDiffApi(api: Api) {
  return newResource().openapi(routes.diff, async (c) => {
    const key = c.req.valid('param');
    const { from, to } = c.req.valid('query');
    const person = c.var.caller.name;
    const texts = { from: await textOf(api, key, from, person), to: await textOf(api, key, to, person) };
    // Among what is published now: a version's own parts of then are not what would be published with it today.
    const others = await overlaid(api.store, []);
    const treeWith = (text: string) => {
      const rest = others.filter(({ kind, name }) => kind !== key.kind || name !== key.name);
      return checkTexts([...rest, { ...key, text }]).tree;
    };
    const differences = differencesOf(treeWith(texts.from), treeWith(texts.to));
    const italian = prefersItalian(c.req.header('Accept-Language'));
    return c.json(
      {
        from,
        to,
        sentences: differences.map(({ it, en }) => (italian ? it : en)),
        differences: [...differences],
        texts,
      },
      200,
      { Vary: 'Accept-Language' },
    );
  });
}

async function textOf(api: Api, key: DefinitionKey, side: string, person: string): Promise<string> {
  if (side === 'draft') {
    const draft = await findDraft(api.store, { ...key, person });
    if (draft !== null) return draft.text;
    throw problem('not_found', `You have no draft of the ${key.kind} ${key.name}.`);
  }
  const found = await findDefinition(
    api.store,
    key.kind,
    key.name,
    side === 'published' ? null : Number(side),
  );
  if (found !== null) return found.text;
  if (side === 'published') throw noDefinition(key);
  throw problem('not_found', `There is no version ${side} of the ${key.kind} ${key.name}.`);
}

/** Whether Italian is asked for before English. */
function prefersItalian(header: string | undefined): boolean {
  const asked = (header ?? '')
    .split(',')
    .map((each) => {
      const [language = '', ...rest] = each.trim().toLowerCase().split(';');
      const weight = rest.map((part) => /^\s*q=([\d.]+)$/.exec(part)?.[1]).find((part) => part !== undefined);
      return { language: language.slice(0, 2), weight: Number(weight ?? 1) };
    })
    .filter(({ language }) => language === 'it' || language === 'en');
  return asked.toSorted((one, other) => other.weight - one.weight)[0]?.language === 'it';
}
