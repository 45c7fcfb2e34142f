/** Periods of a contract: months, quarters and years, written `2026-03`, `2026-Q1` and `2026`, in the organisation's zone. */
import { DateTime } from 'luxon';
import type { Level } from '../../engine/reading/contract-definition.js';
import { midnightOf } from '../day.js';
import { organisationZone } from '../zone.js';

/** A period. Instants in milliseconds; `until` is the first one after it. */
export interface Period {
  readonly written: string;
  readonly kind: 'month' | 'quarter' | 'year';
  readonly from: number;
  readonly until: number;
}

const form = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

/** The period that a text names, or null where it names none. */
export function periodOf(written: string): Period | null {
  const [, year, month, quarter] = form.exec(written) ?? [];
  if (year === undefined || Number(year) < 1970) return null;
  const kind = month !== undefined ? 'month' : quarter !== undefined ? 'quarter' : 'year';
  const first = month !== undefined ? Number(month) : quarter !== undefined ? 3 * Number(quarter) - 2 : 1;
  const begin = DateTime.fromObject({ year: Number(year), month: first }, { zone: organisationZone });
  const until = begin.plus({ months: monthsOf[kind] });
  return { written, kind, from: begin.toMillis(), until: until.toMillis() };
}

/** How many months a period has. */
export const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** All periods of a kind that touch a span of days (both included), in order. */
export function periodsBetween(kind: Period['kind'], first: string, last: string): Period[] {
  const found: Period[] = [];
  let at = DateTime.fromISO(first, { zone: organisationZone }).startOf(kind);
  const end = DateTime.fromISO(last, { zone: organisationZone });
  for (; at <= end; at = at.plus({ months: monthsOf[kind] })) {
    const period = periodOf(writtenOf(kind, at));
    if (period !== null) found.push(period);
  }
  return found;
}

function writtenOf(kind: Period['kind'], at: DateTime): string {
  if (kind === 'year') return at.toFormat('yyyy');
  return kind === 'month' ? at.toFormat('yyyy-MM') : at.toFormat("yyyy-'Q'q");
}

/** The part of a period in which a contract holds, or null where it does not at all. */
export function heldIn(
  period: Period,
  contract: { readonly from: string; readonly to: string | null },
): { readonly from: number; readonly until: number } | null {
  const begins = midnightOf(contract.from);
  const ends = contract.to === null ? Number.POSITIVE_INFINITY : midnightOf(contract.to, 1);
  const span = { from: Math.max(period.from, begins), until: Math.min(period.until, ends) };
  return span.from < span.until ? span : null;
}

/** Over which kind of period a level is counted; single clocks in the month in which they fall due. */
export function periodKindOf(level: Level): Period['kind'] {
  return level.kind === 'each_clock' ? 'month' : level.period;
}
