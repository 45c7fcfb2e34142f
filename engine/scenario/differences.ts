/** How far a value holds what is expected of it: maps may have more, lists are compared item by item. */
import { readInstant } from '../expressions/instants.js';
import { isJsonObject, type Json } from '../json.js';

export interface Difference {
  readonly path: string;
  readonly expected: Json;
  /** Undefined where there is nothing. */
  readonly found: Json | undefined;
}

/** Every place at which `found` doesn't hold what is expected; `path` names the whole. */
export function differences(expected: Json, found: Json | undefined, path: string): readonly Difference[] {
  if (isJsonObject(expected)) {
    if (!isJsonObject(found)) return [{ path, expected, found }];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, Object.hasOwn(found, key) ? found[key] : undefined, `${path}.${key}`),
    );
  }
  if (Array.isArray(expected)) {
    const list: readonly Json[] = expected;
    if (!isList(found) || found.length !== list.length) return [{ path, expected, found }];
    return list.flatMap((value, at) => differences(value, found[at], `${path}[${at}]`));
  }
  return expected === found || isSameInstant(expected, found) ? [] : [{ path, expected, found }];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Data hold instants in UTC; an expectation may write the same one with another offset. */
function isSameInstant(expected: Json, found: Json | undefined): boolean {
  if (typeof expected !== 'string' || typeof found !== 'string') return false;
  if (!expected.includes('T') || !found.includes('T')) return false;
  const at = readInstant(expected, null);
  return at !== null && at === readInstant(found, null);
}
