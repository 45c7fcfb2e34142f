import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  TextField,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { listsKey, pageAt, pageRows, type ContactList, type Row } from './lists.js';

const columns = ['row', 'name', 'phone', 'email', 'fax', 'language'] as const;

/** The persons of a list, found by a part of the name or a whole address. */
export function RowTable({ list, mayEdit }: { readonly list: ContactList; readonly mayEdit: boolean }) {
  const translate = useTranslate();
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(0);
  const filter = sought.trim() === '' ? {} : { q: sought.trim() };
  const { data, error, refetch } = useQuery({
    queryKey: [...listsKey, list.id, 'rows', list.rows, filter, page],
    queryFn: ({ signal }) => pageAt<Row>(`/api/contact-lists/${list.id}/rows`, filter, page, signal),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (list.rows === 0)
    return <Empty>{translate(mayEdit ? 'campaigns.rows.begin' : 'campaigns.rows.none')}</Empty>;
  return (
    <Box>
      <TextField
        type="search"
        label={translate('campaigns.rows.find')}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setPage(0);
        }}
        sx={{ mb: 1, width: '100%', maxWidth: 420 }}
      />
      {data.items.length === 0 ? (
        <Empty>{translate('campaigns.rows.nobody')}</Empty>
      ) : (
        <TableContainer tabIndex={0}>
          <Table size="small" aria-label={translate('campaigns.rows.title')}>
            <TableHead>
              <TableRow>
                {columns.map((name) => (
                  <TableCell key={name}>{translate(`campaigns.target.${name}`)}</TableCell>
                ))}
                <TableCell>{translate('campaigns.target.extra')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.items.map((row) => (
                <TableRow key={row.row}>
                  {columns.map((name) => (
                    <TableCell key={name}>{row[name] ?? '–'}</TableCell>
                  ))}
                  <TableCell>
                    {Object.entries(row.extra)
                      .map(([column, text]) => `${column}: ${text}`)
                      .join(' · ')}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {data.total > pageRows ? (
        <TablePagination
          component="div"
          count={data.total}
          page={page}
          onPageChange={(_, next) => setPage(next)}
          rowsPerPage={pageRows}
          rowsPerPageOptions={[pageRows]}
        />
      ) : null}
    </Box>
  );
}
