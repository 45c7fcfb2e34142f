/** Saving drafts, checking them, and writing a set of them as published; the gate before that is in `gate.ts`. */
import { compile, type Problem, type Tree } from '../engine/reading.js';
import type { Program } from '../engine/definition.js';
import {
  dropCurrentVersion,
  findDefinition,
  listCurrentVersions,
  lockPublications,
  publish as publishSet,
  withdrawAll,
} from '../store/definitions.js';
import { saveDraft as saveDraftRow, type DraftRow } from '../store/drafts.js';
import { peopledGroups } from '../store/groups.js';
import { saveProgram } from '../store/programs.js';
import type { Db } from '../store/store.js';
import {
  fileOf,
  type DefinitionChange,
  type DefinitionKey,
  type DefinitionText,
} from '../domain/definition-file.js';
import { checkTexts, problemsFor } from '../domain/definition-texts.js';
import { overlaid, treeOf } from './definition-tree.js';

export type DraftAnswer =
  | { readonly ok: true; readonly draft: DraftRow; readonly problems: readonly Problem[] }
  /** Somebody saved it since the revision that the writer has seen. */
  | { readonly ok: false; readonly current: DraftRow | null };

/** Keeps a draft, broken or not, and tells what is wrong with it. `expected`: the revision that was seen (0: none yet), null: whatever is there. */
export async function saveDraft(
  db: Db,
  draft: DefinitionText & { readonly person: string },
  expected: number | null,
  now: number,
): Promise<DraftAnswer> {
  const published = await findDefinition(db, draft.kind, draft.name, null);
  const content = { text: draft.text, baseVersion: published?.version ?? null, updatedAt: now };
  const saved = await saveDraftRow(db, draft, content, expected);
  if (!saved.saved) return { ok: false, current: saved.draft };
  return { ok: true, draft: saved.draft, problems: await checkDrafts(db, draft.person, draft) };
}

/** What is wrong with one definition, as a person's drafts would make the tree: with it, and errors elsewhere. */
export async function checkDrafts(db: Db, person: string, key: DefinitionKey): Promise<readonly Problem[]> {
  return problemsFor(key, checkTexts(await treeOf(db, person), await peopledGroups(db)).problems);
}

export interface Published {
  readonly ok: true;
  /** Null: there was nothing new. */
  readonly publication: number | null;
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly version: number }[];
  /** Definitions that are gone: all their versions are withdrawn. */
  readonly removed: readonly DefinitionKey[];
  /** Workflows of which starts take a new version from now on. */
  readonly workflows: readonly { readonly workflow: string; readonly hash: string }[];
}

/** Not published: the tree would have errors. */
export interface NotPublished {
  readonly ok: false;
  readonly code: 'problems';
  readonly problems: readonly Problem[];
}

/** Publishes those of `texts` that differ from what is published: how a tree of files enters the store. Must run in a transaction; nothing new publishes nothing. */
export async function importDefinitions(
  db: Db,
  texts: readonly DefinitionText[],
  author: string,
  now: number,
): Promise<Published | NotPublished> {
  await lockPublications(db);
  const published = new Map((await overlaid(db, [])).map((each) => [fileOf(each), each.text]));
  const changed = texts.filter((each) => published.get(fileOf(each)) !== each.text);
  if (changed.length === 0) return { ok: true, publication: null, parts: [], removed: [], workflows: [] };
  return publishTexts(db, changed, author, null, now);
}

/** Publishes a set without the gate's scenarios: errors alone refuse it. Must run in a transaction. */
async function publishTexts(
  db: Db,
  parts: readonly DefinitionText[],
  author: string,
  note: string | null,
  now: number,
): Promise<Published | NotPublished> {
  const { tree, problems } = checkTexts(await overlaid(db, parts));
  if (problems.some((problem) => problem.severity === 'error'))
    return { ok: false, code: 'problems', problems };
  return publishChecked(db, { parts, author, note, now, programs: await changedPrograms(db, tree, now) });
}

/** Publishes a set that was found to be in order, with the programs of the workflows that it changes; what is to go is withdrawn. Must run in a transaction. */
export async function publishChecked(
  db: Db,
  set: {
    readonly parts: readonly DefinitionChange[];
    readonly author: string;
    readonly note: string | null;
    readonly now: number;
    readonly programs: readonly Program[];
  },
): Promise<Published> {
  const { author, note, now, programs } = set;
  const parts = set.parts.flatMap(({ kind, name, text }) => (text === null ? [] : [{ kind, name, text }]));
  const removed = set.parts.flatMap(({ kind, name, text }) => (text === null ? [{ kind, name }] : []));
  for (const program of programs) await saveProgram(db, program, now);
  const workflows = programs.map(({ workflow, version }) => ({ workflow: workflow.name, hash: version }));
  const { id, versions } = await publishSet(db, { author, note, publishedAt: now, parts, workflows });
  for (const { kind, name } of removed) {
    await withdrawAll(db, kind, name, { by: author, now });
    if (kind === 'workflow') await dropCurrentVersion(db, name);
  }
  return {
    ok: true,
    publication: id,
    parts: parts.map(({ kind, name }, at) => ({ kind, name, version: versions[at] ?? 0 })),
    removed,
    workflows,
  };
}

/** The workflows whose closure has changed, compiled; a part that changes makes a new version of each that uses it. */
export async function changedPrograms(db: Db, tree: Tree, now: number): Promise<readonly Program[]> {
  const current = new Map((await listCurrentVersions(db)).map(({ workflow, hash }) => [workflow, hash]));
  return tree.definitions.flatMap(({ kind, name }) => {
    if (kind !== 'workflow') return [];
    const program = compile(tree, name, new Date(now).getUTCFullYear());
    return current.get(name) === program.version ? [] : [program];
  });
}
