/** Durations in both languages: `4 → 3 working hours`, `4 → 3 ore lavorative`. */
import type { Value } from '../definition.js';
import { formatTerm, parseTerm } from '../time/term.js';
import type { Said } from './sentence.js';
import { written } from './sentence.js';

const italian: { readonly [unit: string]: readonly [string, string] } = {
  second: ['secondo', 'secondi'],
  minute: ['minuto', 'minuti'],
  hour: ['ora', 'ore'],
  day: ['giorno', 'giorni'],
  week: ['settimana', 'settimane'],
  'working second': ['secondo lavorativo', 'secondi lavorativi'],
  'working minute': ['minuto lavorativo', 'minuti lavorativi'],
  'working hour': ['ora lavorativa', 'ore lavorative'],
  'working day': ['giorno lavorativo', 'giorni lavorativi'],
  'calendar day': ['giorno di calendario', 'giorni di calendario'],
};

interface Span {
  readonly count: string;
  readonly unit: string;
}

/** A duration in both languages; an expression as it is written. */
export function span(value: Value): Said {
  const read = spanOf(value);
  if (read === null) return { en: written(value), it: written(value) };
  return { en: `${read.count} ${unitIn('en', read)}`, it: `${read.count} ${unitIn('it', read)}` };
}

/** One duration that became another; the unit is said once where both have it. */
export function spanTurned(before: Value, after: Value): Said {
  const [one, other] = [spanOf(before), spanOf(after)];
  if (one !== null && other !== null && one.unit === other.unit) {
    const counts = `${one.count} → ${other.count}`;
    return { en: `${counts} ${unitIn('en', other)}`, it: `${counts} ${unitIn('it', other)}` };
  }
  const [from, to] = [span(before), span(after)];
  return { en: `${from.en} → ${to.en}`, it: `${from.it} → ${to.it}` };
}

function spanOf(value: Value): Span | null {
  const term = 'literal' in value && typeof value.literal === 'string' ? parseTerm(value.literal) : null;
  const match = term === null ? null : /^(\S+) (.+?)s?$/.exec(formatTerm(term));
  return match === null ? null : { count: match[1] ?? '', unit: match[2] ?? '' };
}

function unitIn(language: 'it' | 'en', { count, unit }: Span): string {
  const one = count === '1';
  if (language === 'en') return one ? unit : `${unit}s`;
  const [single, many] = italian[unit] ?? [unit, unit];
  return one ? single : many;
}
