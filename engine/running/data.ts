/** Writing into `data`: along a path, sharing all that doesn't change. */
import type { SavePath, SetEntry } from '../definition.js';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { withEntry } from './entry.js';
import { failure } from './failure.js';
import type { Run } from './run.js';
import { note } from './run.js';
import type { SeenMessage } from './scope.js';
import { valueOf } from './values.js';

/** How much an instance's data, or one command's, may hold: bytes of JSON. */
export const dataLimit = 1_048_576;

/** Writes a value to a place. @throws Error (`value_wrong`) where something on the way is no map, or no list to append to */
export function save(run: Run, to: SavePath, value: Json): void {
  run.draft.data = written(run.draft.data, to.path, 0, value, to.append) as JsonObject;
}

/** Carries out assignments as written, each seeing those before it. @throws as the expressions in them, and as `save` and `checkSize` */
export function setAll(
  run: Run,
  frame: string,
  entries: readonly SetEntry[],
  message: SeenMessage | null = null,
): void {
  for (const { path, value } of entries) save(run, path, valueOf(run, frame, value, message));
  if (entries.length > 0) note(run, 'data_set', { detail: entries.map(({ path }) => path.path.join('.')) });
  checkSize(run);
}

/** @throws Error (`data_too_large`) when the data has outgrown its limit */
export function checkSize(run: Run): void {
  if (isTooLarge(run.draft.data)) {
    throw failure(
      'data_too_large',
      `The data would hold more than ${dataLimit} bytes of JSON; keep large things as attachments.`,
    );
  }
}

/** Whether a value takes more than the limit as JSON in UTF-8. It is written out only where counting its characters doesn't tell. */
export function isTooLarge(value: Json): boolean {
  if (bytesAtMost(value, 0) <= dataLimit) return false;
  const text = JSON.stringify(value);
  if (text.length > dataLimit) return true;
  return text.length * 3 > dataLimit && utf8Length(text) > dataLimit;
}

function written(
  at: Json | undefined,
  path: readonly string[],
  depth: number,
  value: Json,
  append: boolean,
): Json {
  const key = path[depth];
  if (key === undefined) return append ? appended(at, value, path) : value;
  const map = at ?? {};
  if (!isJsonObject(map))
    throw failure(
      'value_wrong',
      `data.${path.slice(0, depth).join('.')} is no map, so that ${path.join('.')} can't be written.`,
    );
  const below = Object.hasOwn(map, key) ? map[key] : undefined;
  return withEntry(map, key, written(below, path, depth + 1, value, append));
}

function appended(at: Json | undefined, value: Json, path: readonly string[]): Json {
  const list = at ?? [];
  if (Array.isArray(list)) return [...(list as readonly Json[]), value];
  throw failure('value_wrong', `data.${path.join('.')} is no list, so that nothing can be appended to it.`);
}

/** Never fewer than the value takes: a character takes six at most (`\\u0000`), a number 24. Nested beyond what is kept anyway: no telling. */
function bytesAtMost(value: Json, depth: number): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 24;
  if (depth > 100) return Infinity;
  let bytes = 2;
  if (isJsonObject(value)) {
    for (const name in value) bytes += 6 * name.length + 4 + bytesAtMost(value[name] ?? null, depth + 1);
  } else {
    for (const item of value) bytes += bytesAtMost(item, depth + 1) + 1;
  }
  return bytes;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
