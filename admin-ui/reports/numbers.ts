/** Figures in the reader's language. */

/** A whole number, or one with a decimal where it is small. */
export function count(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** A share from 0 to 1, with two decimals as contracts are held to: `93,72 %`. */
export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(share);
}

/** Points: `1,5`. */
export function points(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

export function money(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}

/** A short span: `12,3 s`, `3:05 min`, `2 h 05 min`. */
export function span(ms: number, locale: string): string {
  const seconds = ms / 1_000;
  if (seconds < 60)
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: seconds < 10 ? 1 : 0 }).format(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return `${String(Math.floor(whole / 60))}:${two(whole % 60)} min`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 2_880) return `${String(Math.floor(minutes / 60))} h ${two(minutes % 60)} min`;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', maximumFractionDigits: 1 }).format(
    minutes / 1_440,
  );
}

export type Unit = 'count' | 'ms' | 'share';

/** A figure by its unit; null is told as no cases. */
export function figure(value: number | null, unit: Unit, locale: string): string {
  if (value === null) return '–';
  if (unit === 'share') return percent(value, locale);
  return unit === 'ms' ? span(value, locale) : count(value, locale);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
