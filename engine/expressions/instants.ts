/** Texts that are instants or durations, and the texts that instants and durations become in data. */
import type { CompiledCalendar } from '../time/calendar.js';
import { midnightOf } from '../time/local.js';
import { parseTerm } from '../time/term.js';

const dateTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
const celDuration = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/;
const celUnits: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** The instant of an RFC 3339 date-time text, or of a date's midnight in the calendar's zone (UTC without one); null for any other text. */
export function readInstant(text: string, calendar: CompiledCalendar | null): number | null {
  const parts = dateTime.exec(text);
  if (!parts) return midnightOf(text, calendar);
  // Date.parse takes 30 February for 2 March; days up to the 28th are in every month.
  const day = parts[1] ?? '';
  if (Number(day.slice(8)) > 28 && !isDateText(day)) return null;
  const at = Date.parse(text.toUpperCase());
  return Number.isNaN(at) ? null : at;
}

/** True for a text that is a day that exists, `2026-03-06`. */
export function isDateText(text: string): boolean {
  return midnightOf(text, null) !== null;
}

/** Milliseconds of a text that means elapsed time, with or without a minus: the language's forms (`4 hours`, `PT4H`) and CEL's (`1h30m`); null for any other text. */
export function elapsedMs(text: string): number | null {
  const negative = text.startsWith('-');
  const unsigned = negative ? text.slice(1) : text;
  const ms = celDuration.test(unsigned) ? celMs(unsigned) : termMs(unsigned);
  return ms === null || !negative ? ms : -ms;
}

function celMs(text: string): number {
  let ms = 0;
  for (const [, count, unit] of text.matchAll(/([\d.]+)(h|ms|m|s)/g))
    ms += Number(count) * (celUnits[unit ?? ''] ?? 0);
  return Math.round(ms);
}

function termMs(text: string): number | null {
  const term = parseTerm(text);
  return term?.unit === 'elapsed' ? term.ms : null;
}

/** An instant as data holds it: UTC, `2026-03-06T16:00:00Z`, with `.SSS` when there are milliseconds. @param at milliseconds within what Date can hold */
export function instantText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A duration as data holds it: ISO 8601 in hours, minutes and seconds, `PT52H30M`; an elapsed day is always 24 hours. @param ms milliseconds, may be negative */
export function durationText(ms: number): string {
  const total = Math.abs(Math.trunc(ms));
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor((total % 3_600_000) / 60_000);
  const seconds = (total % 60_000) / 1000;
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  return `${ms < 0 && total > 0 ? '-' : ''}PT${text === '' ? '0S' : text}`;
}
