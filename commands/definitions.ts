/** Saving drafts, checking them, and publishing a set of them at once. */
import { compile, type Problem, type Tree } from '../engine/reading.js';
import type { Refusal } from '../engine/outcome.js';
import {
  findDefinition,
  listCurrentVersions,
  lockPublications,
  publish as publishSet,
} from '../store/definitions.js';
import { deleteDraft, listDrafts, saveDraft as saveDraftRow, type DraftRow } from '../store/drafts.js';
import { saveProgram } from '../store/programs.js';
import type { Db } from '../store/store.js';
import {
  checkTexts,
  fileOf,
  overlaid,
  problemsFor,
  treeOf,
  type DefinitionKey,
  type DefinitionText,
} from './definition-tree.js';

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
  return problemsFor(key, checkTexts(await treeOf(db, person)).problems);
}

export interface PublishRequest {
  readonly person: string;
  /** Which of the person's drafts; null: all. */
  readonly parts: readonly DefinitionKey[] | null;
  readonly note: string | null;
  readonly now: number;
}

export interface Published {
  readonly ok: true;
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly version: number }[];
  /** Workflows of which starts take a new version from now on. */
  readonly workflows: readonly { readonly workflow: string; readonly hash: string }[];
}

/** Not published: the tree would have errors. */
export interface NotPublished {
  readonly ok: false;
  readonly code: 'problems';
  readonly problems: readonly Problem[];
}

/**
 * Publishes drafts of a person as one set: all or none. Must run in a transaction, which is to be rolled back when it is refused:
 * (not_found) a named draft is not there, (conflict) one was begun from a version that is no longer the newest, or `problems`.
 */
export async function publishDrafts(
  db: Db,
  request: PublishRequest,
): Promise<Published | NotPublished | Refusal> {
  await lockPublications(db);
  const drafts = await listDrafts(db, request.person);
  const chosen =
    request.parts === null
      ? drafts
      : drafts.filter((draft) => request.parts?.some((part) => same(part, draft)));
  const missing = request.parts?.find((part) => !drafts.some((draft) => same(part, draft)));
  if (missing !== undefined)
    return refuse('not_found', `${request.person} has no draft of the ${missing.kind} ${missing.name}.`);
  if (chosen.length === 0) return refuse('not_found', `${request.person} has no draft to publish.`);
  for (const draft of chosen) {
    const newest = (await findDefinition(db, draft.kind, draft.name, null))?.version ?? null;
    if (newest !== draft.baseVersion) {
      const now = newest === null ? 'none is published' : `version ${newest} is`;
      return refuse(
        'conflict',
        `The draft of the ${draft.kind} ${draft.name} was begun from version ${draft.baseVersion ?? 'none'}, and now ${now}. Compare, discard the draft and write it anew.`,
      );
    }
  }
  const published = await publishTexts(db, chosen, request.person, request.note, request.now);
  if (published.ok) for (const draft of chosen) await deleteDraft(db, draft);
  return published;
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
  if (changed.length === 0) return { ok: true, parts: [], workflows: [] };
  return publishTexts(db, changed, author, null, now);
}

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
  const workflows = await compileChanged(db, tree, now);
  const versions = await publishSet(db, { author, note, publishedAt: now, parts, workflows });
  return {
    ok: true,
    parts: parts.map(({ kind, name }, at) => ({ kind, name, version: versions[at] ?? 0 })),
    workflows,
  };
}

/** Compiles every workflow whose closure has changed; a part that changes makes a new version of each that uses it. */
async function compileChanged(db: Db, tree: Tree, now: number): Promise<Published['workflows']> {
  const current = new Map((await listCurrentVersions(db)).map(({ workflow, hash }) => [workflow, hash]));
  const changed: { workflow: string; hash: string }[] = [];
  for (const { kind, name } of tree.definitions) {
    if (kind !== 'workflow') continue;
    const program = compile(tree, name, new Date(now).getUTCFullYear());
    if (current.get(name) === program.version) continue;
    await saveProgram(db, program, now);
    changed.push({ workflow: name, hash: program.version });
  }
  return changed;
}

function same(one: DefinitionKey, other: DefinitionKey): boolean {
  return one.kind === other.kind && one.name === other.name;
}

function refuse(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message, errors: [] };
}
