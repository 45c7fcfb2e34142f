/** Measures and periods, as the API shows them. */
import type {
  Figure as CountedFigure,
  Measure as CountedMeasure,
  Threshold,
  Volume,
} from '../../../domain/levels/figure.js';
import type { Title } from '../../i18n/title-text.js';

type PeriodState = 'open' | 'running' | 'to_close' | 'closed';

/** A figure as it is counted, its texts and its money as they are shown. */
export interface Figure extends Omit<CountedFigure, 'level' | 'formula' | 'penalty' | 'left_out'> {
  readonly formula: { readonly name: string; readonly text: string };
  readonly penalty: {
    readonly amount: number;
    /** What caps take off of it. */
    readonly capped: number;
    readonly currency: string;
    readonly how: string;
  } | null;
  readonly left_out: readonly { readonly reason: string; readonly text: string; readonly count: number }[];
}

export interface Measure extends Omit<CountedMeasure, 'figures'> {
  readonly figures: readonly Figure[];
}

/** What a period costs: what was asked, less what caps take off. */
export interface Total {
  readonly amount: number;
  readonly asked: number;
  readonly capped: number;
  readonly currency: string;
  readonly caps: readonly { readonly per: string; readonly amount: number; readonly how: string }[];
}

export interface Measures {
  readonly contract: string;
  readonly title: Title;
  readonly period: string;
  readonly state: PeriodState;
  readonly edition: number | null;
  readonly computed_at: string;
  readonly seen: string;
  readonly volume: Volume | null;
  readonly measures: readonly Measure[];
  readonly total: Total;
}

interface Edition {
  readonly edition: number;
  readonly closed_at: string;
  readonly closed_by: string;
  readonly reason: string | null;
  readonly asked_by: string | null;
  readonly seen: string;
  readonly total: Total;
}

export interface Period {
  readonly id: string;
  readonly contract: string;
  readonly title: Title;
  readonly period: string;
  readonly kind: 'month' | 'quarter' | 'year';
  readonly state: PeriodState;
  readonly editions: readonly Edition[];
}

/** The limit of a threshold, and which side of it is right. */
export function limitOf(threshold: Threshold): { readonly limit: number; readonly sign: '≥' | '≤' } {
  return 'at_least' in threshold
    ? { limit: threshold.at_least, sign: '≥' }
    : { limit: threshold.at_most, sign: '≤' };
}

/** How far a share is on the right side of its threshold, in points; negative where it is short; null: nothing to compare. */
export function deviationOf({ share, threshold }: Pick<Figure, 'share' | 'threshold'>): number | null {
  if (share === null || threshold === null) return null;
  const { limit, sign } = limitOf(threshold);
  return 100 * (sign === '≥' ? share - limit : limit - share);
}

/** A period in the reader's words: `marzo 2026`, `1º trimestre 2026`, `2026`. */
export function periodName(period: string, locale: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return year;
  if (part.startsWith('Q')) return `${part} ${year}`;
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period}-01T00:00:00Z`),
  );
}

/** The shares that one test came to in former periods, the oldest first. */
export function trendOf(
  former: readonly Measures[],
  level: string,
  test: number,
): readonly { readonly period: string; readonly share: number | null }[] {
  return former.flatMap(({ period, measures }) => {
    const figure = measures.find((one) => one.level === level)?.figures.find((one) => one.test === test);
    return figure === undefined ? [] : [{ period, share: figure.share }];
  });
}
