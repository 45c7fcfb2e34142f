/** The next detection for an auditor. */
import { slotAt } from '../../domain/audit/slots.js';
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import { takeDetection } from '../../store/detection-taking.js';
import { detectionsInHand, findDetection, type DetectionRow } from '../../store/detections.js';
import { findAudit, type AuditRow } from '../../store/mystery-audits.js';
import { isUniqueViolation } from '../../store/violations.js';
import type { CommandContext } from '../context.js';
import { noAudit } from './faults.js';

type Context = Pick<CommandContext, 'db' | 'clock'>;

/** Why there is none now: no hour band is open, nothing of hers is left in it today, or the audit is over. */
type NoDetection = 'out_of_band' | 'none_now' | 'over';

export type DetectionGiven =
  | { readonly ok: true; readonly detection: DetectionRow }
  | { readonly ok: true; readonly detection: null; readonly why: NoDetection }
  | Refusal;

/**
 * Gives an auditor the detection in hand, else the next of the hour band that it is now, in a language of hers, while the day
 * may have more (AUD-3). Whoever asks twice is given the same.
 */
export async function nextDetection(
  context: Context,
  actor: Actor,
  auditId: string,
): Promise<DetectionGiven> {
  const { db } = context;
  const audit = await findAudit(db, auditId);
  if (audit === null) return noAudit(auditId);
  const inHand = await begunOf(context, actor, auditId);
  if (inHand !== null) return { ok: true, detection: inHand };
  if (audit.state === 'over') return { ok: true, detection: null, why: 'over' };
  try {
    return await take(context, actor, audit);
  } catch (error) {
    // She has asked twice at once.
    const begun = isUniqueViolation(error) ? await begunOf(context, actor, auditId) : null;
    if (begun === null) throw error;
    return { ok: true, detection: begun };
  }
}

/** The detection of an audit that an auditor has begun; null for none. */
async function begunOf(
  { db }: Pick<Context, 'db'>,
  { name }: Actor,
  audit: string,
): Promise<DetectionRow | null> {
  const inHand = await detectionsInHand(db, name);
  return inHand.find(({ auditId, state }) => auditId === audit && state === 'begun') ?? null;
}

async function take({ db, clock }: Context, actor: Actor, { id, order }: AuditRow): Promise<DetectionGiven> {
  const now = clock();
  const { day, weekday, band } = slotAt(now, order.days, order.bands);
  if (band === null) return { ok: true, detection: null, why: 'out_of_band' };
  const languages = languagesOf(actor, order);
  const { perDay } = order;
  const taking = { audit: id, auditor: actor.name, languages, now, day, weekday, band, perDay };
  // One more look: what others have taken meanwhile may have been the first of what there still is.
  const taken = (await takeDetection(db, taking)) ?? (await takeDetection(db, taking));
  const detection = taken === null ? null : await findDetection(db, taken);
  return detection === null ? { ok: true, detection, why: 'none_now' } : { ok: true, detection };
}

/** The languages in which somebody makes detections: their skills; all, for who may do everybody's work. */
export function languagesOf({ any, skills }: Actor, { services }: AuditRow['order']): readonly string[] {
  return any ? [...new Set(services.flatMap(({ languages }) => Object.keys(languages)))] : skills;
}
