/** Puts a value into a YAML text, and leaves every other character as it stands: comments, order, quotes, braces. */
import { isMap, isScalar, isSeq, type Document } from 'yaml';
import type { Json } from '../../../engine/json.js';
import { addEntry, type AddOptions } from './add-entry.js';
import { parsed } from './parsed.js';
import { columnOf, lineStart, nextLine } from './entry-lines.js';
import { colonOf, endOf, isBlock, jsonOf, nodeAt, spotAt, startOf, type Path, type Spot } from './spots.js';
import { written } from './written.js';

/** The text with this value at `path`; added where nothing is there, the same text if it says so already. */
export function setValue(text: string, path: Path, value: Json, options: AddOptions = {}): string {
  const document = parsed(text);
  const spot = spotAt(document, path);
  if (spot === null) return added(text, document, path, value, options);
  if (JSON.stringify(jsonOf(document, spot.value)) === JSON.stringify(value)) return text;
  return replaced(text, spot, value);
}

/** Into the map or list that is there; what would hold it is made where it is missing. */
function added(text: string, document: Document, path: Path, value: Json, options: AddOptions): string {
  const last = path.at(-1);
  const outer = path.slice(0, -1);
  const holder = nodeAt(document, outer);
  if (last === undefined) throw new Error('a value is put under a key, found none');
  if ((isMap(holder) || isSeq(holder)) && holder.items.length > 0) {
    const inFlow = holder.flow === true || (outer.length > 0 && spotAt(document, outer)?.inFlow === true);
    return addEntry(text, holder, inFlow, { last, value, ...options });
  }
  if (outer.length === 0) throw new Error(`"${String(last)}" cannot be put into a text that holds no map`);
  return setValue(text, outer, typeof last === 'number' ? [value] : { [last]: value });
}

function replaced(text: string, spot: Spot, value: Json): string {
  const { key, value: old, inFlow } = spot;
  const indent = key === null ? columnOf(text, startOf(spot)) - 2 : columnOf(text, startOf(spot));
  const like = isScalar(old) && old.type !== 'PLAIN' ? old.type : undefined;
  const next = written(value, { inFlow, indent, ...(like === undefined ? {} : { like }) });
  const end = endOf(text, spot);
  if (key === null) return text.slice(0, startOf(spot)) + next.text.trimStart() + text.slice(end);
  const colon = colonOf(text, key);
  if (!isBlock(old) && !next.lines) {
    const start = Math.max(old?.range?.[0] ?? colon, colon);
    const gap = /\s/.test(text[start - 1] ?? '') ? '' : ' ';
    return text.slice(0, start) + gap + next.text + text.slice(end);
  }
  // What follows on the line of the key is a comment; it stays there.
  const comment = isBlock(old)
    ? text.slice(colon, endOfLine(text, colon))
    : text.slice(end, endOfLine(text, end));
  const rest = text.slice(isBlock(old) ? end : endOfLine(text, end));
  const body = next.lines ? `${comment.trimEnd()}\n${next.text}` : ` ${next.text}${comment.trimEnd()}`;
  return text.slice(0, colon) + body + rest;
}

function endOfLine(text: string, offset: number): number {
  const next = nextLine(text, offset);
  return text[next - 1] === '\n' && next > lineStart(text, offset) ? next - 1 : next;
}
