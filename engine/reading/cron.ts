/** Reader of cron texts: five fields of numbers, names, ranges, lists and steps. */
import { reader, refuse, unread, type Reader } from './reader.js';
import { textPart } from './schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

interface CronField {
  readonly called: Worded;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly CronField[] = [
  { called: worded`minute`, least: 0, most: 59, names: [] },
  { called: worded`hour`, least: 0, most: 23, names: [] },
  { called: worded`day of the month`, least: 1, most: 31, names: [] },
  { called: worded`month`, least: 1, most: 12, names: months },
  { called: worded`day of the week`, least: 0, most: 7, names: weekdays },
];

const expects = worded`five fields (minute, hour, day, month, day of the week), as in "0 8 1 * *"`;

/** A cron text. */
export const cron: Reader<string> = reader(
  expects,
  (node, reading) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return refuse(reading, node, expects);
    const written = node.value.trim().toLowerCase().split(/\s+/);
    if (written.length !== fields.length) return refuse(reading, node, expects);
    const wrong = fields.find((field, at) => !isSound(written[at] ?? '', field));
    if (wrong === undefined) return written.join(' ');
    const { called, least, most } = wrong;
    const found = written[fields.indexOf(wrong)] ?? '';
    reading.problem(
      node.at,
      'wrong_value',
      worded`"${found}" is no ${called}; expected *, or numbers from ${least} to ${most}, as in ${least}, ${least}-${most}, */2`,
    );
    return unread;
  },
  textPart,
);

function isSound(written: string, field: CronField): boolean {
  return written.split(',').every((part) => {
    const [range = '', step, ...more] = part.split('/');
    if (more.length > 0 || (step !== undefined && !isStep(step))) return false;
    if (range === '*') return true;
    const [from, to, ...rest] = range.split('-').map((end) => numberOf(end, field));
    if (rest.length > 0 || from === null || from === undefined || to === null) return false;
    return to === undefined || from <= to;
  });
}

function isStep(written: string): boolean {
  return /^\d+$/.test(written) && Number(written) > 0;
}

function numberOf(written: string, { least, most, names }: CronField): number | null {
  const named = names.indexOf(written);
  if (named >= 0) return named + (least === 1 ? 1 : 0);
  if (!/^\d+$/.test(written)) return null;
  const number = Number(written);
  return number >= least && number <= most ? number : null;
}
