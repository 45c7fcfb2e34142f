/** Names of groups, users and skills, as definitions give them. */
import type { Value } from '../definition.js';
import { failure } from './failure.js';
import type { SeenMessage } from './scope.js';
import type { Standpoint } from './standpoint.js';
import { valueOf } from './values.js';

/** The names that a value gives, one or a list; none for null. @throws Error (`value_wrong`) where it gives anything else */
export function namesOf(
  run: Standpoint,
  frame: string,
  value: Value | null,
  what: string,
  message: SeenMessage | null = null,
): readonly string[] {
  if (value === null) return [];
  const given = valueOf(run, frame, value, message);
  if (isName(given)) return [given];
  if (Array.isArray(given) && given.every(isName)) return given;
  throw failure('value_wrong', `${what} must be a name or a list of names; the value given is neither.`);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
