/** Keeping several drafts of a person at once: all of them, or none. */
import { fileOf, type DefinitionKey, type DefinitionText } from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import type { Problem } from '../engine/reading.js';
import { findDefinition } from '../store/definitions.js';
import { listDrafts, saveDraft } from '../store/drafts.js';
import { inTransaction, type Store } from '../store/store.js';
import { overlaid } from './definition-tree.js';

/** A draft to be kept; `seen`: the text that its writer saw in its place, null for none. */
export interface DraftToKeep extends DefinitionText {
  readonly seen: string | null;
}

export type DraftsAnswer =
  | { readonly ok: true }
  /** The texts that another window changed since they were seen. */
  | { readonly ok: false; readonly changed: readonly DefinitionKey[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Keeps drafts; `sound`: only if nothing in them is wrong. Nothing is kept where one can't be. */
export async function saveDrafts(
  store: Store,
  person: string,
  drafts: readonly DraftToKeep[],
  { sound, now }: { readonly sound: boolean; readonly now: number },
): Promise<DraftsAnswer> {
  return inTransaction(store, async (db): Promise<DraftsAnswer> => {
    const own = await listDrafts(db, person);
    const present = await overlaid(db, own);
    const revisions = new Map(own.map((each) => [fileOf(each), each.revision]));
    const texts = new Map(present.map((each) => [fileOf(each), each.text]));
    const changed = drafts.filter((each) => (texts.get(fileOf(each)) ?? null) !== each.seen);
    if (changed.length > 0) return { ok: false, changed };
    const files = new Set(drafts.map(fileOf));
    const rest = present.filter((each) => !files.has(fileOf(each)));
    const { problems } = checkTexts([...rest, ...drafts]);
    const wrong = problems.filter(({ file, severity }) => severity === 'error' && files.has(file));
    if (sound && wrong.length > 0) return { ok: false, problems: wrong };
    for (const { kind, name, text } of drafts) {
      const published = await findDefinition(db, kind, name, null);
      const content = { text, baseVersion: published?.version ?? null, updatedAt: now };
      const expected = revisions.get(fileOf({ kind, name })) ?? 0;
      const saved = await saveDraft(db, { kind, name, person }, content, expected);
      // Another window was faster by a moment: what is kept so far is rolled back.
      if (!saved.saved) throw new DraftChanged({ kind, name });
    }
    return { ok: true };
  }).catch((error: unknown): DraftsAnswer => {
    if (error instanceof DraftChanged) return { ok: false, changed: [error.key] };
    throw error;
  });
}

class DraftChanged extends Error {
  constructor(readonly key: DefinitionKey) {
    super(`the draft of the ${key.kind} ${key.name} was changed meanwhile`);
  }
}
