import { TablePagination } from '@mui/material';
import { pageRows } from './lists.js';

interface Props {
  readonly total: number;
  /** From 0. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** From page to page; nothing where one holds all. */
export function Pager({ total, page, onPage }: Props) {
  if (total <= pageRows) return null;
  return (
    <TablePagination
      component="div"
      count={total}
      page={page}
      onPageChange={(_, next) => onPage(next)}
      rowsPerPage={pageRows}
      rowsPerPageOptions={[pageRows]}
    />
  );
}
