/**
 * JSON that can't be kept: texts with U+0000 or half a surrogate pair, which PostgreSQL refuses, and nesting that would
 * outgrow somebody's stack. Refused where data come in; let through, it would stop an instance at its next append.
 */
import { isJsonObject, type Json } from './json.js';

const deepest = 100;
const noText = 'holds U+0000 or half a surrogate pair, which is no text';

/** What can't be kept, by its JSON pointer (`path` is put before each); a member whose name can't be kept is told at its holder. */
export function unstorable(value: Json, path = '', depth = 0): readonly { path: string; message: string }[] {
  if (typeof value === 'string') return isText(value) ? [] : [{ path, message: noText }];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === deepest) return [{ path, message: `is nested deeper than ${deepest} levels` }];
  if (!isJsonObject(value)) return value.flatMap((item, i) => unstorable(item, `${path}/${i}`, depth + 1));
  return Object.entries(value).flatMap(([name, member]) =>
    isText(name)
      ? unstorable(member, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
      : [{ path, message: `has a member whose name ${noText}` }],
  );
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
