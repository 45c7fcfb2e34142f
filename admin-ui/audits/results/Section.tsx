import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { FactTable } from '../../parts/table/FactTable.js';

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
      <FactTable
        labelledBy={id}
        columns={columns.map((text, at) => ({
          ...{ name: text, text },
          ...(at === 0 || left.includes(at) ? {} : { align: 'right' as const }),
        }))}
        rows={rows.map((cells) => ({ key: cells[0], cells }))}
      />
    </Box>
  );
}
