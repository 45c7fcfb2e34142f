import {
  ButtonBase,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { changed } from '../days.js';
import { count } from '../numbers.js';
import { valueName } from '../value-name.js';
import { peakOf, rosterHours, type DayAhead } from './forecast.js';

const columns = ['expected', 'low', 'high', 'peak', 'roster_hours'] as const;

/** The days ahead; one is chosen to be seen by half hours. */
export function DayTable({ days, chosen }: { readonly days: readonly DayAhead[]; readonly chosen: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  const shown = (value: number | null) => (value === null ? '–' : count(Math.round(value), locale));
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0}>
      <Table
        size="small"
        aria-label={translate('reports.forecast.by_day')}
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate('reports.forecast.day')}</TableCell>
            {columns.map((name) => (
              <TableCell key={name} align="right">
                {translate(`reports.forecast.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {days.map((day) => (
            <TableRow key={day.day} selected={day.day === chosen}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                <ButtonBase
                  aria-pressed={day.day === chosen}
                  onClick={() => setSearch(changed(search, { day: day.day }), { replace: true })}
                  sx={{ font: 'inherit', textDecoration: 'underline', minHeight: 24 }}
                >
                  {valueName('day', day.day, locale, translate)}
                </ButtonBase>
                {day.holiday ? ` · ${translate('reports.forecast.holiday')}` : ''}
              </TableCell>
              {[day.expected, day.low, day.high, peakOf(day), rosterHours(day)].map((value, n) => (
                <TableCell key={columns[n]} align="right">
                  {shown(value)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
