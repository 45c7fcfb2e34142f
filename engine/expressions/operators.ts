/** The operators on two values. Numbers are JSON numbers; a text takes the part of an instant or duration beside one. */
import type { Run } from './code.js';
import { largestResult, lettersAnItem, spend } from './code.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import { durationText, elapsedMs, instantText, readInstant } from './instants.js';
import type { RunValue } from './run-value.js';
import { Duration, Instant, itemsOf, keysOf, member, typeName } from './run-value.js';
import { defaultCalendar } from './scope.js';

/** The last instant that Date can hold, in milliseconds. */
const lastInstant = 8.64e15;

/** The number, if it is one that JSON can hold. @throws ExpressionError (`expression_failed`) */
export function finite(value: number, at: At): number {
  if (Number.isFinite(value)) return value;
  throw failed('the result is not a finite number', at);
}

/** The instant at `ms`. @throws ExpressionError (`expression_failed`) outside the years that a date can have */
export function instantAt(ms: number, at: At): Instant {
  if (Number.isFinite(ms) && Math.abs(ms) <= lastInstant) return new Instant(Math.trunc(ms));
  throw failed('the instant is outside the years that a date can have', at);
}

/** The value as an instant: an instant, or a text that can be read as one; else null. */
export function asInstant(value: RunValue, run: Run): Instant | null {
  if (value instanceof Instant) return value;
  if (typeof value !== 'string') return null;
  const ms = readInstant(value, defaultCalendar(run.scope));
  return ms === null ? null : new Instant(ms);
}

/** The value as a duration: a duration, or a text that means elapsed time (`4 hours`, `PT4H`, `30s`); else null. */
export function asDuration(value: RunValue): Duration | null {
  if (value instanceof Duration) return value;
  if (typeof value !== 'string') return null;
  const ms = elapsedMs(value);
  return ms === null ? null : new Duration(ms);
}

/** Sum, join of texts or lists, instant or duration and duration. @throws ExpressionError (`expression_failed`) for other types */
export function plus(left: RunValue, right: RunValue, run: Run, at: At): RunValue {
  if (typeof left === 'number' && typeof right === 'number') return finite(left + right, at);
  if (left instanceof Duration || right instanceof Duration) {
    const other = left instanceof Duration ? right : left;
    const duration = (left instanceof Duration ? left : right) as Duration;
    if (other instanceof Duration) return new Duration(finite(other.ms + duration.ms, at));
    const instant = asInstant(other, run);
    if (instant !== null) return instantAt(instant.ms + duration.ms, at);
  } else if (typeof left === 'string' || typeof right === 'string') {
    const [before, after] = [joinable(left), joinable(right)];
    if (before !== null && after !== null) return bounded(before + after, run, at);
  } else {
    const [before, after] = [itemsOf(left), itemsOf(right)];
    if (before !== null && after !== null) {
      spend(run, before.length + after.length, at);
      return [...before, ...after];
    }
  }
  throw failed(`${typeName(left)} + ${typeName(right)} has no meaning`, at);
}

/** Difference of numbers, instants, durations. @throws ExpressionError (`expression_failed`) for other types */
export function minus(left: RunValue, right: RunValue, run: Run, at: At): RunValue {
  if (typeof left === 'number' && typeof right === 'number') return finite(left - right, at);
  if (left instanceof Duration) {
    const duration = asDuration(right);
    if (duration !== null) return new Duration(finite(left.ms - duration.ms, at));
  }
  if (left instanceof Instant || right instanceof Instant || right instanceof Duration) {
    const from = asInstant(left, run);
    if (from !== null && right instanceof Duration) return instantAt(from.ms - right.ms, at);
    const other = asInstant(right, run);
    if (from !== null && other !== null) return new Duration(from.ms - other.ms);
  }
  throw failed(`${typeName(left)} - ${typeName(right)} has no meaning`, at);
}

/** Less than 0, 0, or more than 0, as `left` comes before, with, or after `right`. @throws ExpressionError (`expression_failed`) for types that have no order */
export function order(left: RunValue, right: RunValue, run: Run, at: At): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Instant || right instanceof Instant) {
    const [one, other] = [asInstant(left, run), asInstant(right, run)];
    if (one !== null && other !== null) return one.ms - other.ms;
  }
  if (left instanceof Duration || right instanceof Duration) {
    const [one, other] = [asDuration(left), asDuration(right)];
    if (one !== null && other !== null) return one.ms - other.ms;
  }
  throw failed(`${typeName(left)} can't be compared with ${typeName(right)}`, at);
}

/** Equality in depth; values of different types are different. @throws ExpressionError (`expression_failed`) when too many items had to be looked at */
export function equal(left: RunValue, right: RunValue, run: Run, at: At): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left instanceof Instant || right instanceof Instant)
    return asInstant(left, run)?.ms === asInstant(right, run)?.ms;
  if (left instanceof Duration || right instanceof Duration)
    return asDuration(left)?.ms === asDuration(right)?.ms;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  const [items, others] = [itemsOf(left), itemsOf(right)];
  if (items !== null && others !== null) {
    if (items.length !== others.length) return false;
    spend(run, items.length, at);
    return items.every((item, index) => equal(item, others[index] ?? null, run, at));
  }
  const [keys, otherKeys] = [keysOf(left), keysOf(right)];
  if (keys === null || otherKeys === null || keys.length !== otherKeys.length) return false;
  spend(run, keys.length, at);
  return keys.every((key) => {
    const other = member(right, key);
    return other !== undefined && equal(member(left, key) ?? null, other, run, at);
  });
}

/** Whether a list has the item, or a map the key. @throws ExpressionError (`expression_failed`) if `right` is neither */
export function isIn(left: RunValue, right: RunValue, run: Run, at: At): boolean {
  const items = itemsOf(right);
  if (items !== null) {
    spend(run, items.length, at);
    return items.some((item) => equal(left, item, run, at));
  }
  if (keysOf(right) === null)
    throw failed(`'in' needs a list or a map on its right, not ${typeName(right)}`, at);
  return typeof left === 'string' && member(right, left) !== undefined;
}

/** The text, if it isn't too long; long ones count as items looked at. @throws ExpressionError (`expression_failed`) */
export function bounded(text: string, run: Run, at: At): string {
  spend(run, Math.floor(text.length / lettersAnItem), at);
  if (text.length <= largestResult) return text;
  throw failed(`the text would have more than ${largestResult} characters`, at);
}

/** What a value is in a text that it is joined to or made into; null if it can't be. */
export function joinable(value: RunValue): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Instant) return value.date ?? instantText(value.ms);
  return value instanceof Duration ? durationText(value.ms) : null;
}
