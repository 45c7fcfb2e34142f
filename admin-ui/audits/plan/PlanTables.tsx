import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Bar } from '../Bar.js';
import { percentText } from '../day-text.js';
import type { Achieved, Plan } from '../shapes.js';
import { useValueText } from '../value-text.js';
import { CellTable } from './CellTable.js';

const dimensions = ['service', 'body', 'kind', 'language', 'channel', 'weekday', 'band'] as const;

/** A plan: achieved against planned by one dimension, with margins, then its cells. */
export function PlanTables({ plan }: { readonly plan: Plan }) {
  const translate = useTranslate();
  const [dimension, setDimension] = useState<string>('service');
  return (
    <>
      <Box component="section" aria-labelledby="achieved" sx={{ minWidth: 0 }}>
        <Typography component="h2" variant="h6" id="achieved">
          {translate('audits.plan.achieved_title')}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
          {translate('audits.plan.margin_help')}
        </Typography>
        <TextField
          select
          size="small"
          label={translate('audits.plan.by')}
          value={dimension}
          onChange={(event) => setDimension(event.target.value)}
          slotProps={{ select: { native: true } }}
        >
          {dimensions.map((name) => (
            <option key={name} value={name}>
              {translate(`audits.dimension.${name}`)}
            </option>
          ))}
        </TextField>
        <AchievedTable dimension={dimension} rows={plan.by[dimension] ?? []} whole={plan.whole} />
      </Box>
      <CellTable cells={plan.cells} />
    </>
  );
}

interface Rows {
  readonly dimension: string;
  readonly rows: readonly Achieved[];
  readonly whole: Achieved;
}

function AchievedTable({ dimension, rows, whole }: Rows) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const margin = (share: number | null) =>
    share === null ? translate('audits.no_cases') : `± ${percentText(share, locale)}`;
  const line = (row: Achieved, name: string, strong = false) => (
    <TableRow key={name} sx={strong ? { '& td, & th': { fontWeight: 700 } } : {}}>
      <TableCell component="th" scope="row">
        {name}
      </TableCell>
      <TableCell sx={{ width: '24%' }}>
        <Bar value={row.achieved} of={row.planned} />
      </TableCell>
      <TableCell align="right">{row.achieved.toLocaleString(locale)}</TableCell>
      <TableCell align="right">{row.planned.toLocaleString(locale)}</TableCell>
      <TableCell align="right">{row.replaced.toLocaleString(locale)}</TableCell>
      <TableCell align="right">{margin(row.achieved_margin)}</TableCell>
      <TableCell align="right">{margin(row.planned_margin)}</TableCell>
    </TableRow>
  );
  const heads = ['achieved', 'planned', 'replaced', 'achieved_margin', 'planned_margin'];
  return (
    <TableContainer tabIndex={0} sx={{ mt: 1 }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate(`audits.dimension.${dimension}`)}</TableCell>
            <TableCell>{translate('audits.plan.share')}</TableCell>
            {heads.map((name) => (
              <TableCell key={name} align="right">
                {translate(`audits.plan.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => line(row, valueText(dimension, row.value)))}
          {line(whole, translate('audits.plan.whole'), true)}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
