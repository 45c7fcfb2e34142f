/** How days, spans and figures of audits are written. */

/** A day such as 2026-09-07, in somebody's language. */
export function dayText(day: string, locale: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
}

/** The name of a weekday; Monday is 1. */
export function weekdayText(weekday: number, locale: string): string {
  // 5 January 2026 is a Monday.
  return new Date(Date.UTC(2026, 0, 4 + weekday)).toLocaleDateString(locale, {
    ...{ weekday: 'long', timeZone: 'UTC' },
  });
}

/** A share in percent with one decimal; a dash where there is none. */
export function percentText(share: number | null, locale: string): string {
  if (share === null) return '–';
  return share.toLocaleString(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** A figure with so many decimals; a dash where there is none. */
export function figureText(figure: number | null, locale: string, decimals = 1): string {
  if (figure === null) return '–';
  return figure.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A span such as 1:04:09 or 4:09, from milliseconds. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  return hours === 0
    ? `${String(minutes)}:${two(seconds % 60)}`
    : `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}
