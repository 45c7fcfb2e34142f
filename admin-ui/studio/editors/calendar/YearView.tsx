import { alpha, Box, type Theme } from '@mui/material';
import { useRef, type KeyboardEvent } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { dateText, exceptionText, openText } from './day-text.js';
import type { YearDay } from './year-days.js';

interface YearViewProps {
  readonly months: readonly (readonly YearDay[])[];
  readonly chosen: string;
  readonly onChoose: (date: string) => void;
}

/** A year at a glance; one day has the tab stop, arrows go on by day and week, Page Up and Down by month. */
export function YearView({ months, chosen, onChoose }: YearViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const days = months.flat();
  const at = Math.max(
    0,
    days.findIndex(({ date }) => date === chosen),
  );
  const go = (event: KeyboardEvent) => {
    const next = destination(event.key, days, at);
    if (next === null) return;
    event.preventDefault();
    onChoose(next.date);
    box.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  };
  return (
    <Box ref={box} sx={looks} onKeyDown={go}>
      {months.map((month, index) => (
        <Month key={index} month={month} tabStop={days[at]?.date ?? ''} chosen={chosen} onChoose={onChoose} />
      ))}
    </Box>
  );
}

interface MonthProps {
  readonly month: readonly YearDay[];
  readonly tabStop: string;
  readonly chosen: string;
  readonly onChoose: (date: string) => void;
}

function Month({ month, tabStop, chosen, onChoose }: MonthProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const first = month[0];
  if (first === undefined) return null;
  const cells: readonly (YearDay | null)[] = [...Array<null>(first.weekday).fill(null), ...month];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
  const named = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  return (
    <table>
      <caption>{named({ month: 'long' }, new Date(`${first.date}T00:00:00Z`))}</caption>
      <thead>
        <tr>
          {/* 1 January 2024 was a Monday. */}
          {Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day))).map((day) => (
            <th key={day.getTime()} scope="col" abbr={named({ weekday: 'long' }, day)}>
              {named({ weekday: 'narrow' }, day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (
              <td key={weekday}>
                {day === null ? null : (
                  <button
                    type="button"
                    data-date={day.date}
                    data-day={lookOf(day)}
                    tabIndex={day.date === tabStop ? 0 : -1}
                    aria-pressed={day.date === chosen}
                    aria-label={[
                      dateText(day.date, locale),
                      openText(day.open, translate),
                      ...day.exceptions.map((each) => exceptionText(each, translate, locale)),
                    ].join(', ')}
                    title={day.exceptions.map((each) => exceptionText(each, translate, locale)).join(', ')}
                    style={{ '--open': `${String(Math.round((hoursOf(day) / 12) * 100))}%` } as object}
                    onClick={() => onChoose(day.date)}
                  >
                    {day.day}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a day is drawn: as others of its week, or as the exception that holds. */
function lookOf({ exceptions, open }: Pick<YearDay, 'exceptions' | 'open'>): string {
  const [first] = exceptions;
  if (first === undefined) return open.length > 0 ? 'open' : 'shut';
  return first.kind === 'also' ? 'holiday' : first.kind;
}

function hoursOf({ open }: YearDay): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return open.reduce((sum, each) => sum + (minutes(each.slice(6)) - minutes(each)) / 60, 0);
}

function destination(key: string, days: readonly YearDay[], at: number): YearDay | null {
  const day = days[at];
  if (day === undefined) return null;
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step !== undefined) return days[at + step] ?? null;
  const month = Number(day.date.slice(5, 7));
  const inMonth = (wanted: number) =>
    days.filter(({ date }) => Number(date.slice(5, 7)) === Math.min(12, Math.max(1, wanted)));
  if (key === 'PageUp' || key === 'PageDown') {
    const other = inMonth(month + (key === 'PageUp' ? -1 : 1));
    return other[Math.min(day.day, other.length) - 1] ?? null;
  }
  if (key === 'Home') return inMonth(month)[0] ?? null;
  return key === 'End' ? (inMonth(month).at(-1) ?? null) : null;
}

/** How days look, in the year and in its legend. */
export function dayLooks({ palette }: Theme) {
  const tint = alpha(palette.primary.main, 0.22);
  return {
    '& [data-day]': {
      border: '1px solid transparent',
      borderRadius: '4px',
      color: palette.text.primary,
      background: `linear-gradient(to top, ${tint} var(--open, 80%), transparent var(--open, 80%)) border-box`,
    },
    '& [data-day=shut]': { background: 'none', color: palette.text.secondary },
    '& [data-day=extra]': { borderColor: palette.primary.main, borderWidth: 2, fontWeight: 700 },
    '& [data-day=holiday]': {
      background: 'none',
      fontWeight: 700,
      textDecoration: 'underline',
      textDecorationThickness: '2px',
    },
    '& [data-day=closed]': {
      fontWeight: 700,
      background: `repeating-linear-gradient(45deg, ${palette.divider} 0 2px, transparent 2px 6px)`,
    },
  };
}

const looks = (theme: Theme) => ({
  ...dayLooks(theme),
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(176px, 1fr))',
  gap: 1.5,
  '& table': { borderCollapse: 'collapse', alignSelf: 'start', width: '100%', tableLayout: 'fixed' },
  '& caption': { textAlign: 'left', fontWeight: 600, textTransform: 'capitalize', pb: 0.25 },
  '& th': { fontWeight: 400, fontSize: 11, color: theme.palette.text.secondary },
  '& td': { padding: '1px' },
  '& button': { font: 'inherit', fontSize: 12, width: '100%', height: 24, padding: 0, cursor: 'pointer' },
  '& button:focus-visible': { outline: `2px solid ${theme.palette.text.primary}`, outlineOffset: 1 },
  '& button[aria-pressed=true]': { outline: `2px solid ${theme.palette.primary.main}` },
});
