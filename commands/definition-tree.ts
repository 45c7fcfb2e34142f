/** The tree of definitions as it would be: what is published, with somebody's drafts laid over it. */
import { fileOf, type DefinitionText } from '../domain/definition-file.js';
import { listDefinitions } from '../store/definitions.js';
import { listDrafts } from '../store/drafts.js';
import type { Db } from '../store/store.js';

/** Published texts, the newest of each definition, with `over` in the place of those that it names. */
export async function overlaid(db: Db, over: readonly DefinitionText[]): Promise<DefinitionText[]> {
  const published = await listDefinitions(db, null);
  const texts = new Map<string, DefinitionText>();
  for (const { kind, name, text } of [...published, ...over])
    texts.set(fileOf({ kind, name }), { kind, name, text });
  return [...texts.values()];
}

/** The published texts with all drafts of a person over them. */
export async function treeOf(db: Db, person: string): Promise<DefinitionText[]> {
  return overlaid(db, await listDrafts(db, person));
}
