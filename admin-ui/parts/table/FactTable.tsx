import { Table, TableBody, TableCell, TableContainer, TableFooter, TableHead, TableRow } from '@mui/material';
import type { SxProps, Theme } from '@mui/material';
import type { ReactNode } from 'react';

interface Column {
  /** Unlike those of its neighbours. */
  readonly name: string;
  readonly text: string;
  /** Figures stand right. */
  readonly align?: 'right' | undefined;
  /** How its cells look; its head stays as heads are. */
  readonly sx?: SxProps<Theme>;
}

interface Row {
  readonly key: string | number;
  /** A cell a column. */
  readonly cells: readonly ReactNode[];
  readonly selected?: boolean;
}

interface Facts {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The last line, set off: a cell a column. */
  readonly total?: readonly ReactNode[];
  /** At which column the cells name their rows; the first, unless told. */
  readonly headAt?: number;
  /** With a border, where it stands on the page by itself. */
  readonly framed?: boolean;
  /** Less room around each cell, for many columns. */
  readonly dense?: boolean;
}

/** What the table is, in words or by the id of the heading that says it. */
type Named = { readonly label: string } | { readonly labelledBy: string };

const frame = { border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' };
const total = { '& td, & th': { fontWeight: 700, color: 'text.primary', fontSize: 'inherit' } };

/** Facts to read, a row each: what is too wide scrolls within the table, by the keyboard as well. */
export function FactTable({
  columns,
  rows,
  headAt = 0,
  framed = false,
  dense = false,
  ...rest
}: Facts & Named) {
  const naming = 'label' in rest ? { 'aria-label': rest.label } : { 'aria-labelledby': rest.labelledBy };
  const line = (cells: readonly ReactNode[]) =>
    columns.map(({ name, align, sx }, at) => (
      <TableCell
        key={name}
        align={align}
        sx={sx}
        {...(at === headAt ? { component: 'th', scope: 'row' } : {})}
      >
        {cells[at]}
      </TableCell>
    ));
  return (
    <TableContainer tabIndex={0} sx={framed ? frame : undefined}>
      <Table
        size="small"
        {...naming}
        sx={{
          fontVariantNumeric: 'tabular-nums',
          ...(dense ? { '& td, & th': { px: 1, py: 0.5 } } : {}),
        }}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ name, text, align }) => (
              <TableCell key={name} align={align}>
                {text}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells, selected = false }) => (
            <TableRow key={key} hover selected={selected}>
              {line(cells)}
            </TableRow>
          ))}
        </TableBody>
        {rest.total === undefined ? null : (
          <TableFooter>
            <TableRow sx={total}>{line(rest.total)}</TableRow>
          </TableFooter>
        )}
      </Table>
    </TableContainer>
  );
}
