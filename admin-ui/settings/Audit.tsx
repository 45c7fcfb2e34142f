import {
  Box,
  Button,
  Pagination,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { HelpRow } from '../parts/help/HelpRow.js';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { auditFilter } from './audit-filter.js';

interface Line {
  readonly id: number;
  readonly at: string;
  readonly who: string | null;
  readonly what: string;
  readonly subject: string | null;
  readonly source: string | null;
  readonly details: { readonly status?: number } | null;
}

const pageSize = 50;
const fields = ['who', 'what', 'subject', 'source', 'from', 'to'] as const;

/** Who wrote what, when, from where; the address names the filter, all of it goes out as CSV. */
export function Audit() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const [page, setPage] = useState(1);
  const filter = encodeURIComponent(JSON.stringify(auditFilter(search)));
  const { data, error, refetch } = useQuery({
    queryKey: ['audit', filter, page],
    queryFn: async ({ signal }) => {
      const range = JSON.stringify([(page - 1) * pageSize, page * pageSize - 1]);
      const { body, headers } = await call<readonly Line[]>(`/api/audit?filter=${filter}&range=${range}`, {
        signal,
      });
      return { rows: body, total: Number(headers.get('Content-Range')?.split('/').at(-1) ?? body.length) };
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Box
        key={search.toString()}
        component="form"
        sx={{ mb: 1 }}
        onSubmit={(event: React.FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget);
          const next = new URLSearchParams();
          for (const name of fields) {
            const value = typed.get(name);
            if (typeof value === 'string' && value.trim() !== '') next.set(name, value.trim());
          }
          setPage(1);
          setSearch(next);
        }}
      >
        <HelpRow>
          {fields.map((name) => (
            <HelpedField
              key={name}
              name={name}
              type={name === 'from' || name === 'to' ? 'date' : 'text'}
              of={`settings.audit.${name}`}
              defaultValue={search.get(name) ?? ''}
              slotProps={name === 'from' || name === 'to' ? { inputLabel: { shrink: true } } : {}}
              sx={{ width: { xs: '100%', sm: 160 } }}
            />
          ))}
          <Button type="submit" variant="outlined">
            {translate('operations.filter.go')}
          </Button>
          <Button href={`/api/audit/export?filter=${filter}`}>{translate('operations.export')}</Button>
        </HelpRow>
      </Box>
      {error !== null ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data === undefined ? (
        error === null && <LoadingRows />
      ) : data.rows.length === 0 ? (
        <Empty>{translate('settings.audit.none')}</Empty>
      ) : (
        <Lines rows={data.rows} />
      )}
      {data !== undefined && data.total > pageSize ? (
        <Pagination
          sx={{ mt: 1 }}
          count={Math.ceil(data.total / pageSize)}
          page={page}
          onChange={(_, at) => setPage(at)}
        />
      ) : null}
    </>
  );
}

function Lines({ rows }: { readonly rows: readonly Line[] }) {
  const translate = useTranslate();
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={translate('settings.tab.audit')}>
        <TableHead>
          <TableRow>
            {(['at', 'who', 'what', 'subject', 'source', 'status'] as const).map((name) => (
              <TableCell key={name}>{translate(`settings.audit.${name}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, at, who, what, subject, source, details }) => (
            <TableRow key={id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <When at={at} />
              </TableCell>
              <TableCell>{who ?? '–'}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 160 }}>{what}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{subject ?? ''}</TableCell>
              <TableCell>{source ?? ''}</TableCell>
              <TableCell>{details?.status ?? ''}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
