/** Cron texts: five fields of numbers, names, ranges, lists and steps, read to the numbers that they stand for. */

/** What one of the five fields may hold; `names` stand for the numbers from `least` on. */
interface CronField {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month, day of the week; a seventh day of the week is Sunday again. */
export const cronFields = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: months },
  { least: 0, most: 7, names: weekdays },
] as const satisfies readonly CronField[];

/** A cron text, read. Lists ascend; days of the week begin with Sunday, 0. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  /** The hour is `*`: it follows the hours that pass, and no wall time. */
  readonly everyHour: boolean;
  /** Both the day of the month and that of the week are given: either is enough, as cron has it. */
  readonly eitherDay: boolean;
}

/** The numbers that a field stands for, ascending; null where it can't be read. */
export function cronValues(written: string, field: CronField): readonly number[] | null {
  const values = new Set<number>();
  for (const part of written.split(',')) {
    const span = spanOf(part, field);
    if (span === null) return null;
    for (let value = span.from; value <= span.to; value += span.step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function spanOf(part: string, field: CronField): { from: number; to: number; step: number } | null {
  const [range = '', every, ...more] = part.split('/');
  if (more.length > 0 || (every !== undefined && !/^0*[1-9]\d*$/.test(every))) return null;
  const step = Number(every ?? 1);
  if (range === '*') return { from: field.least, to: field.most, step };
  const [from, to, ...rest] = range.split('-').map((end) => numberOf(end, field));
  if (rest.length > 0 || from == null || to === null) return null;
  // `5/15` goes on from 5 to the field's end.
  const until = to ?? (every === undefined ? from : field.most);
  return from <= until ? { from, to: until, step } : null;
}

function numberOf(written: string, { least, most, names }: CronField): number | null {
  const named = names.indexOf(written);
  if (named >= 0) return named + least;
  if (!/^\d+$/.test(written)) return null;
  const number = Number(written);
  return number >= least && number <= most ? number : null;
}

/** Reads a cron text in small letters. Throws where it is none: definitions were checked. */
export function parseCron(text: string): Cron {
  const written = text.split(' ');
  const [minutes, hours, days, ofYear, ofWeek, ...more] = written.map((each, i) => {
    const field = cronFields[i];
    return field === undefined ? null : cronValues(each, field);
  });
  if (!minutes || !hours || !days || !ofYear || !ofWeek || more.length > 0)
    throw new Error(`"${text}" is no cron text: expected five fields, as in "0 8 1 * *"`);
  const [, hour, day, , weekday] = written;
  return {
    ...{ minutes, hours, days, months: ofYear },
    weekdays: [...new Set(ofWeek.map((each) => each % 7))].sort((a, b) => a - b),
    everyHour: hour === '*',
    eitherDay: day !== '*' && weekday !== '*',
  };
}
