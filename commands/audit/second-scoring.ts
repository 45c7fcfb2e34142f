/** The second, blind scoring: somebody else scores by the recording or the mails alone. */
import { answerFaults, type Answers } from '../../domain/audit/sheet.js';
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { findDetection, type DetectionRow } from '../../store/detections.js';
import { findAudit, getSheet } from '../../store/mystery-audits.js';
import {
  lockSecondScoring,
  saveSecondScoring,
  secondScoringInHand,
  takeSecondScoring,
} from '../../store/second-scorings.js';
import { inTransaction } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { documentHash } from '../hashing.js';
import { refused } from '../refused.js';
import { noAudit, refusedFor } from './faults.js';
import { languagesOf } from './next-detection.js';

type Context = Pick<CommandContext, 'db' | 'clock'>;

/** What the second auditor is given: what was done, never how it was judged, what was remarked, nor by whom. */
export type BlindDetection = Pick<
  DetectionRow,
  'id' | 'body' | 'kind' | 'service' | 'language' | 'channel' | 'sheet' | 'attachments'
>;

export type SecondGiven = { readonly ok: true; readonly detection: BlindDetection | null } | Refusal;

/** Gives an auditor the detection that she has in hand to score again, else the next that somebody else made. */
export async function nextSecondScoring(
  context: Context,
  actor: Actor,
  auditId: string,
): Promise<SecondGiven> {
  const { db, clock } = context;
  const audit = await findAudit(db, auditId);
  if (audit === null) return noAudit(auditId);
  const inHand = await secondScoringInHand(db, actor.name);
  const taking = {
    audit: auditId,
    auditor: actor.name,
    languages: languagesOf(actor, audit.order),
    now: clock(),
  };
  // None to be taken: she may have asked twice at once.
  const id =
    inHand?.detectionId ??
    (await takeSecondScoring(db, taking)) ??
    (await secondScoringInHand(db, actor.name))?.detectionId ??
    null;
  const row = id === null ? null : await findDetection(db, id);
  return { ok: true, detection: row === null ? null : blind(row) };
}

function blind(row: DetectionRow): BlindDetection {
  const { id, body, kind, service, language, channel, sheet, attachments } = row;
  return { id, body, kind, service, language, channel, sheet, attachments };
}

export type SecondHandedIn = { readonly ok: true } | Refusal;

/** Hands a second scoring in; the same again is answered the same. */
export function handInSecond(
  { db, clock }: Context,
  auditor: string,
  id: string,
  answers: Answers,
): Promise<SecondHandedIn> {
  return inTransaction(db, async (tx): Promise<SecondHandedIn> => {
    const scoring = await lockSecondScoring(tx, id);
    const row = await findDetection(tx, id);
    if (scoring === null || row === null || scoring.auditor !== auditor)
      return refused('not_found', worded`You have no detection ${id} to score again.`);
    if (scoring.endedAt !== null)
      return documentHash(scoring.answers) === documentHash(answers)
        ? { ok: true }
        : refused('conflict', worded`You have scored the detection ${id} already.`);
    const faults = answerFaults(await getSheet(tx, row.sheet ?? ''), row.kind, answers);
    if (faults.length > 0) return refusedFor(worded`The sheet can't be handed in so.`, '/answers', faults);
    await saveSecondScoring(tx, id, answers, clock());
    return { ok: true };
  });
}
