/** What the calls of a day add up to, kept once the day is over (record 0036). */
import { bigint, customType, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, transactionId } from './columns.js';

const snapshot = customType<{ data: string }>({ dataType: () => 'pg_snapshot' });
const count = (name: string) => bigint(name, { mode: 'number' }).notNull();

/** Days whose sums are kept. They hold as long as no mark of the day is newer than what they have seen. */
export const callDays = pgTable('call_days', {
  /** Of the organisation, as 2026-03-02. */
  day: text().primaryKey(),
  fromAt: instant('from_at').notNull(),
  untilAt: instant('until_at').notNull(),
  /** Which transactions had ended when the day was counted. */
  seen: snapshot().notNull(),
});

/** A transaction that wrote calls of a day: its own row, so that nobody waits for anybody. */
export const callDayMarks = pgTable(
  'call_day_marks',
  {
    day: text().notNull(),
    transaction: transactionId().notNull(),
  },
  (t) => [index('call_day_marks_day').on(t.day)],
);

/**
 * The sums of calls that share all that stands before them. Each call is in three rows: of the whole day (`day`), of an hour of it
 * (`hour`), and of the operator who answered (`operator`), so that none of them has many.
 */
export const callDaySums = pgTable(
  'call_day_sums',
  {
    grain: text().$type<'day' | 'hour' | 'operator'>().notNull(),
    /** The beginning of the hour or of the day. */
    at: instant('at').notNull(),
    queue: text(),
    service: text(),
    language: text(),
    body: text(),
    operator: text(),
    outcome: text().notNull(),
    contacts: count('contacts'),
    welcomed: count('welcomed'),
    selfService: count('self_service'),
    queued: count('queued'),
    abandoned: count('abandoned'),
    blocked: count('blocked'),
    lost: count('lost'),
    callBacks: count('call_backs'),
    voicemails: count('voicemails'),
    flowedOut: count('flowed_out'),
    callBacksOffered: count('call_backs_offered'),
    answered: count('answered'),
    open: count('open'),
    welcomeMs: count('welcome_ms'),
    ivrMs: count('ivr_ms'),
    waitedMs: count('waited_ms'),
    answeredWaitMs: count('answered_wait_ms'),
    talkedMs: count('talked_ms'),
    heldMs: count('held_ms'),
    wrappedMs: count('wrapped_ms'),
  },
  (t) => [index('call_day_sums_at').on(t.grain, t.at)],
);
