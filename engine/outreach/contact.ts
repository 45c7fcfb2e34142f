/** One contact of a list: what an attempt makes of it. Pure, so that plays and the store's lists follow the same rules. */
import type { CompiledDisposition, CompiledDispositions } from '../definition.js';
import type { CompiledCalendar } from '../time/calendar.js';
import { addTerm } from '../time/add-term.js';
import { instantText } from '../expressions/instants.js';
import { parseTerm } from '../time/term.js';
import { isOpenIn } from './own-hours.js';
import { countedGroup, quotaFull } from './quota.js';
import { noTotals, type OutreachOrder, type OutreachTotals } from './order.js';

/**
 * Where a contact stands. `retryAt`: before it nobody tries again; `outcome` that of the last attempt; `waits`: nobody tries
 * again, and it is done once the person answers.
 */
export interface Contact {
  readonly attempts: number;
  readonly outcome: string | null;
  readonly done: boolean;
  readonly waits: boolean;
  readonly retryAt: number | null;
  /** Whether `retryAt` is what was agreed with the person. */
  readonly appointment: boolean;
}

export const freshContact: Contact = {
  ...{ attempts: 0, outcome: null, done: false, waits: false, retryAt: null, appointment: false },
};

/** What a contact's attempts go by: the order, its dispositions, its calendars. */
export interface ContactRules {
  readonly order: OutreachOrder;
  readonly dispositions: CompiledDispositions | null;
  readonly hours: CompiledCalendar | null;
  /** Where the person is: the hours are those of their clocks; null: of the calendar's own. */
  readonly zone: string | null;
  /** Of working time: the hours, else the workflow's. */
  readonly calendar: CompiledCalendar | null;
}

/** An attempt: what it came to, when, and the appointment that was made. */
export interface Attempt {
  readonly outcome: string;
  readonly at: number;
  readonly appointment: number | null;
}

/** Why an attempt can't be made; null when it can. */
export function whyNot(contact: Contact, rules: ContactRules, attempt: Attempt): string | null {
  const { dispositions, hours, zone } = rules;
  if (contact.done) return `the contact is done: ${contact.outcome ?? 'without an outcome'}`;
  if (isNews(contact, rules, attempt)) return unknownOutcome(dispositions, attempt.outcome);
  if (contact.waits) return 'the contact has been tried as often as it is to be, and may only answer';
  if (contact.retryAt !== null && attempt.at < contact.retryAt)
    return `the contact is to be tried again at ${instantText(contact.retryAt)}, not before`;
  if (hours !== null && !isOpenIn(attempt.at, hours, zone))
    return `the calendar "${hours.name}" is closed at ${instantText(attempt.at)}${zone === null ? '' : ` in ${zone}`}`;
  return unknownOutcome(dispositions, attempt.outcome);
}

/** What comes of an attempt that awaits an answer, whenever it comes: the answer, or that it did not arrive. */
function isNews(contact: Contact, { dispositions }: ContactRules, { outcome }: Attempt): boolean {
  if (dispositions === null || contact.outcome === null) return false;
  const awaits = (name: string) => dispositionOf(dispositions, name)?.awaitsAnswer === true;
  return awaits(contact.outcome) && !awaits(outcome);
}

function unknownOutcome(dispositions: CompiledDispositions | null, outcome: string): string | null {
  if (dispositions === null || dispositionOf(dispositions, outcome) !== null) return null;
  const known = dispositions.outcomes.map(({ name }) => name).join(', ');
  return `"${dispositions.name}" has no outcome "${outcome}"; it has ${known}`;
}

/** The contact after an attempt that can be made. @throws the errors of `addTerm` where the next attempt can't be told */
export function afterAttempt(contact: Contact, rules: ContactRules, attempt: Attempt): Contact {
  const { order, dispositions, calendar } = rules;
  const { outcome, at, appointment } = attempt;
  const counts = (appointment === null || order.appointmentsCount) && !isNews(contact, rules, attempt);
  const attempts = contact.attempts + (counts ? 1 : 0);
  const disposition = dispositions === null ? null : dispositionOf(dispositions, outcome);
  const final = dispositions === null ? appointment === null : (disposition?.final ?? true);
  const usedUp = attempts >= order.attempts;
  if (final || usedUp || (appointment === null && !isRetried(order, outcome, disposition))) {
    const waits = !final && disposition?.awaitsAnswer === true;
    return { attempts, outcome, done: !waits, waits, retryAt: null, appointment: false };
  }
  const after = parseTerm(disposition?.retryAfter ?? order.retry?.after ?? '');
  const retryAt = appointment ?? (after === null ? null : addTerm(at, after, calendar));
  return { attempts, outcome, done: false, waits: false, retryAt, appointment: appointment !== null };
}

/** The contact once one of its quota's cells is full: done, unless it was agreed to call, which is a promise. */
export function afterQuota(contact: Contact): Contact {
  if (contact.done || contact.appointment) return contact;
  return { ...contact, outcome: quotaFull, done: true, waits: false, retryAt: null };
}

/** Whether a contact that is done counts in the cells of its quotas. */
export function counts(
  { done, outcome }: Contact,
  { dispositions }: Pick<ContactRules, 'dispositions'>,
): boolean {
  if (!done || outcome === null) return false;
  return (
    (dispositions === null ? outcome : (dispositionOf(dispositions, outcome)?.rollsUp ?? outcome)) ===
    countedGroup
  );
}

/** The totals of a list's contacts. */
export function totalsOf(
  contacts: Iterable<Contact>,
  dispositions: CompiledDispositions | null,
): OutreachTotals {
  const outcomes: { [name: string]: number } = {};
  const rolledUp: { [name: string]: number } = {};
  const { done, open } = { ...noTotals };
  const count = { done, open };
  for (const contact of contacts) {
    count[contact.done ? 'done' : 'open'] += 1;
    if (!contact.done || contact.outcome === null) continue;
    const disposition = dispositions === null ? null : dispositionOf(dispositions, contact.outcome);
    add(outcomes, contact.outcome);
    add(rolledUp, disposition?.rollsUp ?? contact.outcome);
  }
  return { ...count, outcomes, rolled_up: rolledUp };
}

/** The disposition of this name; null if there is none. */
function dispositionOf({ outcomes }: CompiledDispositions, name: string): CompiledDisposition | null {
  return outcomes.find((each) => each.name === name) ?? null;
}

/** Which outcomes are tried again: those that `retry` names, by themselves or by what they roll up to, and those that say when. */
function isRetried(
  { retry }: OutreachOrder,
  outcome: string,
  disposition: CompiledDisposition | null,
): boolean {
  if (disposition?.retryAfter != null) return true;
  const named = retry?.outcomes ?? null;
  return named === null || named.includes(outcome) || named.includes(disposition?.rollsUp ?? outcome);
}

function add(counts: { [name: string]: number }, name: string): void {
  counts[name] = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + 1;
}
