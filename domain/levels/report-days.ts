/** On which days a contract's report is due, and of which months it tells. */
import { DateTime } from 'luxon';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { organisationZone } from '../zone.js';
import { periodsBetween } from './period.js';

/** A report that is due: `day` is the first after what it tells of and `at` its first instant, `periods` the months that ended in it. */
export interface DueReport {
  readonly day: string;
  readonly at: number;
  readonly periods: readonly string[];
}

/** Later than that nobody waits for it any more: mail was set up afterwards. */
const lateDays = 31;

/** The last report of a contract that is due at an instant (milliseconds), counted from its first day; null: none is, or long since. */
export function dueReport(
  { report, from, to }: Pick<ContractDefinition, 'report' | 'from' | 'to'>,
  now: number,
): DueReport | null {
  if (report === null) return null;
  const { count, unit } = report.every;
  const first = DateTime.fromISO(from, { zone: organisationZone });
  const dayAt = (n: number) => first.plus({ [`${unit}s`]: count * n });
  let n = 0;
  while (dayAt(n + 1).toMillis() <= now) n += 1;
  const day = dayAt(n);
  if (n === 0 || now - day.toMillis() > lateDays * 86_400_000) return null;
  const last = day.minus({ days: 1 }).toFormat('yyyy-MM-dd');
  if (to !== null && dayAt(n - 1).toFormat('yyyy-MM-dd') > to) return null;
  const months = periodsBetween('month', dayAt(n - 1).toFormat('yyyy-MM-dd'), last);
  const ended = months.filter(({ until }) => until <= day.toMillis()).map(({ written }) => written);
  return ended.length === 0 ? null : { day: day.toFormat('yyyy-MM-dd'), at: day.toMillis(), periods: ended };
}
