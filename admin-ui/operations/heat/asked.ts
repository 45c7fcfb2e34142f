/** What the address of the heat asks for, and the period that it means in the organisation's days. Pure. */
import { DateTime } from 'luxon';
import { organisationZone } from '../../../domain/zone.js';
import { measures, type Measure } from './heat.js';

/** How many days back one may look with one choice. */
export const spans = [7, 30, 90, 365] as const;

const usual = 30;
const dayMs = 86_400_000;

/** What the address asks for: some days back, or from one day until another, both included. */
export interface Asked {
  readonly days: number | null;
  readonly from: string;
  readonly to: string;
  readonly version: string;
  readonly by: Measure;
}

/** What an address asks for; without anything the last thirty days by how often each step was entered. */
export function askedOf(search: URLSearchParams): Asked {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  const days = Number(search.get('days') ?? usual);
  return {
    days: from === '' && to === '' ? (spans.find((span) => span === days) ?? usual) : null,
    from,
    to,
    version: search.get('version') ?? '',
    by: measures.find((measure) => measure === search.get('by')) ?? 'entered',
  };
}

/** The address of what is asked, without what goes without saying. */
export function addressOf({ days, from, to, version, by }: Asked): URLSearchParams {
  const search = new URLSearchParams();
  if (days === null) {
    search.set('from', from);
    search.set('to', to);
  } else if (days !== usual) search.set('days', String(days));
  if (version !== '') search.set('version', version);
  if (by !== 'entered') search.set('by', by);
  return search;
}

/** The API's query; null while the days are none, or the last comes before the first. Days back end with this minute. */
export function queryOf({ days, from, to, version }: Asked, now: number): string | null {
  const until = Math.ceil(now / 60_000) * 60_000;
  const begin = days === null ? midnightOf(from).toMillis() : until - days * dayMs;
  const end = days === null ? midnightOf(to).plus({ days: 1 }).toMillis() : until;
  // Of what is no day the instant is no number, which comes before nothing.
  if (!(begin < end)) return null;
  const period = { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
  return new URLSearchParams(version === '' ? period : { ...period, version }).toString();
}

/** From the day thirty days ago until today. */
export function usualDays(now: number): Pick<Asked, 'from' | 'to'> {
  return { from: dayOf(now - usual * dayMs), to: dayOf(now) };
}

/** The day (`2026-03-06`) of an instant in the organisation's zone. */
export function dayOf(instant: number): string {
  return DateTime.fromMillis(instant, { zone: organisationZone }).toFormat('yyyy-MM-dd');
}

function midnightOf(day: string): DateTime {
  return DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: organisationZone });
}
