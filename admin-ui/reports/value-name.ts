/** What a value of a dimension is called by people. Pure. */
import { standardServices } from '../../domain/audit/standard-services.js';
import type { Dimension } from '../../domain/monitoring/dimensions.js';

type Translate = (key: string, options?: Readonly<Record<string, unknown>>) => string;

/** What a queue or a group is called by people. */
export type TitleOf = (dimension: 'queue' | 'group', name: string) => string;

const services = new Map(standardServices.map(({ service, title }) => [service, title]));

/** In the reader's words, as far as there are any: what nobody gave a title keeps its name. */
export function valueName(
  dimension: Dimension,
  value: string | null,
  locale: string,
  translate: Translate,
  titleOf: TitleOf = (_, name) => name,
): string {
  if (value === null) return translate(dimension === 'group' ? 'reports.nobody' : 'reports.none_of');
  const date = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  switch (dimension) {
    case 'day':
      return date(value, { weekday: 'short', day: 'numeric', month: 'short' });
    case 'month':
      return date(`${value}-01`, { month: 'long', year: 'numeric' });
    case 'weekday':
      // The second of March 2026 is a Monday.
      return date(`2026-03-0${String(Number(value) + 1)}`, { weekday: 'long' });
    case 'week':
      return translate('reports.week', { week: Number(value.slice(6)), year: value.slice(0, 4) });
    case 'hour_band':
      return `${value}–${String(Number(value) + 1).padStart(2, '0')}`;
    case 'outcome':
      return translate(`reports.outcome.${value}`, { _: value });
    case 'channel':
      return translate(`reports.channel.${value}`, { _: value });
    case 'queue':
    case 'group':
      return titleOf(dimension, value);
    case 'service':
      return services.get(value) ?? value;
    case 'language':
      return languageName(value, locale);
    case 'year':
    case 'body':
      return value;
  }
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    // A field may hold anything; what is no code is told as it is.
    return code;
  }
}
