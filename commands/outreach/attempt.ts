/** One attempt of the machine, between its two marks. */
import { afterAttempt, type ContactRules } from '../../engine/outreach/contact.js';
import { calendarNamed } from '../../engine/running/calendars.js';
import { isOpen, nextOpening } from '../../engine/time/working-time.js';
import { doubtAttempt, type BegunContact } from '../../store/outreach-claims.js';
import type { AttemptEnd } from '../../store/outreach-ends.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import type { Machine, Touched } from './machine.js';
import type { Stretch } from './stretch.js';

interface Attempting {
  readonly context: CommandContext;
  readonly outreach: OutreachRow;
  readonly rules: ContactRules;
  readonly stretch: Stretch;
}

/** What is to be written of an attempt; `end` null: it is in doubt. `trouble`: why nobody can be contacted now. */
interface Attempted {
  readonly end: AttemptEnd | null;
  readonly trouble: string | null;
}

const patienceMs = 5 * 60_000;

/** Touches the contact and tells how that ended. */
export async function attempt(
  work: Attempting,
  touch: Awaited<ReturnType<Machine['prepare']>>,
  contact: BegunContact,
): Promise<Attempted> {
  const { context, stretch } = work;
  if (contact.lost !== null) return { end: lostEnd(contact, contact.lost, context.clock()), trouble: null };
  const until = await closedUntil(work, contact);
  if (until !== null) return { end: back(contact, until, context.clock()), trouble: null };
  // The world is not touched by one whose marks may be in doubt already.
  if (!stretch.isSure()) return { end: back(contact, null, context.clock()), trouble: 'the store is away' };
  return written(work, contact, await touched(touch, contact));
}

async function touched(
  touch: Awaited<ReturnType<Machine['prepare']>>,
  contact: BegunContact,
): Promise<Touched> {
  try {
    return await touch(contact, AbortSignal.timeout(patienceMs));
  } catch (error) {
    return { as: 'trouble', why: error instanceof Error ? error.message : String(error) };
  }
}

async function written(work: Attempting, contact: BegunContact, made: Touched): Promise<Attempted> {
  const { context, rules } = work;
  const now = context.clock();
  switch (made.as) {
    case 'ended':
      return { end: ended(contact, rules, { ...made, at: now }), trouble: null };
    case 'postponed':
      return { end: back(contact, made.until, now), trouble: null };
    case 'trouble':
      return { end: back(contact, null, now), trouble: made.why };
    case 'in_doubt':
      await doubtAttempt(context.db, contact.attempt, made.why, now);
      return { end: null, trouble: null };
  }
}

/** How an attempt that reached the far side leaves its contact, by the engine's own rules. */
export function ended(
  {
    attempt: id,
    row,
    attempts,
    lastOutcome,
  }: Pick<BegunContact, 'attempt' | 'row' | 'attempts' | 'lastOutcome'>,
  rules: ContactRules,
  {
    outcome,
    remarks,
    at,
  }: { readonly outcome: string; readonly remarks: string | null; readonly at: number },
): AttemptEnd {
  const before = { attempts, outcome: lastOutcome, done: false, waits: false, retryAt: null };
  const contact = afterAttempt(before, rules, { outcome, at, appointment: null });
  const first = lastOutcome === null;
  return { id, row, at, outcome, remarks, appointment: null, first, contact: { ...contact, skill: null } };
}

/** The contact goes back as it was, to be tried again at `until`, or at once. */
export function back(
  {
    attempt: id,
    row,
    attempts,
    lastOutcome,
  }: Pick<BegunContact, 'attempt' | 'row' | 'attempts' | 'lastOutcome'>,
  until: number | null,
  at: number,
): AttemptEnd {
  const retryAt = until ?? (lastOutcome === null ? null : at);
  const contact = { attempts, outcome: lastOutcome, done: false, waits: false, retryAt, skill: null };
  return { ...{ id, row, at, outcome: null, remarks: null, appointment: null, first: false }, contact };
}

function lostEnd(
  { attempt: id, row, attempts, lastOutcome }: BegunContact,
  outcome: string,
  at: number,
): AttemptEnd {
  const contact = { attempts, outcome, done: true, waits: false, retryAt: null, skill: null };
  return {
    ...{ id, row, at, outcome, remarks: null, appointment: null, first: lastOutcome === null },
    contact,
  };
}

/** When the row's own hours open, where it has some and they are closed; null: it may be contacted now. */
async function closedUntil(
  { context, outreach }: Attempting,
  { hours }: BegunContact,
): Promise<number | null> {
  if (hours === null) return null;
  const calendar = calendarNamed(await context.programs.get(outreach.version), hours);
  const now = context.clock();
  return calendar === null || isOpen(now, calendar) ? null : nextOpening(now, calendar);
}
