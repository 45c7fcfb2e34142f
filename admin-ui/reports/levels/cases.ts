/** The single cases behind a figure, as the API lists them. Pure. */
import { organisationZone } from '../../../domain/zone.js';
import { toTheSecond } from '../calls/call.js';
import { span } from '../numbers.js';

export interface Case {
  readonly kind: 'call' | 'clock' | 'outage';
  readonly id: string;
  readonly number: string | null;
  readonly instance: string | null;
  readonly at: string;
  readonly met: boolean | null;
  readonly left_out: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Translate = (key: string, options?: Readonly<Record<string, unknown>>) => string;

/** What a value of a dimension is called. */
type NameOf = (dimension: 'queue' | 'service' | 'language', value: string) => string;

/** Facts of a case in a line: spans as spans, names in words where they have some. */
export function factText(
  facts: Case['facts'],
  locale: string,
  translate: Translate,
  nameOf: NameOf = (_, value) => value,
): string {
  return Object.entries(facts)
    .flatMap(([name, value]) => {
      if (value === null || value === undefined || typeof value === 'object') return [];
      const said = factValue(name, value as string | number | boolean, { locale, translate, nameOf });
      return [`${translate(`reports.fact.${name}`, { _: name.replaceAll('_', ' ') })}: ${said}`];
    })
    .join(' · ');
}

function factValue(
  name: string,
  value: string | number | boolean,
  {
    locale,
    translate,
    nameOf,
  }: { readonly locale: string; readonly translate: Translate; readonly nameOf: NameOf },
): string {
  if (typeof value === 'number')
    return name === 'ms' || name.endsWith('_ms') ? span(value, locale) : String(value);
  if (typeof value === 'boolean') return translate(value ? 'reports.calls.yes' : 'reports.calls.no');
  if (name === 'outcome') return translate(`reports.outcome.${value}`, { _: value });
  if (name === 'queue' || name === 'service' || name === 'language') return nameOf(name, value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? toTheSecond(value, locale, organisationZone) : value;
}
