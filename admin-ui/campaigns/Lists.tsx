import {
  Button,
  Link as MuiLink,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { useMay } from '../providers/use-me.js';
import { NewList } from './NewList.js';
import { listsKey, type ContactList } from './lists.js';
import { useSoughtPages } from './use-sought-pages.js';

/** The lists, the newest first. */
export function Lists() {
  const translate = useTranslate();
  const mayEdit = useMay('lists.edit');
  const [making, setMaking] = useState(false);
  const { items, error, refetch, isSought, search, pager } = useSoughtPages<ContactList>(
    listsKey,
    '/api/contact-lists',
    'campaigns.list.find',
  );
  const begin = mayEdit ? (
    <Button variant="contained" onClick={() => setMaking(true)}>
      {translate('campaigns.list.new')}
    </Button>
  ) : null;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, mb: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {search}
        {begin}
      </Stack>
      {making ? <NewList close={() => setMaking(false)} /> : null}
      {error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : items === undefined ? (
        <LoadingRows />
      ) : items.length === 0 ? (
        <Empty>{translate(`campaigns.list.${isSought ? 'unfound' : 'none'}`)}</Empty>
      ) : (
        <>
          <ListTable lists={items} />
          {pager}
        </>
      )}
    </>
  );
}

function ListTable({ lists }: { readonly lists: readonly ContactList[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={translate('campaigns.tab.lists')}>
        <TableHead>
          <TableRow>
            {(['title', 'rows', 'state', 'made', 'retain_until'] as const).map((name) => (
              <TableCell key={name} align={name === 'rows' ? 'right' : 'left'}>
                {translate(`campaigns.list.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lists.map((list) => (
            <TableRow key={list.id} hover>
              <TableCell>
                <MuiLink component={Link} to={`/campaigns/lists/${list.id}`}>
                  {list.title}
                </MuiLink>
              </TableCell>
              <TableCell align="right">{list.rows.toLocaleString(locale)}</TableCell>
              <TableCell>{translate(`campaigns.state.${list.state}`)}</TableCell>
              <TableCell>
                <When at={list.created_at} />
              </TableCell>
              <TableCell>{dayText(list.retain_until, locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** A day in the person's language; a dash for none. */
export function dayText(day: string | null, locale: string): string {
  return day === null
    ? '–'
    : new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
}
