/** Adds an entry to a map or a list of a YAML text. */
import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from '../../../engine/json.js';
import { columnOf, hasBefore, linesOf, nextLine } from './entry-lines.js';
import { endOf, entryIn, keyText, startOf } from './spots.js';
import { written, writtenKey } from './written.js';

export interface AddOptions {
  /** Keys before which a new one is put; without one of them it comes last. */
  readonly before?: readonly string[];
}

/** The text with one more entry in `holder`, which isn't empty and stands at `path` without its last key. */
export function addEntry(
  text: string,
  holder: YAMLMap | YAMLSeq,
  inFlow: boolean,
  { last, value, before = [] }: { readonly last: string | number; readonly value: Json } & AddOptions,
): string {
  const at = isMap(holder) ? placeBefore(holder, before) : -1;
  return inFlow
    ? intoBraces(text, holder, { last, value, at })
    : intoLines(text, holder, { last, value, at });
}

interface New {
  readonly last: string | number;
  readonly value: Json;
  /** The place that it takes; -1: the last. */
  readonly at: number;
}

function placeBefore(holder: YAMLMap, before: readonly string[]): number {
  const index = holder.items.findIndex(({ key }) =>
    before.includes(keyText(key as Parameters<typeof keyText>[0])),
  );
  return index === 0 ? -1 : index;
}

function intoBraces(text: string, holder: YAMLMap | YAMLSeq, { last, value, at }: New): string {
  const { text: shown } = written(value, { inFlow: true, indent: 0 });
  const entry = typeof last === 'number' ? shown : `${writtenKey(last, true)}: ${shown}`;
  const next = at === -1 ? null : entryIn(holder, at);
  if (next !== null) return insert(text, startOf(next), `${entry}, `);
  const before = entryIn(holder, holder.items.length - 1);
  return insert(text, before === null ? 0 : endOf(text, before), `, ${entry}`);
}

function intoLines(text: string, holder: YAMLMap | YAMLSeq, { last, value, at }: New): string {
  const first = entryIn(holder, 0);
  const previous = entryIn(holder, holder.items.length - 1);
  if (first === null || previous === null) return text;
  const column = columnOf(text, startOf(first));
  const isItem = typeof last === 'number';
  const indent = isItem ? dashColumn(text, startOf(first)) : column;
  const shown = written(value, { inFlow: false, indent });
  const entry = isItem
    ? `- ${shown.text.trimStart()}`
    : `${writtenKey(last, false)}:${shown.lines ? '\n' : ' '}${shown.text}`;
  const next = at === -1 ? null : entryIn(holder, at);
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
