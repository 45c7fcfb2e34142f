/** An expression's value as plain JSON: instants become UTC texts, durations ISO 8601. */
import type { Json } from '../json.js';
import { largestResult } from './code.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import { durationText, instantText } from './instants.js';
import type { RunValue } from './run-value.js';
import { Duration, Instant, itemsOf, keysOf, member } from './run-value.js';

/** @throws ExpressionError (`expression_failed`) for a number that JSON can't hold, a map with the key `__proto__`, or more parts than `largestResult` */
export function toJson(value: RunValue, at: At): Json {
  return partToJson(value, at, { left: largestResult });
}

function partToJson(value: RunValue, at: At, parts: { left: number }): Json {
  parts.left -= 1;
  if (parts.left < 0) throw failed(`the result would have more than ${largestResult} parts`, at);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw failed('the result is not a finite number', at);
    return value === 0 ? 0 : value; // -0 has no text of its own in JSON
  }
  if (value instanceof Instant) return value.date ?? instantText(value.ms);
  if (value instanceof Duration) return durationText(value.ms);
  const items = itemsOf(value);
  if (items !== null) return items.map((item) => partToJson(item, at, parts));
  const map: { [key: string]: Json } = {};
  for (const key of keysOf(value) ?? []) {
    if (key === '__proto__') throw failed('a map may not have the key __proto__', at);
    map[key] = partToJson(member(value, key) ?? null, at, parts);
  }
  return map;
}
