/** History and the wallboard over a month of calls: from the calls, and from the kept sums of days. */
import { keepDays } from '../../commands/calls/keep-days.js';
import type { PeriodName } from '../../commands/measures/ask.js';
import { measurePeriod } from '../../commands/measures/measure-period.js';
import { recentMeasures } from '../../commands/measures/recent-measures.js';
import { createPrograms } from '../../commands/programs.js';
import { dayOf, midnightOf } from '../../domain/day.js';
import type { Dimension } from '../../domain/monitoring/dimensions.js';
import { sumContacts } from '../../store/history.js';
import type { Store } from '../../store/store.js';
import { timed } from './timed.js';

const hourMs = 3_600_000;
const rounds = 5;

interface Month {
  readonly from: number;
  readonly until: number;
  readonly period: PeriodName;
}

/** The cells of the table after its first. */
export async function historyIn(store: Store, postgres: number, month: Month): Promise<(string | number)[]> {
  const { from, until } = month;
  // Late on the last day, which is not over.
  const clock = () => until - 4 * hourMs;
  const year = { from: midnightOf('2026-01-01'), until: midnightOf('2027-01-01') };
  const sum = (by: readonly Dimension[], span: { readonly from: number; readonly until: number }) =>
    medianMs(() => sumContacts(store, by, { ...span, only: {} }));
  const fromCalls = await sum(['day'], { from, until });
  const keeping = await timed(postgres, () => keepDays({ db: store, clock }, 31));
  const kept = await sum(['day'], { from, until });
  const wall = await wallboard(store, clock, month.period);
  await makeYear(store);
  const overYear = [];
  for (const by of [['month'], ['hour_band'], ['group'], ['queue', 'day']] as const)
    overYear.push(await sum(by, year));
  return [keeping.wall, keeping.stored, fromCalls, kept, ...overYear, ...wall];
}

async function wallboard(store: Store, clock: () => number, period: PeriodName): Promise<number[]> {
  const context = { db: store, programs: createPrograms(store, clock), clock };
  let later = 0;
  const measured = recentMeasures({
    clock: () => clock() + later,
    measure: (name) => measurePeriod(context, name),
  });
  await measured(period);
  const day = dayOf(clock());
  const today = { from: midnightOf(day), until: midnightOf(day, 1), only: { channel: 'phone' } };
  const refresh = () => Promise.all([sumContacts(store, ['day'], today), measured(period, { last: true })]);
  const taken: number[] = [];
  // As a wall asks; the last one meets a count that has begun.
  for (let n = 0; n < 20; n += 1) {
    if (n === 19) later = 130_000;
    taken.push(await ms(refresh));
  }
  await measured(period);
  return [taken.toSorted((a, b) => a - b)[10] ?? 0, Math.max(...taken)];
}

/** The kept sums of March as those of every month, of a day of it each. */
async function makeYear(store: Store): Promise<void> {
  const others = [-2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const columns = await store.sql.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_name = 'call_day_sums' and column_name <> 'at'`,
  );
  const names = columns.rows[0]?.names ?? '';
  const local = (column: string) =>
    `(${column} at time zone 'Europe/Rome' + m * interval '28 days') at time zone 'Europe/Rome'`;
  await store.sql.query(
    `insert into call_days (day, from_at, until_at, seen)
     select to_char(from_at at time zone 'Europe/Rome' + m * interval '28 days', 'YYYY-MM-DD'), ${local('from_at')}, ${local('until_at')}, seen
     from call_days, unnest($1::int[]) m on conflict do nothing`,
    [others],
  );
  await store.sql.query(
    `insert into call_day_sums (at, ${names}) select ${local('at')}, ${names} from call_day_sums, unnest($1::int[]) m`,
    [others],
  );
  await store.sql.query('analyze');
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < rounds; n += 1) taken.push(await ms(work));
  return taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
