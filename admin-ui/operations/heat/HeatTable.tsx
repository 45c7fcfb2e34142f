import {
  Box,
  ButtonBase,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Names } from '../../parts/story/names.js';
import { figure, type Measure, type StepFigures } from './heat.js';

const columns = ['entered', 'median_ms', 'ninth_ms', 'breaches', 'open'] as const;
const wide = { display: { xs: 'none', sm: 'table-cell' } };

interface Props {
  readonly workflow: string;
  readonly rows: readonly StepFigures[];
  readonly by: Measure;
  readonly names: Names;
  /** The step that is chosen, and marked in the drawing. */
  readonly step: string | null;
  readonly onStep: (step: string) => void;
}

/** The painted figures to read, a row a step; what stands there still leads to the list. */
export function HeatTable({ workflow, rows, by, names, step, onStep }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <TableContainer
      tabIndex={0}
      sx={{
        maxHeight: { lg: 'calc(100vh - 260px)' },
        '& th, & td': { px: 0.75, py: 0.5, verticalAlign: 'top' },
      }}
    >
      <Table stickyHeader size="small" aria-label={translate('operations.heat.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('operations.heat.column.step')}</TableCell>
            {columns.map((column) => (
              <TableCell
                key={column}
                align="right"
                title={translate(`operations.heat.help.${column}`)}
                sx={{ ...(column === 'ninth_ms' ? wide : {}), fontWeight: column === by ? 700 : undefined }}
              >
                {translate(`operations.heat.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.step} selected={row.step === step}>
              <TableCell component="th" scope="row" sx={{ minWidth: 96 }}>
                {names.steps.includes(row.step) ? (
                  <ButtonBase
                    onClick={() => onStep(row.step)}
                    sx={{ font: 'inherit', textAlign: 'left', textDecoration: 'underline', minHeight: 24 }}
                  >
                    {names.step(row.step)}
                  </ButtonBase>
                ) : (
                  `${names.step(row.step)} ${translate('operations.heat.elsewhere')}`
                )}
              </TableCell>
              {columns.map((column) => (
                <TableCell key={column} align="right" sx={column === 'ninth_ms' ? wide : undefined}>
                  {column === 'open' && row.open > 0 ? (
                    <Link
                      component={RouterLink}
                      to={`/operations?workflow=${workflow}&state=running&step=${row.step}`}
                    >
                      {figure(row, column, locale)}
                    </Link>
                  ) : (
                    <Box
                      component="span"
                      sx={
                        column === 'breaches' && row.breaches > 0
                          ? { color: 'clock.late', fontWeight: 700 }
                          : {}
                      }
                    >
                      {`${column === 'breaches' && row.breaches > 0 ? '■ ' : ''}${figure(row, column, locale)}`}
                    </Box>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
