/**
 * What an expression's parts have for values while it runs. Data is read where it lies, never copied: a `Place`
 * knows which of its texts are instants, a `View` (steps, clocks, instance) works out a field when it is asked for.
 */
import type { Json, JsonObject } from '../json.js';
import type { CompiledCalendar } from '../time/calendar.js';
import type { InstantPlaces } from './instant-places.js';
import { placesBelow } from './instant-places.js';
import { isDateText, readInstant } from './instants.js';

/** A point in time. `date`: the day it was read from, for as long as nothing is computed with it. */
export class Instant {
  constructor(
    readonly ms: number,
    readonly date: string | null = null,
  ) {}
}

/** A length of elapsed time. */
export class Duration {
  constructor(readonly ms: number) {}
}

/** A list or map in the data, some texts of which are instants. */
class Place {
  constructor(
    readonly json: readonly Json[] | JsonObject,
    readonly instants: InstantPlaces,
    readonly calendar: CompiledCalendar | null,
  ) {}
}

/** A map whose fields are worked out when read: `steps`, `steps.x`, `clocks`, `instance`. */
export class View {
  constructor(
    readonly keys: () => Iterable<string>,
    readonly read: (key: string) => RunValue | undefined,
  ) {}
}

export interface RunMap {
  readonly [key: string]: RunValue;
}

export type RunValue =
  null | boolean | number | string | Instant | Duration | Place | View | readonly RunValue[] | RunMap;

/** A value of the data as an expression sees it, given where its schema has instants. A text that its schema calls an instant but can't be read as one stays a text. */
export function seen(
  json: Json,
  instants: InstantPlaces | null,
  calendar: CompiledCalendar | null,
): RunValue {
  if (instants === null || json === null) return json;
  if (typeof json === 'string') {
    if (typeof instants !== 'string') return json;
    const at = readInstant(json, calendar);
    return at === null ? json : new Instant(at, instants === 'date' && isDateText(json) ? json : null);
  }
  return typeof json === 'object' && typeof instants === 'object'
    ? new Place(json, instants, calendar)
    : json;
}

/** The items of a list; null for anything else. */
export function itemsOf(value: RunValue): readonly RunValue[] | null {
  if (Array.isArray(value)) return value as readonly RunValue[];
  if (!(value instanceof Place) || !Array.isArray(value.json)) return null;
  const below = placesBelow(value.instants, null);
  return (value.json as readonly Json[]).map((item) => seen(item, below, value.calendar));
}

/** The keys of a map; null for anything else. */
export function keysOf(value: RunValue): readonly string[] | null {
  if (value instanceof View) return [...value.keys()];
  const map = value instanceof Place ? value.json : value;
  return isMap(map) ? Object.keys(map) : null;
}

/** How many items a list or map has; null for anything else. */
export function sizeOf(value: RunValue): number | null {
  const container = value instanceof Place ? value.json : value;
  return Array.isArray(container) ? container.length : (keysOf(value)?.length ?? null);
}

/** A map's value at `key`; undefined when there is none, or the value is no map. Only own keys: `constructor` and the like are never reached. */
export function member(value: RunValue, key: string): RunValue | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (value instanceof View) return value.read(key);
  if (value instanceof Place) {
    const map = value.json;
    if (Array.isArray(map) || !Object.hasOwn(map, key)) return undefined;
    return seen((map as JsonObject)[key] ?? null, placesBelow(value.instants, key), value.calendar);
  }
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A list's item at `index`; undefined when there is none, or the value is no list. */
export function itemAt(value: RunValue, index: number): RunValue | undefined {
  if (Array.isArray(value)) return (value as readonly RunValue[])[index];
  if (!(value instanceof Place) || !Array.isArray(value.json)) return undefined;
  const item = (value.json as readonly Json[])[index];
  return item === undefined ? undefined : seen(item, placesBelow(value.instants, null), value.calendar);
}

/** What a message calls the value's type. */
export function typeName(value: RunValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  if (value instanceof Instant) return 'an instant';
  if (value instanceof Duration) return 'a duration';
  const container = value instanceof Place ? value.json : value;
  return Array.isArray(container) ? 'a list' : 'a map';
}

/** The text of a text, or of a date that nothing has been computed with; null for anything else. */
export function textOf(value: RunValue): string | null {
  if (typeof value === 'string') return value;
  return value instanceof Instant ? value.date : null;
}

function isMap(value: RunValue | readonly Json[] | JsonObject): value is RunMap {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(
      value instanceof Instant ||
      value instanceof Duration ||
      value instanceof Place ||
      value instanceof View
    )
  );
}
