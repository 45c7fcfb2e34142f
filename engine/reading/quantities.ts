/** Readers of dates, shares, points, amounts and spans of the calendar: what contracts and simulations count in. */
import { mapped, refuse, type Reader } from './reader.js';
import { number, text } from './scalars.js';
import { worded } from '../wording/worded.js';

/** A day, `2026-08-14`. */
export const date: Reader<string> = mapped(text, (given, node, reading) =>
  isDate(given) ? given : refuse(reading, node, worded`a date such as 2026-08-14`),
);

/** A share written as `80%`, from 0 to 1. */
export const share: Reader<number> = mapped(text, (given, node, reading) => {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(given)?.[1];
  return percent !== undefined && Number(percent) <= 100
    ? Number(percent) / 100
    : refuse(reading, node, worded`a share such as 80%, at most 100%`);
});

/** Points of a percentage, `1 point` or `0.5 points`. */
export const points: Reader<number> = mapped(text, (given, node, reading) => {
  const count = /^(\d+(?:\.\d+)?) points?$/.exec(given)?.[1];
  return count === undefined
    ? refuse(reading, node, worded`points such as "1 point" or "0.5 points"`)
    : Number(count);
});

/** An amount of money, in the contract's currency. */
export const amount = number(0, Number.POSITIVE_INFINITY);

/** A span of the calendar: months and years have no length of their own. */
export interface Span {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/** A span such as `6 months`. */
export const span: Reader<Span> = mapped(text, (given, node, reading) => {
  const [, count, unit] = /^([1-9]\d{0,3}) (day|week|month|year)s?$/.exec(given) ?? [];
  return count === undefined
    ? refuse(reading, node, worded`a span such as "2 months", in days, weeks, months or years`)
    : { count: Number(count), unit: unit as Span['unit'] };
});

/** True for a day that exists, written out. */
export function isDate(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00Z`);
  return Number.isFinite(at.getTime()) && at.toISOString().startsWith(written);
}
