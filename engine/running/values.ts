/** Values and conditions of a definition, evaluated where a frame stands. Every function may throw what `failure.ts` knows. */
import type { Condition, Value } from '../definition.js';
import { evaluateCondition, evaluateValue } from '../expressions/evaluate.js';
import { readInstant } from '../expressions/instants.js';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { addTerm } from '../time/add-term.js';
import { parseTerm } from '../time/term.js';
import { calendarNamed } from './calendars.js';
import { failure } from './failure.js';
import type { SeenMessage } from './scope.js';
import { scopeIn } from './scope.js';
import type { Standpoint } from './standpoint.js';

/** A value, with its expressions evaluated. */
export function valueOf(
  run: Standpoint,
  frame: string,
  value: Value,
  message: SeenMessage | null = null,
): Json {
  return 'literal' in value ? value.literal : evaluateValue(value, scopeIn(run, frame, message));
}

/** Whether a condition holds. */
export function holds(run: Standpoint, frame: string, condition: Condition): boolean {
  return evaluateCondition(condition, scopeIn(run, frame, null));
}

/** Whether a condition holds for a message. */
export function holdsFor(
  run: Standpoint,
  frame: string,
  condition: Condition,
  message: SeenMessage,
): boolean {
  return evaluateCondition(condition, scopeIn(run, frame, message));
}

/** The parameters of a service: a map, empty where none are given. */
export function inputOf(
  run: Standpoint,
  frame: string,
  value: Value | null,
  what: string,
  message: SeenMessage | null = null,
): JsonObject {
  const input = value === null ? {} : valueOf(run, frame, value, message);
  if (isJsonObject(input)) return input;
  throw failure('value_wrong', `${what} must be a map of names to values.`);
}

/** An instant. */
export function instantOf(run: Standpoint, frame: string, value: Value, what: string): number {
  const given = valueOf(run, frame, value);
  const instant = typeof given === 'string' ? readInstant(given, defaultCalendar(run)) : null;
  if (instant !== null) return instant;
  throw failure('value_wrong', `${what} must be an instant, as in 2026-03-06T17:00:00Z.`);
}

/** A term as its text, or the instant at which it ends: that of an instant, or of a span that is over already (`data.to - now`). */
export function withinOf(
  run: Standpoint,
  frame: string,
  value: Value,
  what: string,
  message: SeenMessage | null = null,
): string | number {
  const given = valueOf(run, frame, value, message);
  if (typeof given === 'string') {
    if (parseTerm(given) !== null) return given;
    const instant = readInstant(given, defaultCalendar(run));
    if (instant !== null) return instant;
    const past = given.startsWith('-P') ? parseTerm(given.slice(1)) : null;
    if (past?.unit === 'elapsed') return run.at - past.ms;
  }
  throw failure(
    'value_wrong',
    `${what} must be a duration or an instant, as in "4 working hours" or 2026-03-06T17:00:00Z.`,
  );
}

/** The instant at which a wait that begins now ends; working time is that of the workflow's calendar. */
export function untilOf(run: Standpoint, frame: string, value: Value, what: string): number {
  const within = withinOf(run, frame, value, what);
  if (typeof within === 'number') return within;
  const term = parseTerm(within);
  if (term === null) throw failure('value_wrong', `${what} must be a duration.`);
  return addTerm(run.at, term, defaultCalendar(run));
}

/** A number. */
export function numberOf(
  run: Standpoint,
  frame: string,
  value: Value,
  what: string,
  message: SeenMessage | null = null,
): number {
  const given = valueOf(run, frame, value, message);
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  throw failure('value_wrong', `${what} must be a number.`);
}

function defaultCalendar(run: Standpoint): ReturnType<typeof calendarNamed> {
  return calendarNamed(run.program, run.program.workflow.calendar);
}
