import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly help?: string;
  /** Texts of the columns; all but the first are numbers unless `left` says so. */
  readonly columns: readonly string[];
  readonly left?: readonly number[];
  /** Before the table. */
  readonly before?: ReactNode;
  readonly rows: readonly (readonly [string, ...ReactNode[]])[];
}

/** A part of the results: a heading, what it means, and a table whose first column names its rows. */
export function Section({ id, title, help, columns, left = [], before, rows }: Props) {
  const side = (at: number) => (at === 0 || left.includes(at) ? 'left' : 'right');
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Typography component="h2" variant="h6" id={id}>
        {title}
      </Typography>
      {help === undefined ? null : (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {help}
        </Typography>
      )}
      {before}
      <TableContainer tabIndex={0}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((column, at) => (
                <TableCell key={column} align={side(at)}>
                  {column}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(([name, ...cells]) => (
              <TableRow key={name}>
                <TableCell component="th" scope="row">
                  {name}
                </TableCell>
                {cells.map((cell, at) => (
                  <TableCell key={columns[at + 1]} align={side(at + 1)}>
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
