import {
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ContactSums } from '../../../domain/monitoring/contact-sums.js';
import type { IndicatorName } from '../../../domain/monitoring/indicators.js';
import { dimensionWords, indicatorWords, sumWords } from '../../../domain/monitoring/words.js';
import { count, figure } from '../numbers.js';
import { valueName } from '../value-name.js';
import type { History } from './history.js';

const volumes = [
  'contacts',
  'queued',
  'answered',
  'abandoned',
  'blocked',
  'selfService',
  'lost',
  'open',
] as const;
const rates = [
  ['answered_of_queued', 'share'],
  ['average_speed_of_answer', 'ms'],
  ['average_talk_time', 'ms'],
  ['average_handle_time', 'ms'],
  ['mail_answer_time', 'ms'],
] as const satisfies readonly (readonly [IndicatorName, 'share' | 'ms'])[];

/** The figures of the charts, and more, a row a value. */
export function HistoryTable({ history }: { readonly history: History }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale === 'it' ? 'it' : 'en';
  const cells = (sums: ContactSums, indicators: Readonly<Record<string, number | null>>) => (
    <>
      {volumes.map((name) => (
        <TableCell key={name} align="right">
          {count(sums[name], locale)}
        </TableCell>
      ))}
      {rates.map(([name, unit]) => (
        <TableCell key={name} align="right">
          {figure(indicators[name] ?? null, unit, locale)}
        </TableCell>
      ))}
    </>
  );
  const totals = Object.fromEntries(history.total.indicators.map(({ name, value }) => [name, value]));
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0}>
      <Table
        size="small"
        aria-label={translate('reports.tab.history')}
        sx={{ '& td, & th': { px: 1, py: 0.5 }, fontVariantNumeric: 'tabular-nums' }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{dimensionWords[history.by][language]}</TableCell>
            {volumes.map((name) => (
              <TableCell key={name} align="right">
                {sumWords[name][language]}
              </TableCell>
            ))}
            {rates.map(([name]) => (
              <TableCell key={name} align="right">
                {indicatorWords[name][language]}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {history.rows.map(({ value, sums, indicators }) => (
            <TableRow key={value ?? ''}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {valueName(history.by, value, locale, translate)}
              </TableCell>
              {cells(sums, indicators)}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td, & th': { fontWeight: 700, color: 'text.primary', fontSize: 'inherit' } }}>
            <TableCell component="th" scope="row">
              {translate('reports.total')}
            </TableCell>
            {cells(history.total.sums, totals)}
          </TableRow>
        </TableFooter>
      </Table>
    </TableContainer>
  );
}
