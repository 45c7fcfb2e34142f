/** What expressions do with time: `add`, `between`, `text`, CEL's `timestamp` and `duration`, and the parts of both. */
import type { CompiledCalendar } from '../time/calendar.js';
import { addTerm, subtractTerm } from '../time/add-term.js';
import { elapsedBetween } from '../time/between.js';
import { formatInstant, offsetMinutes } from '../time/local.js';
import { parseTerm } from '../time/term.js';
import type { Callable } from './callable.js';
import { textArgument } from './callable.js';
import type { Run } from './code.js';
import type { At } from './expression-error.js';
import { ExpressionError, failed } from './expression-error.js';
import { asDuration, asInstant, finite, instantAt } from './operators.js';
import type { RunValue } from './run-value.js';
import { Duration, Instant, typeName } from './run-value.js';
import { defaultCalendar } from './scope.js';
import { worded } from '../wording/worded.js';

function instantArgument(given: readonly RunValue[], index: number, run: Run, at: At): number {
  const value = given[index] ?? null;
  const instant = asInstant(value, run);
  if (instant !== null) return instant.ms;
  throw failed(
    `an instant is needed, not ${typeName(value)}${typeof value === 'string' ? ' that is none' : ''}`,
    at,
  );
}

/** The calendar named by the argument at `index`; the default one where there is no such argument. */
function calendarArgument(
  given: readonly RunValue[],
  index: number,
  run: Run,
  at: At,
): CompiledCalendar | null {
  if (index >= given.length) return defaultCalendar(run.scope);
  const name = textArgument(given, index, at);
  const { calendars } = run.scope.time;
  const calendar = Object.hasOwn(calendars, name) ? calendars[name] : undefined;
  if (!calendar)
    throw failed(
      `there is no calendar of that name; there is ${Object.keys(calendars).join(', ') || 'none'}`,
      at,
    );
  return calendar;
}

/** Runs a sum of engine/time, whose errors become ours; the one that would tell instants of the data is told otherwise. */
function summed<Result>(sum: () => Result, calendar: CompiledCalendar | null, at: At): Result {
  try {
    return sum();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'calendar_horizon') {
      const years = calendar?.years.map(({ year }) => year) ?? [];
      const known = `the calendar "${calendar?.name ?? ''}" is known from ${years[0]} to ${years.at(-1)}`;
      throw new ExpressionError('calendar_horizon', worded`${known}: the sum needs other years`, at);
    }
    if (error.code === 'calendar_missing') throw failed(error.message, at);
    throw error;
  }
}

function add(given: readonly RunValue[], run: Run, at: At): RunValue {
  const from = instantArgument(given, 0, run, at);
  const span = given[1] ?? null;
  const calendar = calendarArgument(given, 2, run, at);
  if (span instanceof Duration) return instantAt(from + span.ms, at);
  const text = textArgument(given, 1, at).trim();
  const backwards = text.startsWith('-');
  const term = parseTerm(text.replace(/^[+-]/, ''));
  if (term === null)
    throw failed('this text is no duration; write e.g. "4 working hours" or "10 working days"', at);
  return instantAt(
    summed(() => (backwards ? subtractTerm : addTerm)(from, term, calendar), calendar, at),
    at,
  );
}

function between(given: readonly RunValue[], run: Run, at: At): RunValue {
  const [from, to] = [instantArgument(given, 0, run, at), instantArgument(given, 1, run, at)];
  const unit = textArgument(given, 2, at);
  const calendar = calendarArgument(given, 3, run, at);
  const amount = summed(() => elapsedBetween(from, to, unit, calendar), calendar, at);
  if (amount === null)
    throw failed('this text is no unit; write e.g. "hours", "working hours" or "working days"', at);
  return finite(amount, at);
}

export const timeFunctions: { readonly [name: string]: Callable } = {
  add: { counts: [2, 3], shown: 'add(now, "5 working days")', call: add },
  between: { counts: [3, 4], shown: 'between(data.from, now, "working hours")', call: between },
  text: {
    counts: [2],
    shown: 'text(now, "yyyy-MM-dd HH:mm")',
    call: (given, run, at) =>
      formatInstant(
        instantArgument(given, 0, run, at),
        textArgument(given, 1, at),
        defaultCalendar(run.scope),
      ),
  },
  timestamp: {
    counts: [1],
    shown: 'timestamp("2026-03-06T17:00:00+01:00")',
    call: (given, run, at) => {
      const [value = null] = given;
      if (typeof value === 'number') return instantAt(value * 1000, at);
      return new Instant(instantArgument(given, 0, run, at));
    },
  },
  duration: {
    counts: [1],
    shown: 'duration("4 hours")',
    call: ([value = null], _run, at) => {
      const duration = asDuration(value);
      if (duration !== null) return duration;
      throw failed(
        `duration() takes a text of elapsed time, as "4 hours", "PT4H" or "30s", not ${typeName(value)}`,
        at,
      );
    },
  },
};

/** A part of an instant: in UTC, as CEL has it, or in the zone of the calendar that is named. */
function part(name: string, read: (local: Date) => number): Callable {
  return {
    counts: [1, 2],
    shown: `data.at.${name}() or data.at.${name}("calendar")`,
    call: (given, run, at) => {
      const instant = instantArgument(given, 0, run, at);
      const calendar = given.length > 1 && given[1] !== 'UTC' ? calendarArgument(given, 1, run, at) : null;
      return finite(read(new Date(instant + offsetMinutes(instant, calendar) * 60_000)), at);
    },
  };
}

/** A part of an instant, or all of a duration counted in units of `unitMs`, without the fraction. */
function partOrTotal(name: string, read: (local: Date) => number, unitMs: number): Callable {
  const ofInstant = part(name, read);
  return {
    ...ofInstant,
    call: (given, run, at) => {
      const [value = null] = given;
      return value instanceof Duration ? Math.trunc(value.ms / unitMs) : ofInstant.call(given, run, at);
    },
  };
}

const dayMs = 86_400_000;

/** Months, and days of the month and the year by `getDayOf…`, count from 0, as CEL has it. */
export const timeMethods: { readonly [name: string]: Callable } = {
  getFullYear: part('getFullYear', (local) => local.getUTCFullYear()),
  getMonth: part('getMonth', (local) => local.getUTCMonth()),
  getDate: part('getDate', (local) => local.getUTCDate()),
  getDayOfMonth: part('getDayOfMonth', (local) => local.getUTCDate() - 1),
  getDayOfWeek: part('getDayOfWeek', (local) => local.getUTCDay()),
  getDayOfYear: part('getDayOfYear', (local) =>
    Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / dayMs),
  ),
  getHours: partOrTotal('getHours', (local) => local.getUTCHours(), 3_600_000),
  getMinutes: partOrTotal('getMinutes', (local) => local.getUTCMinutes(), 60_000),
  getSeconds: partOrTotal('getSeconds', (local) => local.getUTCSeconds(), 1000),
  getMilliseconds: partOrTotal('getMilliseconds', (local) => local.getUTCMilliseconds(), 1),
};
