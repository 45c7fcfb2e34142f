import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Typography } from '@mui/material';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import { readCalendar } from '../../../../engine/reading/calendar.js';
import { compileCalendar } from '../../../../engine/reading/compile-calendar.js';
import { namedHolidays } from '../../../../engine/reading/public-holidays.js';
import type { CompiledCalendar } from '../../../../engine/time/calendar.js';
import { useHelp } from '../../help/use-help.js';
import type { EditorProps } from '../editor.js';
import { EditorFrame } from '../EditorFrame.js';
import { Part } from '../Part.js';
import { useLastGood } from '../use-last-good.js';
import { DayPanel } from './DayPanel.js';
import { DueQuestion } from './DueQuestion.js';
import { WeekHours } from './WeekHours.js';
import { dayLooks, YearView } from './YearView.js';
import { monthsOf } from './year-days.js';

/** A calendar as a year, its week, its exceptions, and what is due when. */
export default function CalendarEditor({ text, readOnly, onText }: EditorProps) {
  const { body, broken } = useLastGood(useDeferredValue(text), readCalendar);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const compiled = useMemo(
    () => (body === null ? null : compileCalendar(body, Number(today.slice(0, 4)))),
    [body, today],
  );
  return (
    <EditorFrame broken={broken} empty={compiled === null}>
      {body === null || compiled === null ? null : (
        <Year
          calendar={body}
          compiled={compiled}
          today={today}
          readOnly={readOnly || broken}
          edit={(change) => onText(change(text))}
        />
      )}
    </EditorFrame>
  );
}

interface YearProps {
  readonly calendar: CalendarDefinition;
  readonly compiled: CompiledCalendar;
  readonly today: string;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

function Year({ calendar, compiled, today, readOnly, edit }: YearProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const help = useHelp('calendar');
  const [chosen, setChosen] = useState(today);
  const year = Number(chosen.slice(0, 4));
  const country = calendar.holidays?.country ?? null;
  const region = calendar.holidays?.region ?? null;
  const names = useMemo(
    () => (country === null ? new Map<string, string>() : namedHolidays({ country, region }, year, locale)),
    [country, region, year, locale],
  );
  const months = useMemo(() => monthsOf(calendar, compiled, names, year), [calendar, compiled, names, year]);
  const day = months.flat().find(({ date }) => date === chosen);
  const turn = (by: number) =>
    setChosen(`${String(year + by)}${chosen.slice(4) === '-02-29' ? '-02-28' : chosen.slice(4)}`);
  const reaches = (wanted: number) => compiled.years.some((each) => each.year === wanted);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 0.5, pb: 1 }}>
        <IconButton
          size="small"
          disabled={!reaches(year - 1)}
          aria-label={translate('editors.calendar.year_before')}
          onClick={() => turn(-1)}
        >
          <ChevronLeft />
        </IconButton>
        <Typography component="h3" aria-live="polite" sx={{ fontSize: 16, fontWeight: 600 }}>
          {year}
        </Typography>
        <IconButton
          size="small"
          disabled={!reaches(year + 1)}
          aria-label={translate('editors.calendar.year_after')}
          onClick={() => turn(1)}
        >
          <ChevronRight />
        </IconButton>
        <Legend />
      </Box>
      <YearView months={months} chosen={chosen} onChoose={setChosen} />
      {day === undefined ? null : <DayPanel {...{ day, calendar, readOnly, edit }} />}
      <Part title={translate('editors.calendar.week')} help={help('open')}>
        <WeekHours open={calendar.open} readOnly={readOnly} edit={edit} />
      </Part>
      <Part title={translate('editors.calendar.ask')}>
        <DueQuestion calendar={compiled} date={chosen} />
      </Part>
    </>
  );
}

function Legend() {
  const translate = useTranslate();
  return (
    <Box sx={(theme) => ({ ...dayLooks(theme), display: 'flex', flexWrap: 'wrap', gap: 1.5, ml: 1 })}>
      {(['open', 'shut', 'holiday', 'closed', 'extra'] as const).map((look) => (
        <Box key={look} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box
            component="span"
            aria-hidden
            data-day={look}
            sx={{ fontSize: 12, width: 22, textAlign: 'center' }}
          >
            12
          </Box>
          <Typography component="span" variant="body2">
            {translate(`editors.calendar.look_${look}`)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
