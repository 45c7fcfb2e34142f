/** The tree of definitions as it would be: what is published, with somebody's drafts laid over it. */
import { fileOf, type DefinitionChange, type DefinitionText } from '../domain/definition-file.js';
import { listDefinitions } from '../store/definitions.js';
import { listDrafts } from '../store/drafts.js';
import type { Db } from '../store/store.js';

/** Published texts, the newest of each definition, with `over` in the place of those that it names, and without those that are to go. */
export async function overlaid(db: Db, over: readonly DefinitionChange[]): Promise<DefinitionText[]> {
  const published = await listDefinitions(db, null);
  const texts = new Map<string, DefinitionText>();
  for (const { kind, name, text } of [...published, ...over]) {
    const file = fileOf({ kind, name });
    if (text === null) texts.delete(file);
    else texts.set(file, { kind, name, text });
  }
  return [...texts.values()];
}

/** The published texts with all drafts of a person over them. */
export async function treeOf(db: Db, person: string): Promise<DefinitionText[]> {
  return overlaid(db, await listDrafts(db, person));
}
