import Delete from '@mui/icons-material/Delete';
import { Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import { parseDays } from '../../../../engine/reading/calendar-week.js';
import { CommitField } from '../../CommitField.js';
import { nameOf, windowsIn, withHours } from './hours.js';

interface WeekHoursProps {
  readonly open: CalendarDefinition['open'];
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

/** The hours of a week as they are written, and others for some of its days. */
export function WeekHours({ open, readOnly, edit }: WeekHoursProps) {
  const translate = useTranslate();
  const dayName = useDayName();
  const check = (typed: string) =>
    windowsIn(typed) === null ? translate('editors.calendar.hours_wrong') : null;
  return (
    <Box>
      {Object.entries(open).map(([key, windows]) => {
        const days = parseDays(key) ?? [];
        const label = days.length === 1 ? dayName(days[0]) : `${dayName(days[0])} – ${dayName(days.at(-1))}`;
        return (
          <Box key={key} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <CommitField
              label={label}
              value={windows.join(', ')}
              readOnly={readOnly}
              check={check}
              onCommit={(typed) => edit((text) => withHours(text, open, days, windowsIn(typed) ?? windows))}
              sx={{ flex: 1, maxWidth: 320 }}
            />
            {readOnly ? null : (
              <IconButton
                aria-label={translate('editors.calendar.close_days', { days: label })}
                onClick={() => edit((text) => withHours(text, open, days, []))}
              >
                <Delete fontSize="small" />
              </IconButton>
            )}
          </Box>
        );
      })}
      {readOnly ? null : (
        <OtherHours onSet={(days, windows) => edit((text) => withHours(text, open, days, windows))} />
      )}
    </Box>
  );
}

function OtherHours({
  onSet,
}: {
  readonly onSet: (days: readonly number[], open: readonly string[]) => void;
}) {
  const translate = useTranslate();
  const dayName = useDayName();
  const [from, setFrom] = useState(5);
  const [to, setTo] = useState(5);
  const [hours, setHours] = useState('');
  const windows = windowsIn(hours);
  const days = parseDays(nameOf([from, to])) ?? [];
  const pick = (label: string, value: number, set: (day: number) => void) => (
    <TextField
      select
      label={translate(label)}
      value={value}
      onChange={(event) => set(Number(event.target.value))}
      sx={{ width: 120 }}
    >
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <MenuItem key={day} value={day}>
          {dayName(day)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      {pick('editors.calendar.from_day', from, (day) => {
        setFrom(day);
        setTo(day);
      })}
      {pick('editors.calendar.to_day', to, setTo)}
      <TextField
        label={translate('editors.calendar.hours')}
        placeholder="08:00-13:00, 14:00-19:00"
        value={hours}
        error={windows === null}
        helperText={windows === null ? translate('editors.calendar.hours_wrong') : undefined}
        onChange={(event) => setHours(event.target.value)}
      />
      <Button
        variant="outlined"
        disabled={windows === null}
        onClick={() => {
          onSet(days, windows ?? []);
          setHours('');
        }}
      >
        {translate(windows?.length === 0 ? 'editors.calendar.set_closed' : 'editors.calendar.set_hours')}
      </Button>
    </Box>
  );
}

function useDayName() {
  const [locale] = useLocaleState();
  // 1 January 2024 was a Monday.
  return (day = 0) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}
