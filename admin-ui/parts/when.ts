/** Instants in words, in the organisation's zone: relative when near, exact on hover. */
import { organisationZone } from '../../domain/zone.js';

const dayMs = 86_400_000;

/** The whole instant: `venerdì 6 marzo 2026, 17:00`. */
export function exactly(instant: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: organisationZone,
  }).format(new Date(instant));
}

/** `today 15:40`, `Tue 10:00` within a week, else `06/03/2026 17:00`. */
export function inWords(instant: string | number, now: number, locale: string): string {
  const at = new Date(instant);
  const time = part(at, locale, { hour: '2-digit', minute: '2-digit' });
  const days = dayNumber(at) - dayNumber(new Date(now));
  if (Math.abs(days) <= 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return `${word} ${time}`;
  }
  if (Math.abs(days) < 7) return `${part(at, locale, { weekday: 'short' })} ${time}`;
  return `${part(at, locale, { day: '2-digit', month: '2-digit', year: 'numeric' })} ${time}`;
}

/** A span in words, its two largest units: `1 h 12 min`, `2 g 3 h`, `under a minute` as `0 min`. */
export function spanInWords(ms: number, locale: string): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const units = [
    ['day', Math.floor(minutes / 1440)],
    ['hour', Math.floor(minutes / 60) % 24],
    ['minute', minutes % 60],
  ] as const;
  const first = units.findIndex(([, count]) => count > 0);
  const shown = first === -1 ? [units[2]] : units.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown
    .map(([unit, count]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ');
}

function part(at: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: organisationZone }).format(at);
}

function dayNumber(at: Date): number {
  const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('en-CA', { timeZone: organisationZone })
    .format(at)
    .split('-')
    .map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / dayMs);
}
