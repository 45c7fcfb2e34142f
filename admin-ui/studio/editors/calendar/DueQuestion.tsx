import { Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CompiledCalendar } from '../../../../engine/time/calendar.js';
import { dueOf } from './due.js';

interface DueQuestionProps {
  readonly calendar: CompiledCalendar;
  /** The day that is asked about first. */
  readonly date: string;
}

const mostShown = 6;

/** "A request that comes at … with a term of … is due at …". */
export function DueQuestion({ calendar, date }: DueQuestionProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [time, setTime] = useState('17:00');
  const [other, setOther] = useState<{ readonly day: string; readonly chosen: string } | null>(null);
  const [term, setTerm] = useState('4 working hours');
  const day = other?.chosen === date ? other.day : date;
  const answer = dueOf(calendar, `${day}T${time}`, term);
  const words = (instant: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: calendar.zone }).format(instant);
  const short = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
        <TextField
          type="date"
          label={translate('editors.calendar.comes')}
          value={day}
          onChange={(event) => setOther({ day: event.target.value, chosen: date })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          type="time"
          label={translate('editors.calendar.at')}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          label={translate('editors.calendar.term')}
          value={term}
          error={!answer.ok && answer.why === 'term'}
          onChange={(event) => setTerm(event.target.value)}
          helperText={translate('editors.calendar.term_help')}
        />
      </Box>
      <Typography role="status" sx={{ mt: 0.5 }}>
        {answer.ok
          ? translate('editors.calendar.due', {
              due: words(answer.due, { dateStyle: 'full', timeStyle: 'short' }),
            })
          : translate(`editors.calendar.no_due_${answer.why}`)}
      </Typography>
      {answer.ok && answer.open.length > 0 ? (
        <Typography variant="body2" color="text.secondary">
          {translate('editors.calendar.open_between')}{' '}
          {answer.open
            .slice(0, mostShown)
            .map(
              ({ from, to }) => `${words(from, short)}–${words(to, { hour: '2-digit', minute: '2-digit' })}`,
            )
            .join(' · ')}
          {answer.open.length > mostShown ? ' …' : ''}
        </Typography>
      ) : null}
    </Box>
  );
}
