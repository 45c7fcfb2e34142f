/** What changes from one version of a definition to another, or to one's own draft. */
import type { DefinitionKey } from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import { overlaid } from '../commands/definition-tree.js';
import { differencesOf } from '../engine/difference.js';
import { findDefinition } from '../store/definitions.js';
import { findDraft } from '../store/drafts.js';
import { noDefinition } from './definition-drafts.js';
import * as routes from './definitions-routes.js';
import { languageOf } from './language.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

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
    const italian = languageOf(c) === 'it';
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
    if (draft?.text === null)
      throw problem('not_found', worded`Your draft lets the ${key.kind} ${key.name} go: it has no text.`);
    if (draft !== null) return draft.text;
    throw problem('not_found', worded`You have no draft of the ${key.kind} ${key.name}.`);
  }
  const found = await findDefinition(
    api.store,
    key.kind,
    key.name,
    side === 'published' ? null : Number(side),
  );
  if (found !== null) return found.text;
  if (side === 'published') throw noDefinition(key);
  throw problem('not_found', worded`There is no version ${side} of the ${key.kind} ${key.name}.`);
}
