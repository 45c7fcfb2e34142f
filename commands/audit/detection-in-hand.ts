/** A detection that an auditor has in hand, locked until what is done with it is written, and what each way of ending it looks at. */
import { slotAt } from '../../domain/audit/slots.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { findAttachments } from '../../store/attachments.js';
import { keepWithInstance, lockDetection, type DetectionRow } from '../../store/detections.js';
import { findAudit, type AuditRow } from '../../store/mystery-audits.js';
import { inTransaction, type Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { refused } from '../refused.js';

export type Context = Pick<CommandContext, 'db' | 'clock'>;

export type DetectionEnded = { readonly ok: true } | Refusal;

export interface Held {
  readonly db: Db;
  readonly row: DetectionRow;
  readonly audit: AuditRow;
  readonly now: number;
}

/** Does something with a detection of one's own, under its lock. */
export function holding(
  { db, clock }: Context,
  auditor: string,
  id: string,
  act: (held: Held) => Promise<DetectionEnded>,
): Promise<DetectionEnded> {
  return inTransaction(db, async (tx) => {
    const row = await lockDetection(tx, id);
    const audit = row === null ? null : await findAudit(tx, row.auditId);
    if (row === null || audit === null || row.auditor !== auditor)
      return refused('not_found', worded`You have no detection ${id} in hand.`);
    if (audit.state === 'over' && row.state !== 'made')
      return refused('conflict', worded`The audit of the detection ${id} is over.`);
    return act({ db: tx, row, audit, now: clock() });
  });
}

/** Refused: as it stands, this can't be done with it. */
export function notInHand({ id, state }: DetectionRow): Refusal {
  return refused(
    'conflict',
    worded`The detection ${id} is not in hand any more, or not yet: it is ${state}.`,
  );
}

/** A detection counts for its cell only if it was begun in its hour band. */
export function bandFaults({ row, audit: { order } }: Held, at: number): Worded[] {
  const slot = slotAt(at, order.days, order.bands);
  if (slot.weekday === row.weekday && slot.band === row.band) return [];
  return [
    worded`This detection belongs to weekday ${row.weekday} (Monday is 1), ${row.band}, and was made on weekday ${slot.weekday}, ${slot.day}, outside it: have it replaced.`,
  ];
}

/** Gives the auditor's uploads to the audit's instance; refused where some are not hers. */
export async function keepAttachments(
  { db, audit }: Held,
  auditor: string,
  ids: readonly string[],
): Promise<Refusal | null> {
  const rows = await findAttachments(db, ids);
  const usable = rows.filter(({ instanceId, contactId, uploadedBy }) =>
    instanceId === null ? contactId === null && uploadedBy === auditor : instanceId === audit.instanceId,
  );
  if (usable.length < new Set(ids).size)
    return refused('invalid', worded`Some attachments are not there, or not yours to use here.`);
  await keepWithInstance(db, ids, audit.instanceId);
  return null;
}
