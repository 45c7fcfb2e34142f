/** Reader of a calendar. */
import { IANAZone } from 'luxon';
import type { CalendarDefinition } from './calendar-definition.js';
import { parseDays, parseWindow } from './calendar-week.js';
import { entryOf, type MapNode, type Node, type Position } from './node.js';
import { date, isDate } from './quantities.js';
import { holidayProblem } from './public-holidays.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  optional,
  readFields,
  record,
  refuse,
  required,
  unread,
  type Read,
} from './reader.js';
import type { Reading } from './reading.js';
import { name, text, title } from './scalars.js';
import { mapPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

/** An offset in hours, such as `Etc/GMT+1` or `UTC+1`, is a zone for luxon but knows no summer time; the language wants names. */
const zone = mapped(text, (given, node, reading) =>
  IANAZone.isValidZone(given) ? given : refuse(reading, node, worded`a time zone such as Europe/Rome`),
);

const window = mapped(text, (given, node, reading) =>
  parseWindow(given) === null
    ? refuse(reading, node, worded`a window such as "08:00-19:00", at most to "24:00", within one day`)
    : given,
);

const windows = listOf(window);

const open = mapped(
  entriesOf(
    worded`days such as mon-fri, each with its windows`,
    (entry, reading): Read<readonly [string, readonly string[]]> => {
      const known = parseDays(entry.key) !== null;
      if (!known)
        reading.problem(
          entry.keyAt,
          'bad_calendar',
          worded`"${entry.key}" is no day; expected mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri`,
        );
      const given = windows.read(entry.value, reading);
      return given === unread || !known ? unread : [entry.key, given];
    },
    mapPart(windows.part),
  ),
  (entries): { readonly [days: string]: readonly string[] } => Object.fromEntries(entries),
);

const yearlyDate = mapped(text, (given, node, reading) =>
  isDate(given) || isDate(`2024-${given}`)
    ? given
    : refuse(reading, node, worded`a date such as 2026-08-14, or "04-23" for every year`),
);

const also = listOf(
  record(worded`a holiday`, {
    date: required(yearlyDate, 'its date'),
    title: optional(title, 'what it is called'),
  }),
);

const holidays = mapped(
  record(worded`holidays`, {
    country: optional(text, 'whose public holidays are closed, such as IT'),
    region: optional(text, 'a region of that country'),
    also: defaulted(also, [], 'further holidays'),
  }),
  (values, node, reading) => {
    const where = placeOf(node, values.region === null ? 'country' : 'region');
    if (values.country === null) {
      if (values.region === null) return values;
      reading.problem(
        where,
        'missing_key',
        worded`a region needs its country; add "country", such as country: IT`,
      );
      return unread;
    }
    const problem = holidayProblem(values.country, values.region);
    if (problem === null) return values;
    reading.problem(where, 'bad_calendar', problem);
    return unread;
  },
);

const closed = record(worded`a closing`, {
  from: required(date, 'its first day'),
  to: required(date, 'its last day'),
  title: optional(title, 'what it is called'),
});

const closings = listOf(
  mapped(closed, (values, node, reading) => {
    if (values.from <= values.to) return values;
    reading.problem(
      placeOf(node, 'to'),
      'bad_calendar',
      worded`the closing ends on ${values.to}, before it begins on ${values.from}; expected a later day: change one of them`,
    );
    return unread;
  }),
);

const extra = listOf(
  record(worded`an extra day`, {
    date: required(date, 'the day'),
    open: required(windows, 'its windows'),
    title: optional(title, 'what it is called'),
  }),
);

export const calendarFields = {
  calendar: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  zone: required(zone, 'the time zone'),
  open: required(open, 'the windows of each day; days left out are closed'),
  holidays: optional(holidays, 'public holidays and others'),
  closed: defaulted(closings, [], 'days on which it is closed'),
  extra: defaulted(extra, [], 'days with windows of their own'),
};

/** Reads a calendar; null, and problems, where it can't be read. */
export function readCalendar(node: MapNode, reading: Reading): CalendarDefinition | null {
  const values = readFields(node, worded`a calendar`, calendarFields, reading, node.at);
  if (values === unread) return null;
  return { ...values, extra: values.extra.map(({ date, open: times }) => ({ date, open: times })) };
}

function placeOf(node: Node, key: string): Position {
  return (node.kind === 'map' ? entryOf(node, key)?.value.at : undefined) ?? node.at;
}
