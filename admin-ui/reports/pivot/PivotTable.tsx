import {
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
  alpha,
  useTheme,
} from '@mui/material';
import { useMemo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Dimension } from '../../../domain/monitoring/dimensions.js';
import { dimensionWords } from '../../../domain/monitoring/words.js';
import { figure } from '../numbers.js';
import { useValueName } from '../use-value-name.js';
import { tintsOf, type Pivot } from './pivot.js';

/** The strongest tint under which text stays readable. */
const strongest = 0.28;

interface Props {
  readonly pivot: Pivot;
  readonly rows: Dimension;
  readonly columns: Dimension;
}

/** The table, its cells the deeper the more there is; the figure says the same. */
export function PivotTable({ pivot, rows, columns }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { palette } = useTheme();
  const nameOf = useValueName();
  const tints = useMemo(() => tintsOf(pivot.cells), [pivot]);
  const shown = (value: number | null) => figure(value, pivot.measure.unit, locale);
  const language = locale === 'it' ? 'it' : 'en';
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} sx={{ maxHeight: '70vh' }}>
      <Table
        stickyHeader
        size="small"
        aria-label={pivot.measure.name}
        sx={{ '& td, & th': { px: 1, py: 0.5, whiteSpace: 'nowrap' }, fontVariantNumeric: 'tabular-nums' }}
      >
        <TableHead>
          <TableRow>
            <TableCell
              sx={{ '&&': { whiteSpace: 'normal' }, minWidth: 110 }}
            >{`${dimensionWords[rows][language]} ↓ ${dimensionWords[columns][language]} →`}</TableCell>
            {pivot.columns.map((column) => (
              <TableCell key={column ?? ''} align="right">
                {nameOf(columns, column)}
              </TableCell>
            ))}
            <TableCell align="right">{translate('reports.total')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {pivot.rows.map((row, n) => (
            <TableRow key={row ?? ''}>
              <TableCell
                component="th"
                scope="row"
                sx={{ position: 'sticky', left: 0, bgcolor: 'background.paper' }}
              >
                {nameOf(rows, row)}
              </TableCell>
              {pivot.columns.map((column, m) => (
                <TableCell
                  key={column ?? ''}
                  align="right"
                  sx={{ bgcolor: alpha(palette.primary.main, strongest * (tints[n]?.[m] ?? 0)) }}
                >
                  {shown(pivot.cells[n]?.[m] ?? null)}
                </TableCell>
              ))}
              <TableCell align="right" sx={{ fontWeight: 700 }}>
                {shown(pivot.row_totals[n] ?? null)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td, & th': { fontWeight: 700, color: 'text.primary', fontSize: 'inherit' } }}>
            <TableCell component="th" scope="row">
              {translate('reports.total')}
            </TableCell>
            {pivot.columns.map((column, m) => (
              <TableCell key={column ?? ''} align="right">
                {shown(pivot.column_totals[m] ?? null)}
              </TableCell>
            ))}
            <TableCell align="right">{shown(pivot.total)}</TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </TableContainer>
  );
}
