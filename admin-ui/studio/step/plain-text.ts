/** Single values as they stand in a field, and back. */
import type { Json } from '../../../engine/json.js';

/** What a field takes: texts only, or also numbers and the like. */
export interface Accepts {
  readonly texts: boolean;
  readonly others: boolean;
}

const readAsOther = /^(?:true|false|null|~|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)$/;

/** A value as a field shows it: a text that reads like a number stands in quotes where numbers are taken too. */
export function shownText(value: Json, { others }: Accepts): string {
  if (typeof value !== 'string') return value === null ? '' : JSON.stringify(value);
  return others && (readAsOther.test(value) || value === '' || value.startsWith('"'))
    ? JSON.stringify(value)
    : value;
}

/** The value that a field's text stands for. */
export function typedValue(typed: string, { texts, others }: Accepts): Json {
  if (!others) return typed;
  if (typed === '' || typed === '~' || typed === 'null') return null;
  if (typed === 'true' || typed === 'false') return typed === 'true';
  if (readAsOther.test(typed) && Number.isFinite(Number(typed))) return Number(typed);
  return texts && /^".*"$/s.test(typed) ? unquoted(typed) : typed;
}

function unquoted(typed: string): string {
  try {
    return String(JSON.parse(typed));
  } catch {
    return typed;
  }
}
