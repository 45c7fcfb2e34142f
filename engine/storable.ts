/**
 * JSON that can't be kept: texts with U+0000 or half a surrogate pair, which PostgreSQL refuses, nesting that would outgrow
 * somebody's stack, and members that look like a sealed value. Refused where data come in; let through, they would stop an
 * instance at its next append or reading.
 */
import { isJsonObject, type Json } from './json.js';

const deepest = 100;
const marks = new Set(['$sealed', '$erased']);
const noText = 'holds U+0000 or half a surrogate pair, which is no text';

/** What can't be kept, by its JSON pointer (`path` is put before each); a member whose name can't be kept is told at its holder. */
export function unstorable(value: Json, path = '', depth = 0): readonly { path: string; message: string }[] {
  if (typeof value === 'string') return isText(value) ? [] : [{ path, message: noText }];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === deepest) return [{ path, message: `is nested deeper than ${deepest} levels` }];
  if (!isJsonObject(value)) return value.flatMap((item, i) => unstorable(item, `${path}/${i}`, depth + 1));
  return Object.entries(value).flatMap(([name, member]) => {
    if (!isText(name)) return [{ path, message: `has a member whose name ${noText}` }];
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (marks.has(name)) return [{ path: at, message: 'has a name that marks sealed data; take another' }];
    return unstorable(member, at, depth + 1);
  });
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
