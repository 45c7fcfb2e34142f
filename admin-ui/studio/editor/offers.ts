/** What can be written at a place of a definition: keys, words, and names that exist. */
import type { JsonObject } from '../../../engine/json.js';
import type { ReadText } from '../check/checked.js';
import { inLocale, toldIn } from '../help/told.js';
import { keysOf, schemasAt, wordsOf } from './schema-at.js';
import type { YamlPath } from './yaml-path.js';

/** One thing that can be written. */
export interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly of: 'key' | 'word' | 'name' | 'field';
}

/** What the key of a value names; a key that isn't here names nothing. */
export const namedBy: Readonly<Record<string, string>> = {
  form: 'form',
  data: 'form',
  calendar: 'calendar',
  hours: 'calendar',
  template: 'template',
  decide: 'decision',
  dispositions: 'dispositions',
  questionnaire: 'questionnaire',
  call: 'workflow',
  run: 'workflow',
  workflow: 'workflow',
  do: 'service',
  next: 'step',
  else: 'step',
  not_by: 'step',
  pause: 'step',
  from: 'step',
  until: 'step',
  step: 'step',
  task: 'step',
  clock: 'clock',
  message: 'message',
  reply: 'message',
  again: 'message',
  group: 'group',
  groups: 'group',
};

const expressionNames = ['data', 'steps', 'clocks', 'instance', 'message', 'now'];
const conditions = ['when', 'where', 'must', 'met'];

/** What fits at `path`. */
export function offersAt(
  path: YamlPath,
  schema: JsonObject | null,
  read: ReadText | null,
  locale = 'en',
): readonly Offer[] {
  const here = schema === null ? [] : schemasAt(schema, path.keys);
  const last = path.keys.findLast((key) => key !== '[]') ?? '';
  if (path.writing === 'key') {
    const keys = [...keysOf(here)].map(([label, each]): Offer => ({
      label,
      detail: inLocale(toldIn(each), locale) ?? '',
      of: 'key',
    }));
    return last === 'on' ? [...keys, ...namesOf(read, 'message')] : keys;
  }
  return valuesFor(last, path.prefix, wordsOf(here), read);
}

/** What fits as the value of a key, of which `prefix` is written. */
export function valuesFor(
  key: string,
  prefix: string,
  words: readonly string[],
  read: ReadText | null,
): readonly Offer[] {
  if (prefix.includes('=') || conditions.includes(key)) return inExpression(prefix, read);
  const of = namedBy[key];
  const ends = key === 'next' || key === 'until' ? ['end'] : [];
  return [
    ...[...words, ...ends].map((label): Offer => ({ label, detail: '', of: 'word' })),
    ...(of === undefined ? [] : namesOf(read, of)),
  ];
}

/** The word of an expression that is being written, with its dots. */
export function expressionWord(prefix: string): string {
  return /[\w.]*$/.exec(prefix)?.[0] ?? '';
}

function inExpression(prefix: string, read: ReadText | null): readonly Offer[] {
  const word = expressionWord(prefix);
  const dot = word.lastIndexOf('.');
  const field = (label: string): Offer => ({ label, detail: '', of: 'field' });
  if (dot === -1) return expressionNames.map(field);
  const owner = word.slice(0, dot);
  if (owner === 'steps') return (read?.names['step'] ?? []).map((name) => field(`steps.${name}`));
  if (owner === 'clocks') return (read?.names['clock'] ?? []).map((name) => field(`clocks.${name}`));
  if (owner.startsWith('steps.'))
    return ['state', 'outcome', 'data', 'by', 'at'].map((name) => field(`${owner}.${name}`));
  if (owner.startsWith('clocks.'))
    return ['state', 'due', 'elapsed', 'remaining', 'breached'].map((name) => field(`${owner}.${name}`));
  return (read?.fields ?? []).map((path) => field(`data.${path}`));
}

function namesOf(read: ReadText | null, of: string): readonly Offer[] {
  return (read?.names[of] ?? []).map((label) => ({ label, detail: of, of: 'name' }));
}
