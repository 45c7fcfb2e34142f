/** What the rules of a decision say, as cells of a table, and back. Pure. */
import { parse } from 'yaml';
import type { CompiledDecision, Value } from '../../../../engine/definition.js';
import { isJsonObject, type Json } from '../../../../engine/json.js';

/** A value as its definition writes it: expressions begin with `=`. */
export function writtenValue(value: Value): Json {
  if ('literal' in value) return value.literal;
  if ('expression' in value) return `= ${value.expression}`;
  if ('list' in value) return value.list.map(writtenValue);
  return Object.fromEntries(Object.entries(value.map).map(([key, inner]) => [key, writtenValue(inner)]));
}

/** The columns of what rules say: the keys of their maps; null where one says something else, which then has one column. */
export function outputsOf({ rules }: CompiledDecision): readonly string[] | null {
  const said = rules.map(({ then }) => writtenValue(then));
  if (!said.every(isJsonObject)) return null;
  return [...new Set(said.flatMap((each) => Object.keys(each)))];
}

/** A value as a cell shows it. */
export function resultCell(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed into a cell, as a value: a number, true, a list, else the text. */
export function resultOf(typed: string): Json {
  const text = typed.trim();
  if (text.startsWith('=')) return text;
  try {
    const value: unknown = parse(text);
    return value === undefined ? '' : (value as Json);
  } catch {
    return text;
  }
}
