import { Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { count, percent, span } from '../numbers.js';
import type { Slot } from './forecast.js';

const columns = ['expected', 'low', 'high', 'agents', 'rostered', 'reached', 'wait', 'busy'] as const;

/** The half hours of a day with the agents they need, and what callers and agents then meet. */
export function SlotTable({ title, slots }: { readonly title: string; readonly slots: readonly Slot[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const cellsOf = ({ expected, low, high, staff }: Slot) => [
    ...[count(Math.round(expected * 10) / 10, locale), count(low, locale), count(high, locale)],
    ...(staff === null
      ? ['–', '–', '–', '–', '–']
      : [
          ...[count(staff.agents, locale), count(staff.rostered, locale), percent(staff.within, locale)],
          staff.average_wait_ms === null ? '∞' : span(staff.average_wait_ms, locale),
          percent(staff.occupancy, locale),
        ]),
  ];
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0}>
      <Table
        size="small"
        aria-label={title}
        sx={{ '& td, & th': { px: 1 }, fontVariantNumeric: 'tabular-nums' }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate('reports.forecast.time')}</TableCell>
            {columns.map((name) => (
              <TableCell key={name} align="right">
                {translate(`reports.forecast.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {slots.map((slot) => (
            <TableRow key={slot.at}>
              <TableCell component="th" scope="row">
                {slot.at}
              </TableCell>
              {cellsOf(slot).map((cell, n) => (
                <TableCell key={columns[n]} align="right">
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
