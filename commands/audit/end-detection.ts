/** How a detection ends: handed in once, replaced with a reason, or put back where nobody was contacted. */
import { randomUUID } from 'node:crypto';
import { courseFaults, type Course } from '../../domain/audit/course.js';
import { answerFaults, type Answers } from '../../domain/audit/sheet.js';
import { slotAt } from '../../domain/audit/slots.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { findAttachments } from '../../store/attachments.js';
import { putBack } from '../../store/detection-taking.js';
import {
  insertReplacement,
  keepWithInstance,
  lockDetection,
  saveDetection,
  type DetectionRow,
} from '../../store/detections.js';
import { findAudit, getSheet, type AuditRow } from '../../store/mystery-audits.js';
import { inTransaction, type Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { documentHash } from '../hashing.js';
import { refused } from '../refused.js';
import { refusedFor } from './faults.js';

type Context = Pick<CommandContext, 'db' | 'clock'>;

/** What an auditor hands in. */
export interface HandedIn {
  readonly answers: Answers;
  readonly course: Course;
  readonly remarks: string | null;
  readonly attachments: readonly string[];
}

export type DetectionEnded = { readonly ok: true } | Refusal;

interface Held {
  readonly db: Db;
  readonly row: DetectionRow;
  readonly audit: AuditRow;
  readonly now: number;
}

/** Tells that a mail was sent: it then waits for its answer, and the auditor may go on. `sentAt` in milliseconds. */
export function noteSent(
  context: Context,
  auditor: string,
  id: string,
  { sentAt, attachments }: { readonly sentAt: number; readonly attachments: readonly string[] },
): Promise<DetectionEnded> {
  const course: Course = { call: null, mail: { sentAt, receivedAt: null } };
  return holding(context, auditor, id, async (held) => {
    const { db, row, now } = held;
    if (row.state === 'sent' && row.course?.mail?.sentAt === sentAt) return { ok: true };
    if (row.state !== 'begun') return notInHand(row);
    const faults = [...courseFaults(row.kind, course, now), ...bandFaults(held, sentAt)];
    if (faults.length > 0) return refusedFor(worded`The mail can't be noted so.`, '/sent_at', faults);
    const unusable = await keepAttachments(held, auditor, attachments);
    if (unusable !== null) return unusable;
    const blank = { answers: null, remarks: null, reason: null, endedAt: null };
    await saveDetection(db, { ...blank, id, state: 'sent', course, attachments: [...attachments] });
    return { ok: true };
  });
}

/** Hands a detection in. The same again is answered the same; anything else, once it is in, is refused. */
export function handIn(
  context: Context,
  auditor: string,
  id: string,
  handed: HandedIn,
): Promise<DetectionEnded> {
  return holding(context, auditor, id, async (held) => {
    const { db, row, now } = held;
    if (row.state === 'made') return isSame(row, handed) ? { ok: true } : notInHand(row);
    if (row.state !== (row.kind === 'call' ? 'begun' : 'sent')) return notInHand(row);
    const faults = await handedFaults(held, handed);
    if (faults.length > 0)
      return refusedFor(worded`The detection can't be handed in so.`, '/answers', faults);
    const { answers, course, remarks } = handed;
    const attachments = [...new Set([...row.attachments, ...handed.attachments])];
    const unusable = await keepAttachments(held, auditor, attachments);
    if (unusable !== null) return unusable;
    const ended = { id, state: 'made' as const, endedAt: now, reason: null };
    await saveDetection(db, { ...ended, answers, course, remarks, attachments });
    return { ok: true };
  });
}

/** Has another detection of the same cell made in the place of one that could not be; why, is kept with it. */
export function replaceDetection(
  context: Context,
  auditor: string,
  id: string,
  reason: string,
): Promise<DetectionEnded> {
  return holding(context, auditor, id, async ({ db, row, now }) => {
    if (row.state === 'replaced' && row.reason === reason) return { ok: true };
    if (row.state !== 'begun' && row.state !== 'sent') return notInHand(row);
    const { course, attachments } = row;
    await saveDetection(db, {
      ...{ id, state: 'replaced', endedAt: now, reason, course, attachments },
      ...{ answers: null, remarks: null },
    });
    await insertReplacement(db, id, randomUUID());
    return { ok: true };
  });
}

/** Puts a detection back in which nobody was contacted. */
export function putDetectionBack(context: Context, auditor: string, id: string): Promise<DetectionEnded> {
  return holding(context, auditor, id, async ({ db, row, audit }) => {
    if (row.state !== 'begun' || row.begunAt === null) return notInHand(row);
    await putBack(db, row, slotAt(row.begunAt, audit.order.days, audit.order.bands).day);
    return { ok: true };
  });
}

/** Does something with a detection of one's own, under its lock. */
function holding(
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

function notInHand({ id, state }: DetectionRow): Refusal {
  return refused(
    'conflict',
    worded`The detection ${id} is not in hand any more, or not yet: it is ${state}.`,
  );
}

function isSame({ answers, course, remarks, attachments }: DetectionRow, handed: HandedIn): boolean {
  const before = { answers, course, remarks };
  const again = { answers: handed.answers, course: handed.course, remarks: handed.remarks };
  return (
    documentHash(before) === documentHash(again) &&
    handed.attachments.every((each) => attachments.includes(each))
  );
}

async function handedFaults(held: Held, { answers, course }: HandedIn): Promise<Worded[]> {
  const { db, row, now } = held;
  const sheet = await getSheet(db, row.sheet ?? '');
  const faults = [...courseFaults(row.kind, course, now), ...answerFaults(sheet, row.kind, answers)];
  if (course.call !== null) faults.push(...bandFaults(held, course.call.dialledAt));
  if (course.mail !== null && course.mail.sentAt !== row.course?.mail?.sentAt)
    faults.push(worded`When the mail was sent was told before, and otherwise.`);
  return faults;
}

/** A detection counts for its cell only if it was begun in its hour band (AUD-3). */
function bandFaults({ row, audit: { order } }: Held, at: number): Worded[] {
  const slot = slotAt(at, order.days, order.bands);
  if (slot.weekday === row.weekday && slot.band === row.band) return [];
  return [
    worded`This detection belongs to weekday ${row.weekday} (Monday is 1), ${row.band}, and was made on weekday ${slot.weekday}, ${slot.day}, outside it: have it replaced.`,
  ];
}

async function keepAttachments(
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
