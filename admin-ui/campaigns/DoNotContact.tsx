import { Box, Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import { Objecting } from './Objecting.js';
import { objectionsKey } from './objections-key.js';
import { useSoughtPages } from './use-sought-pages.js';

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
  const [failed, setFailed] = useState<unknown>(null);
  const { items, error, refetch, isSought, search, pager } = useSoughtPages<Objection>(
    objectionsKey,
    '/api/do-not-contact',
    'campaigns.objection.find',
  );
  const takeBack = async ({ kind, address }: Objection) => {
    setFailed(null);
    const body = { kind, address };
    await call('/api/do-not-contact/remove', { method: 'POST', body }).catch(setFailed);
    await client.invalidateQueries({ queryKey: objectionsKey });
  };
  if (error !== null) return <Failed error={error} retry={refetch} />;
  if (items === undefined) return <LoadingRows />;
  return (
    <>
      {mayEdit ? <Objecting /> : null}
      {failed === null ? null : <Failed error={failed} />}
      <Box sx={{ mb: 1 }}>{search}</Box>
      {items.length === 0 ? (
        <Empty>{translate(`campaigns.objection.${isSought ? 'nobody' : 'none'}`)}</Empty>
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
              {items.map((each) => (
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
      {pager}
    </>
  );
}
