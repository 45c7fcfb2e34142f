/**
 * JSON that can't be kept: texts with U+0000 or half a surrogate pair, which PostgreSQL refuses, nesting that would outgrow
 * somebody's stack, and members that look like a sealed value. Refused where data come in; let through, they would stop an
 * instance at its next append or reading.
 */
import type { Json, JsonObject } from './json.js';
import { faultAt, worded, type FieldFault } from './wording/worded.js';

const deepest = 100;
const marks = new Set(['$sealed', '$erased']);
const noText = worded`holds U+0000 or half a surrogate pair, which is no text`;

/** The answer for nearly everything, which is why paths are put together only on the way back from a fault. */
const none: readonly FieldFault[] = [];

/** What can't be kept, by its JSON pointer (`path` is put before each); a member whose name can't be kept is told at its holder. */
export function unstorable(value: Json, path = ''): readonly FieldFault[] {
  return below(path, faultsIn(value, 0));
}

function faultsIn(value: Json, depth: number): readonly FieldFault[] {
  if (typeof value === 'string') return isText(value) ? none : [faultAt('', noText)];
  if (typeof value !== 'object' || value === null) return none;
  if (depth === deepest) return [faultAt('', worded`is nested deeper than ${deepest} levels`)];
  let found = none;
  const members = value as JsonObject;
  for (const name in members) {
    const faults = faultsOf(name, members[name] ?? null, depth);
    if (faults.length > 0) found = [...found, ...faults];
  }
  return found;
}

/** The faults of a member, or of a list's item, whose name is its number. */
function faultsOf(name: string, member: Json, depth: number): readonly FieldFault[] {
  if (!isText(name)) return [faultAt('', worded`has a member whose name ${noText}`)];
  const faults = marks.has(name)
    ? [faultAt('', worded`has a name that marks sealed data; take another`)]
    : faultsIn(member, depth + 1);
  return faults.length === 0 ? none : below(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, faults);
}

function below(path: string, faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.length === 0 ? none : faults.map((fault) => ({ ...fault, path: path + fault.path }));
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
