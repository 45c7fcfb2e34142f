import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import type { Title } from '../../../../engine/definition.js';
import { useHelp } from '../../help/use-help.js';
import { languages, inLanguage, withLanguage } from '../titles.js';
import { dateText, exceptionText, openText } from './day-text.js';
import { withException, withoutException, type DayChange } from './exceptions.js';
import { windowsIn } from './hours.js';
import type { YearDay } from './year-days.js';

interface DayPanelProps {
  readonly day: YearDay;
  readonly calendar: CalendarDefinition;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

/** The chosen day: what holds on it and why, and how to make it another. */
export function DayPanel({ day, calendar, readOnly, edit }: DayPanelProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [changing, setChanging] = useState(false);
  return (
    <Box component="section" aria-label={translate('editors.calendar.day')} sx={atHand}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {dateText(day.date, locale)}: {openText(day.open, translate)}
        </Typography>
        {readOnly ? null : (
          <Button
            aria-expanded={changing}
            variant="outlined"
            sx={{ flexShrink: 0 }}
            onClick={() => setChanging(!changing)}
          >
            {translate('editors.calendar.change')}
          </Button>
        )}
      </Box>
      {day.exceptions.map((exception, index) => (
        <Box key={index} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography>
            {exceptionText(exception, translate, locale)}
            {exception.kind === 'closed' && exception.from !== exception.to
              ? ` (${exception.from} – ${exception.to})`
              : ''}
          </Typography>
          {readOnly || exception.kind === 'holiday' ? null : (
            <Button onClick={() => edit((text) => withoutException(text, exception))}>
              {translate('editors.calendar.remove')}
            </Button>
          )}
        </Box>
      ))}
      {day.exceptions.some(({ kind }) => kind === 'holiday') && day.open.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {translate('editors.calendar.holiday_hint')}
        </Typography>
      ) : null}
      {readOnly || !changing ? null : (
        <NewException
          key={day.date}
          date={day.date}
          onAdd={(change) => edit((text) => withException(text, calendar, change))}
        />
      )}
    </Box>
  );
}

/** It stays at hand below the months, wherever in the year one is. */
const atHand = {
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  mt: 1,
  mx: -1.5,
  px: 1.5,
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
} as const;

interface NewExceptionProps {
  readonly date: string;
  readonly onAdd: (change: DayChange) => void;
}

const kinds = ['closed', 'also', 'extra'] as const;
/** The key of the language that each of them writes. */
const keyOf = { closed: ['closed'], also: ['holidays', 'also'], extra: ['extra'] } as const;

function NewException({ date, onAdd }: NewExceptionProps) {
  const translate = useTranslate();
  const help = useHelp('calendar');
  const [kind, setKind] = useState<DayChange['kind']>('closed');
  const [to, setTo] = useState(date);
  const [title, setTitle] = useState<Title | null>(null);
  const [hours, setHours] = useState('09:00-13:00');
  const open = windowsIn(hours);
  const wrong = kind === 'extra' ? open === null || open.length === 0 : kind === 'closed' && to < date;
  const add = () => {
    if (kind === 'extra') onAdd({ kind, date, open: open ?? [] });
    else if (kind === 'also') onAdd({ kind, date, title });
    else onAdd({ kind, from: date, to, title });
    setTitle(null);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'flex-start' }}>
      <TextField
        select
        label={translate('editors.calendar.make')}
        value={kind}
        helperText={help(...keyOf[kind])}
        onChange={(event) => setKind(event.target.value as DayChange['kind'])}
        sx={{ minWidth: 190 }}
      >
        {kinds.map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`editors.calendar.make_${each}`)}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'closed' ? (
        <TextField
          type="date"
          label={translate('editors.calendar.until')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          slotProps={{ htmlInput: { min: date }, inputLabel: { shrink: true } }}
        />
      ) : null}
      {kind === 'extra' ? (
        <TextField
          label={translate('editors.calendar.hours')}
          value={hours}
          error={wrong}
          onChange={(event) => setHours(event.target.value)}
          helperText={wrong ? translate('editors.calendar.hours_wrong') : help('extra', '[]', 'open')}
        />
      ) : (
        languages.map((language) => (
          <TextField
            key={language}
            label={translate(`editors.title_${language}`)}
            value={inLanguage(title, language)}
            onChange={(event) => setTitle(withLanguage(title, language, event.target.value))}
            sx={{ width: 150 }}
          />
        ))
      )}
      <Button variant="outlined" disabled={wrong} onClick={add} sx={{ mt: 1.25 }}>
        {translate('editors.calendar.add')}
      </Button>
    </Box>
  );
}
