/** Adds an entry to a map or a list of a YAML text. */
import { isMap, isScalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from '../../../engine/json.js';
import { columnOf, hasBefore, linesOf, nextLine } from './entry-lines.js';
import { endOf, entryIn, keyText, startOf, type Spot } from './spots.js';
import { written, writtenKey } from './written.js';

export interface AddOptions {
  /** Keys before which a new one is put; without one of them it comes last. */
  readonly before?: readonly string[];
  /** The key after which it is put. */
  readonly after?: string;
  /** A map is written line by line, however short it is. */
  readonly open?: boolean;
}

interface New extends AddOptions {
  readonly last: string | number;
  readonly value: Json;
}

/** The text with one more entry in `holder`, which isn't empty and stands at `path` without its last key. */
export function addEntry(
  text: string,
  holder: YAMLMap | YAMLSeq,
  inFlow: boolean,
  { last, value, before = [], after, open = false }: New,
): string {
  const keys = isMap(holder) ? holder.items.map(({ key }) => (isScalar(key) ? keyText(key) : '')) : [];
  const next = entryIn(
    holder,
    keys.findIndex((key) => before.includes(key)),
  );
  const behind = after === undefined ? -1 : keys.indexOf(after);
  const previous = entryIn(holder, behind === -1 ? holder.items.length - 1 : behind);
  if (previous === null) return text;
  const beside = { next: behind === -1 ? next : null, previous };
  return inFlow
    ? intoBraces(text, { last, value }, beside)
    : intoLines(text, { last, value, open, first: entryIn(holder, 0) ?? previous }, beside);
}

/** Between which entries it comes: before `next` if there is one, else after `previous`. */
interface Beside {
  readonly next: Pick<Spot, 'key' | 'value'> | null;
  readonly previous: Pick<Spot, 'key' | 'value'>;
}

function intoBraces(text: string, { last, value }: New, { next, previous }: Beside): string {
  const { text: shown } = written(value, { inFlow: true, indent: 0 });
  const entry = typeof last === 'number' ? shown : `${writtenKey(last, true)}: ${shown}`;
  return next === null
    ? insert(text, endOf(text, previous), `, ${entry}`)
    : insert(text, startOf(next), `${entry}, `);
}

function intoLines(
  text: string,
  { last, value, open = false, first }: New & { readonly first: Beside['previous'] },
  { next, previous }: Beside,
): string {
  const column = columnOf(text, startOf(first));
  const isItem = typeof last === 'number';
  const indent = isItem ? dashColumn(text, startOf(first)) : column;
  const shown = written(value, { inFlow: false, indent, open });
  const entry = isItem
    ? `- ${shown.text.trimStart()}`
    : `${writtenKey(last, false)}:${shown.lines ? '\n' : ' '}${shown.text}`;
  if (next !== null && hasBefore(text, startOf(next)))
    return insert(text, startOf(next), `${entry}\n${' '.repeat(column)}`);
  const offset = next === null ? nextLine(text, endOf(text, previous)) : linesOf(text, next).from;
  const broken = offset > 0 && text[offset - 1] !== '\n';
  return insert(text, offset, `${broken ? '\n' : ''}${' '.repeat(indent)}${entry}${broken ? '' : '\n'}`);
}

/** The column of the dash before a list's item. */
function dashColumn(text: string, start: number): number {
  return columnOf(text, text.lastIndexOf('-', start - 1));
}

function insert(text: string, offset: number, what: string): string {
  return text.slice(0, offset) + what + text.slice(offset);
}
