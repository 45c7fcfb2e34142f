/** What has changed, in sentences: one a change, in Italian and English, with what it is about. */
import type { Condition, Title, Value } from '../definition.js';
import type { Json } from '../json.js';

/** A text in both languages. */
export interface Said {
  readonly it: string;
  readonly en: string;
}

export interface Sentence extends Said {
  /** The definition, as `workflow/ticket`. */
  readonly definition: string;
  /** The part of it: `clocks/pickup`, `steps/office`; empty for the whole. */
  readonly part: string;
}

/** A sentence of one part, before it is known of which definition. */
export type PartSentence = Omit<Sentence, 'definition'>;

/** Makes a sentence about a part. */
export function say(part: string, en: string, it: string): PartSentence {
  return { part, it, en };
}

/** `what: before → after`, where the two texts differ; nothing where they are one. */
export function turned(part: string, what: Said, before: string, after: string): readonly PartSentence[] {
  if (before === after) return [];
  return [say(part, `${what.en}: ${before} → ${after}`, `${what.it}: ${before} → ${after}`)];
}

/** A list of names that has gained and lost some. */
export function namesTurned(
  part: string,
  what: Said,
  before: readonly string[],
  after: readonly string[],
): readonly PartSentence[] {
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  return [
    ...(added.length === 0
      ? []
      : [say(part, `${what.en}: now also ${list(added)}`, `${what.it}: ora anche ${list(added)}`)]),
    ...(removed.length === 0
      ? []
      : [say(part, `${what.en}: no longer ${list(removed)}`, `${what.it}: non più ${list(removed)}`)]),
  ];
}

/** A value as it is written; `–` where there is none. */
export function written(value: Value | null): string {
  if (value === null) return '–';
  if ('expression' in value) return `= ${value.expression}`;
  if ('literal' in value) return plain(value.literal);
  if ('list' in value) return `[${value.list.map(written).join(', ')}]`;
  return `{${Object.entries(value.map)
    .map(([key, item]) => `${key}: ${written(item)}`)
    .join(', ')}}`;
}

/** Plain JSON as a person reads it. */
export function plain(value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? list((value as readonly Json[]).map(plain)) : JSON.stringify(value);
}

/** A condition; `–` where there is none. */
export function condition(when: Condition | null): string {
  return when ?? '–';
}

/** A title in both languages. */
export function titled(title: Title | null, name: string): Said {
  if (title === null) return { it: name, en: name };
  if (typeof title === 'string') return { it: title, en: title };
  const first = Object.values(title)[0] ?? name;
  return { it: title['it'] ?? first, en: title['en'] ?? first };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.join(', ');
}

/** Whether two pieces of plain data are the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
