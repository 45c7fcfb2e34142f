/**
 * Publishing a set of drafts: through the gate, then at once, or as a proposal that waits for a second person or for its
 * date. Who waits is written down with the texts as they were, and comes through the gate again when its time has come.
 */
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import type { Problem } from '../engine/reading.js';
import { findDefinition, lockPublications } from '../store/definitions.js';
import { deleteDraft, findDraft, listDrafts } from '../store/drafts.js';
import { insertProposal, type ProposalRow } from '../store/proposals.js';
import { publicationSettings } from '../store/settings.js';
import type { Db } from '../store/store.js';
import { beginBatches } from './batches.js';
import type { CommandContext } from './context.js';
import type { DefinitionChange, DefinitionKey } from '../domain/definition-file.js';
import { publishChecked, type Published } from './definitions.js';
import { gate, type GateReport } from './gate.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

export type FollowUp = ProposalRow['followUp'];

export interface PublishRequest {
  readonly person: string;
  /** Which of the person's drafts; null: all. */
  readonly parts: readonly DefinitionKey[] | null;
  readonly note: string | null;
  /** When it is to become valid; null or past: now. */
  readonly validAt: number | null;
  /** What is to be done to running instances then. */
  readonly followUp: FollowUp;
  readonly now: number;
}

/** The gate did not let it through. */
export interface NotThrough {
  readonly ok: false;
  readonly code: 'gate';
  readonly problems: readonly Problem[];
  readonly report: GateReport;
}

export interface PublishedNow extends Published {
  readonly report: GateReport;
  readonly batches: readonly number[];
}

/** Not yet published: it waits. */
export interface Proposed {
  readonly ok: true;
  readonly proposal: ProposalRow;
}

type PublishContext = Pick<CommandContext, 'programs' | 'keys'>;

/** A part of a set, with the version that it was begun from. */
interface Part extends DefinitionChange {
  readonly baseVersion: number | null;
}

/**
 * Publishes drafts of a person as one set: all or none. Must run in a transaction, which is to be rolled back when it is refused:
 * (not_found) a named draft is not there, (conflict) one was begun from a version that is no longer the newest, or by the gate.
 */
export async function publishDrafts(
  context: PublishContext,
  db: Db,
  request: PublishRequest,
): Promise<PublishedNow | Proposed | NotThrough | Refusal> {
  await lockPublications(db);
  const { person, note, validAt, followUp, now } = request;
  const parts = await chosenDrafts(db, request);
  if ('ok' in parts) return parts;
  const { secondPerson } = await publicationSettings(db);
  const dated = validAt !== null && validAt > now;
  if (!secondPerson && !dated)
    return publishParts(context, db, { author: person, note, parts, followUp, now });
  const stale = await staleAmong(db, parts);
  if (stale !== null) return stale;
  const { passed, report } = await gate(context, db, parts, now);
  if (!passed) return { ok: false, code: 'gate', problems: report.problems, report };
  const proposal = await insertProposal(db, {
    author: person,
    note,
    proposedAt: now,
    parts: parts.map(({ kind, name, text, baseVersion }) => ({ kind, name, text, baseVersion })),
    followUp,
    validAt: dated ? validAt : null,
    state: secondPerson ? 'awaiting_approval' : 'awaiting_date',
    report: report as unknown as JsonObject,
  });
  return { ok: true, proposal };
}

/** What would come of publishing drafts now: what the gate finds, nothing written. Refused as `publishDrafts` is, the gate aside. */
export async function previewDrafts(
  context: PublishContext,
  db: Db,
  request: Pick<PublishRequest, 'person' | 'parts' | 'now'>,
): Promise<{ readonly ok: true; readonly passed: boolean; readonly report: GateReport } | Refusal> {
  const parts = await chosenDrafts(db, request);
  if ('ok' in parts) return parts;
  const stale = await staleAmong(db, parts);
  if (stale !== null) return stale;
  const { passed, report } = await gate(context, db, parts, request.now);
  return { ok: true, passed, report };
}

/** Publishes texts through the gate, with what follows for running instances. Must run in a transaction, to be rolled back when it is refused. */
export async function publishParts(
  context: PublishContext,
  db: Db,
  set: {
    readonly author: string;
    readonly note: string | null;
    readonly parts: readonly Part[];
    readonly followUp: FollowUp;
    readonly now: number;
  },
): Promise<PublishedNow | NotThrough | Refusal> {
  await lockPublications(db);
  const stale = await staleAmong(db, set.parts);
  if (stale !== null) return stale;
  const { passed, report, programs } = await gate(context, db, set.parts, set.now);
  if (!passed) return { ok: false, code: 'gate', problems: report.problems, report };
  const published = await publishChecked(db, { ...set, programs });
  for (const part of set.parts) {
    const key = { kind: part.kind, name: part.name, person: set.author };
    if ((await findDraft(db, key))?.text === part.text) await deleteDraft(db, key);
  }
  const batches = await beginBatches(db, published, set);
  return { ...published, report, batches };
}

async function chosenDrafts(
  db: Db,
  { person, parts }: Pick<PublishRequest, 'person' | 'parts'>,
): Promise<readonly Part[] | Refusal> {
  const drafts = await listDrafts(db, person);
  const chosen = parts === null ? drafts : drafts.filter((draft) => parts.some((part) => same(part, draft)));
  const missing = parts?.find((part) => !drafts.some((draft) => same(part, draft)));
  if (missing !== undefined)
    return refused('not_found', worded`${person} has no draft of the ${missing.kind} ${missing.name}.`);
  return chosen.length === 0 ? refused('not_found', worded`${person} has no draft to publish.`) : chosen;
}

async function staleAmong(db: Db, parts: readonly Part[]): Promise<Refusal | null> {
  for (const { kind, name, baseVersion } of parts) {
    const newest = (await findDefinition(db, kind, name, null))?.version ?? null;
    if (newest === baseVersion) continue;
    const now = newest === null ? worded`none is published` : worded`version ${newest} is`;
    return refused(
      'conflict',
      worded`The draft of the ${kind} ${name} was begun from version ${baseVersion ?? worded`none`}, and now ${now}. Compare, discard the draft and write it anew.`,
    );
  }
  return null;
}

function same(one: DefinitionKey, other: DefinitionKey): boolean {
  return one.kind === other.kind && one.name === other.name;
}
