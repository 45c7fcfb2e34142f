/** How a detection ends: handed in once, replaced with a reason, or put back where nobody was contacted. */
import { randomUUID } from 'node:crypto';
import { courseFaults, type Course } from '../../domain/audit/course.js';
import { answerFaults, type Answers } from '../../domain/audit/sheet.js';
import { slotAt } from '../../domain/audit/slots.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { putBack } from '../../store/detection-taking.js';
import { insertReplacement, saveDetection, type DetectionRow } from '../../store/detections.js';
import { getSheet } from '../../store/mystery-audits.js';
import { documentHash } from '../hashing.js';
import {
  bandFaults,
  holding,
  keepAttachments,
  notInHand,
  type Context,
  type DetectionEnded,
  type Held,
} from './detection-in-hand.js';
import { refusedFor } from './faults.js';

/** What an auditor hands in. */
export interface HandedIn {
  readonly answers: Answers;
  readonly course: Course;
  readonly remarks: string | null;
  readonly attachments: readonly string[];
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
