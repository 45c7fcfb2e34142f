/** A calendar: its zone, hours, holidays, closures and extra openings. */
import type { CalendarDefinition } from '../reading/calendar-definition.js';
import { parseDays } from '../reading/calendar-week.js';
import type { PartSentence } from './sentence.js';
import { namesTurned, say, titled, turned } from './sentence.js';

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const italian = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'];
const english = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What has changed between two versions of a calendar. */
export function calendarSentences(
  before: CalendarDefinition,
  after: CalendarDefinition,
): readonly PartSentence[] {
  const holidays = ({ holidays: at }: CalendarDefinition) =>
    [at?.country, at?.region].filter((each) => each !== null && each !== undefined).join('-') || '–';
  const also = ({ holidays: at }: CalendarDefinition) => (at?.also ?? []).map(({ date }) => date);
  const closed = (of: CalendarDefinition) =>
    of.closed.map(({ from, to }) => (from === to ? from : `${from}–${to}`));
  const extra = (of: CalendarDefinition) => of.extra.map(({ date, open }) => `${date} ${open.join(' ')}`);
  return [
    ...turned('', { en: 'title', it: 'titolo' }, titled(before.title, '–').it, titled(after.title, '–').it),
    ...turned('zone', { en: 'time zone', it: 'fuso orario' }, before.zone, after.zone),
    ...weekSentences(before, after),
    ...turned(
      'holidays',
      { en: 'public holidays of', it: 'festività di' },
      holidays(before),
      holidays(after),
    ),
    ...namesTurned(
      'holidays',
      { en: 'closed each year or on', it: 'chiuso ogni anno o il' },
      also(before),
      also(after),
    ),
    ...namesTurned('closed', { en: 'closed', it: 'chiuso' }, closed(before), closed(after)),
    ...namesTurned(
      'extra',
      { en: 'open out of turn', it: 'apertura straordinaria' },
      extra(before),
      extra(after),
    ),
  ];
}

function weekSentences(before: CalendarDefinition, after: CalendarDefinition): readonly PartSentence[] {
  const [old, now] = [daysOf(before), daysOf(after)];
  return week.flatMap((_, day) => {
    const [from, to] = [old[day] ?? '', now[day] ?? ''];
    if (from === to) return [];
    const said = (text: string, none: string) => (text === '' ? none : text);
    return [
      say(
        'open',
        `${english[day]}: ${said(from, 'closed')} → ${said(to, 'closed')}`,
        `${italian[day]}: ${said(from, 'chiuso')} → ${said(to, 'chiuso')}`,
      ),
    ];
  });
}

/** The windows of each day, Monday first. */
function daysOf({ open }: CalendarDefinition): readonly string[] {
  return week.map((_, day) =>
    Object.entries(open)
      .filter(([days]) => parseDays(days)?.includes(day) === true)
      .flatMap(([, windows]) => windows)
      .join(' '),
  );
}
