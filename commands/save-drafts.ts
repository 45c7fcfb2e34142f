/** Keeping several drafts of a person at once: all of them, or none. */
import {
  fileOf,
  type DefinitionChange,
  type DefinitionKey,
  type DefinitionText,
} from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import type { Problem } from '../engine/reading.js';
import { findDefinition } from '../store/definitions.js';
import { deleteDraft, listDrafts, saveDraft } from '../store/drafts.js';
import { inTransaction, type Db, type Store } from '../store/store.js';
import { overlaid } from './definition-tree.js';

/** A draft to be kept, its text null where the definition is to go; `seen`: the text that its writer saw in its place, null for none. */
export interface DraftToKeep extends DefinitionChange {
  readonly seen: string | null;
}

export type DraftsAnswer =
  | { readonly ok: true }
  /** The texts that another window changed since they were seen. */
  | { readonly ok: false; readonly changed: readonly DefinitionKey[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Keeps drafts; `sound`: only if nothing in them is wrong, and nothing else misses what they let go. Nothing is kept where
 * one can't be.
 */
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
    const wrong = sound ? wrongWith(present, drafts) : [];
    if (wrong.length > 0) return { ok: false, problems: wrong };
    for (const each of drafts) await keep(db, { ...each, person }, revisions.get(fileOf(each)) ?? 0, now);
    return { ok: true };
  }).catch((error: unknown): DraftsAnswer => {
    if (error instanceof DraftChanged) return { ok: false, changed: [error.key] };
    throw error;
  });
}

/** The errors in the drafts, and those that what they let go leaves behind elsewhere. */
function wrongWith(
  present: readonly DefinitionText[],
  drafts: readonly DefinitionChange[],
): readonly Problem[] {
  const files = new Set(drafts.map(fileOf));
  const rest = present.filter((each) => !files.has(fileOf(each)));
  const kept = drafts.flatMap(({ kind, name, text }) => (text === null ? [] : [{ kind, name, text }]));
  const after = errorsIn([...rest, ...kept]);
  const known = new Set(
    kept.length === drafts.length ? after.map(said) : errorsIn(present).map((each) => said(each)),
  );
  return after.filter((each) => files.has(each.file) || !known.has(said(each)));
}

function errorsIn(texts: readonly DefinitionText[]): readonly Problem[] {
  return checkTexts(texts).problems.filter(({ severity }) => severity === 'error');
}

function said({ file, code, message }: Problem): string {
  return `${file} ${code} ${message}`;
}

/** @throws DraftChanged where another window was faster by a moment: what is kept so far is rolled back */
async function keep(
  db: Db,
  { kind, name, text, person }: DefinitionChange & { readonly person: string },
  expected: number,
  now: number,
): Promise<void> {
  const published = await findDefinition(db, kind, name, null);
  // As it is published, or nowhere: there is nothing to keep.
  if (text === (published?.text ?? null)) {
    await deleteDraft(db, { kind, name, person });
    return;
  }
  const content = { text, baseVersion: published?.version ?? null, updatedAt: now };
  const saved = await saveDraft(db, { kind, name, person }, content, expected);
  if (!saved.saved) throw new DraftChanged({ kind, name });
}

class DraftChanged extends Error {
  constructor(readonly key: DefinitionKey) {
    super(`the draft of the ${key.kind} ${key.name} was changed meanwhile`);
  }
}
