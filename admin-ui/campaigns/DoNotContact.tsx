import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  TextField,
} from '@mui/material';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import { Objecting } from './Objecting.js';
import { pageAt, pageRows } from './lists.js';
import { objectionsKey } from './objections-key.js';

interface Objection {
  readonly kind: 'phone' | 'email' | 'fax';
  readonly address: string;
  readonly since: string;
  readonly reason: string | null;
  readonly by: string;
}

/** Addresses that no campaign uses. */
export function DoNotContact() {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayEdit = useMay('lists.edit');
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(0);
  const [failed, setFailed] = useState<unknown>(null);
  const filter = sought.trim() === '' ? {} : { q: sought.trim() };
  const { data, error, refetch } = useQuery({
    queryKey: [...objectionsKey, filter, page],
    queryFn: ({ signal }) => pageAt<Objection>('/api/do-not-contact', filter, page, signal),
    placeholderData: keepPreviousData,
  });
  const takeBack = async ({ kind, address }: Objection) => {
    setFailed(null);
    const body = { kind, address };
    await call('/api/do-not-contact/remove', { method: 'POST', body }).catch(setFailed);
    await client.invalidateQueries({ queryKey: objectionsKey });
  };
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <>
      {mayEdit ? <Objecting /> : null}
      {failed === null ? null : <Failed error={failed} />}
      <TextField
        type="search"
        label={translate('campaigns.objection.find')}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setPage(0);
        }}
        sx={{ mb: 1, width: '100%', maxWidth: 420 }}
      />
      {data.items.length === 0 ? (
        <Empty>{translate(`campaigns.objection.${sought.trim() === '' ? 'none' : 'nobody'}`)}</Empty>
      ) : (
        <TableContainer tabIndex={0}>
          <Table size="small" aria-label={translate('campaigns.tab.do-not-contact')}>
            <TableHead>
              <TableRow>
                {(['address', 'kind', 'reason', 'since'] as const).map((name) => (
                  <TableCell key={name}>{translate(`campaigns.objection.${name}`)}</TableCell>
                ))}
                {mayEdit ? <TableCell>{translate('campaigns.objection.action')}</TableCell> : null}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.items.map((each) => (
                <TableRow key={`${each.kind} ${each.address}`}>
                  <TableCell>{each.address}</TableCell>
                  <TableCell>{translate(`campaigns.target.${each.kind}`)}</TableCell>
                  <TableCell>{each.reason ?? '–'}</TableCell>
                  <TableCell>
                    {each.by}, <When at={each.since} />
                  </TableCell>
                  {mayEdit ? (
                    <TableCell>
                      <Button
                        size="small"
                        onClick={() => void takeBack(each)}
                        aria-label={`${translate('campaigns.objection.take_back')} ${each.address}`}
                      >
                        {translate('campaigns.objection.take_back')}
                      </Button>
                    </TableCell>
                  ) : null}
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
    </>
  );
}
