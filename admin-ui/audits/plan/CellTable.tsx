import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
  Box,
} from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Cell } from '../shapes.js';
import { useValueText } from '../value-text.js';

const columns = ['body', 'kind', 'service', 'language', 'channel', 'weekday', 'band'] as const;
const page = 50;

/** The cells of a plan, some at a time: there are thousands. */
export function CellTable({ cells }: { readonly cells: readonly Cell[] }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const [shown, setShown] = useState(page);
  return (
    <Box component="section" aria-labelledby="cells" sx={{ minWidth: 0 }}>
      <Typography component="h2" variant="h6" id="cells">
        {translate('audits.plan.cells', { n: cells.length.toLocaleString(locale) })}
      </Typography>
      <TableContainer tabIndex={0}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((name) => (
                <TableCell key={name}>{translate(`audits.dimension.${name}`)}</TableCell>
              ))}
              <TableCell align="right">{translate('audits.plan.achieved')}</TableCell>
              <TableCell align="right">{translate('audits.plan.planned')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {cells.slice(0, shown).map((cell) => (
              <TableRow key={columns.map((name) => cell[name]).join(' ')}>
                {columns.map((name) => (
                  <TableCell key={name}>{valueText(name, String(cell[name]))}</TableCell>
                ))}
                <TableCell align="right">{cell.achieved}</TableCell>
                <TableCell align="right">{cell.planned}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {shown < cells.length ? (
        <Button onClick={() => setShown(shown + 4 * page)}>{translate('audits.plan.more')}</Button>
      ) : null}
    </Box>
  );
}
