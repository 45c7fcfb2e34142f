/** One attempt of the machine, between its two marks. */
import { afterAttempt, freshContact, type ContactRules } from '../../engine/outreach/contact.js';
import { isOpenIn, nextOpeningIn } from '../../engine/outreach/own-hours.js';
import { doubtAttempt, type BegunContact } from '../../store/outreach-claims.js';
import type { AttemptEnd } from '../../store/outreach-ends.js';
import { noteJob } from '../../store/outreach-jobs.js';
import type { CommandContext } from '../context.js';
import type { OwnHours } from './lanes.js';
import type { Machine, Touched } from './machine.js';
import type { Stretch } from './stretch.js';

interface Attempting {
  readonly context: CommandContext;
  readonly rules: ContactRules;
  readonly ownHours: OwnHours;
  readonly stretch: Stretch;
}

/** What is to be written of an attempt; `end` null: it is in doubt, or goes on elsewhere. `trouble`: why nobody can be contacted now. */
interface Made {
  readonly end: AttemptEnd | null;
  readonly trouble: string | null;
}

/** The attempt and its contact, as far as its end goes by them. */
export type Attempted = Pick<BegunContact, 'attempt' | 'row' | 'attempts' | 'lastOutcome'>;

const patienceMs = 5 * 60_000;

/** Touches the contact and tells how that ended. */
export async function attempt(
  work: Attempting,
  touch: Awaited<ReturnType<Machine['prepare']>>,
  contact: BegunContact,
): Promise<Made> {
  const { context, stretch } = work;
  if (contact.lost !== null) return { end: lostEnd(contact, contact.lost, context.clock()), trouble: null };
  const until = closedUntil(work, contact);
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

async function written(work: Attempting, contact: BegunContact, made: Touched): Promise<Made> {
  const { context, rules } = work;
  const now = context.clock();
  switch (made.as) {
    case 'ended':
      return { end: ended(contact, rules, { ...made, at: now }), trouble: null };
    case 'postponed':
      return { end: back(contact, made.until, now), trouble: null };
    case 'trouble':
      return { end: back(contact, null, now), trouble: made.why };
    case 'handed_over':
      await noteJob(context.db, contact.attempt, made.job);
      return { end: null, trouble: null };
    case 'in_doubt':
      await doubtAttempt(context.db, contact.attempt, made.why, now);
      return { end: null, trouble: null };
  }
}

/** How an attempt that reached the far side leaves its contact, by the engine's own rules. */
export function ended(
  { attempt: id, row, attempts, lastOutcome }: Attempted,
  rules: ContactRules,
  {
    outcome,
    remarks,
    at,
  }: { readonly outcome: string; readonly remarks: string | null; readonly at: number },
): AttemptEnd {
  const before = { ...freshContact, attempts, outcome: lastOutcome };
  const contact = afterAttempt(before, rules, { outcome, at, appointment: null });
  const first = lastOutcome === null;
  return { id, row, at, outcome, remarks, appointment: null, first, contact: { ...contact, skill: null } };
}

/** The contact goes back as it was, to be tried again at `until`, or at once. */
export function back(
  { attempt: id, row, attempts, lastOutcome }: Attempted,
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

/** When a contact's hours open, the row's own or the campaign's, by its own clocks; null: it may be contacted now. */
function closedUntil({ context, rules, ownHours }: Attempting, { hours, zone }: BegunContact): number | null {
  const calendar = (hours === null ? null : ownHours.get(hours)) ?? rules.hours;
  const now = context.clock();
  return calendar === null || isOpenIn(now, calendar, zone) ? null : nextOpeningIn(now, calendar, zone);
}
