/**
 * How an attempt ended: written once, with what it makes of the contact by the engine's own rules. Told twice, in the same
 * words, it is answered the same; in other words it is refused.
 */
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import {
  afterAttempt,
  counts,
  freshContact,
  type Contact,
  type ContactRules,
} from '../../engine/outreach/contact.js';
import { wantedCells, type Filled } from '../../engine/outreach/quota.js';
import { faultAt, worded, type FieldFault } from '../../engine/wording/worded.js';
import { findAttempt, giveBack, type StandingAttempt } from '../../store/outreach-attempts.js';
import { endAttempt } from '../../store/outreach-ends.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { refused } from '../refused.js';
import { noteFilled, recentOutreach } from './recent-outreach.js';
import { ring, ringIfLast } from './runner.js';
import { rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

/** What the operator says of it; `outcome` null: nobody was contacted, the contact goes back. Instants in milliseconds. */
export interface AttemptReport {
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly appointment: number | null;
}

export type Ended = { readonly ok: true; readonly contact: Contact | null } | Refusal;

/** Ends an attempt of one's own: it is read, then ended by one statement, unless somebody else has ended it in between. */
export async function reportAttempt(
  context: Context,
  actor: Actor,
  id: string,
  said: AttemptReport,
): Promise<Ended> {
  const { db, programs, clock } = context;
  const now = clock();
  const attempt = await findAttempt(db, id);
  if (attempt === null || (attempt.by !== actor.name && !actor.any))
    return refused('not_found', worded`You have no attempt ${id} in hand.`);
  if (attempt.endedAt !== null) return again(attempt, said);
  if (said.outcome === null)
    return (await giveBack(db, attempt, now)) ? { ok: true, contact: null } : endedMeanwhile(db, id, said);
  const recent = await recentOutreach(db, attempt.outreachId, now);
  if (recent === null)
    throw new Error(`The attempt ${id} belongs to ${attempt.outreachId}, which is not there.`);
  const rules = await rulesOf(programs, recent.outreach);
  const made = { outcome: said.outcome, at: now, appointment: said.appointment };
  const wrong = whyWrong(rules, made);
  if (wrong !== null) return refused('invalid', worded`How the attempt ended is not accepted.`, [wrong]);
  const contact = afterAttempt(standing(attempt), rules, made);
  const end = {
    ...{ id, row: attempt.row, at: now, outcome: said.outcome, remarks: said.remarks },
    ...{ appointment: contact.done ? null : said.appointment, first: isFirst(attempt) },
    contact: { ...contact, skill: skillFor(rules, contact) },
  };
  const filled = await endAttempt(db.onePlan, attempt.outreachId, end, counts(contact, rules));
  if (filled === null) return endedMeanwhile(db, id, said);
  await tell(context, recent.outreach, filled, contact.done);
  return { ok: true, contact };
}

/** The instance is told at once where a quota was filled, or nobody is left. */
async function tell(context: Context, { id, order }: OutreachRow, filled: Filled, done: boolean) {
  await noteFilled(context.db, id, filled);
  if (wantedCells(order.quota).some(({ cell, wanted }) => filled.get(cell) === wanted))
    await ring(context, id);
  else if (done) await ringIfLast(context, id);
}

async function endedMeanwhile(db: Db, id: string, said: AttemptReport): Promise<Ended> {
  const attempt = await findAttempt(db, id);
  if (attempt === null) throw new Error(`The attempt ${id} was there and is no more.`);
  return again(attempt, said);
}

/** Ends an attempt at somebody who can't be called any more: the contact is done with that outcome, and nobody was called. */
export async function passOver(
  context: Omit<Context, 'programs'>,
  id: string,
  outcome: 'do_not_contact' | 'no_address',
): Promise<void> {
  const { db, clock } = context;
  const attempt = await findAttempt(db, id);
  if (attempt === null || attempt.endedAt !== null) return;
  const { outreachId: outreach, row, attempts } = attempt;
  const contact = {
    ...{ attempts, outcome, done: true, waits: false, retryAt: null, appointment: false, skill: null },
  };
  const end = { id, row, at: clock(), outcome, remarks: null, appointment: null };
  await endAttempt(db.onePlan, outreach, { ...end, contact, first: isFirst(attempt) }, false);
  await ringIfLast(context, outreach);
}

/** The attempt has ended before: the same words again are no fault. */
function again(attempt: StandingAttempt, said: AttemptReport): Ended {
  const { id, outcome, remarks, attempts, lastOutcome, done, waits, retryAt } = attempt;
  const appointment = attempt.appointment !== null;
  if (outcome !== said.outcome || remarks !== said.remarks)
    return refused('conflict', worded`The attempt ${id} has ended already, with ${outcome ?? '–'}.`);
  const contact = { attempts, outcome: lastOutcome, done, waits, retryAt, appointment };
  return { ok: true, contact: outcome === null ? null : contact };
}

function isFirst({ attempts, lastOutcome }: StandingAttempt): boolean {
  return attempts === 0 && lastOutcome === null;
}

/** Where the contact stood when it was taken: what it waited for is over. */
function standing({ attempts, lastOutcome }: StandingAttempt): Contact {
  return { ...freshContact, attempts, outcome: lastOutcome };
}

function whyWrong(
  { dispositions }: ContactRules,
  made: { readonly outcome: string; readonly at: number; readonly appointment: number | null },
): FieldFault | null {
  const names = dispositions?.outcomes.map(({ name }) => name) ?? [made.outcome];
  if (!names.includes(made.outcome))
    return faultAt(
      '/outcome',
      worded`${made.outcome} is no outcome of this list; it has ${names.join(', ')}.`,
    );
  if (made.appointment !== null && made.appointment <= made.at)
    return faultAt('/appointment', worded`An appointment lies in the future.`);
  return null;
}

/** The skill that is asked of whoever tries again. */
function skillFor({ dispositions }: ContactRules, { done, outcome }: Contact): string | null {
  if (done) return null;
  return dispositions?.outcomes.find(({ name }) => name === outcome)?.skill ?? null;
}
