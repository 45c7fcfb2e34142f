import { Button, Link as MuiLink, Stack } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { FactTable } from '../parts/table/FactTable.js';
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
    <FactTable
      label={translate('campaigns.tab.lists')}
      columns={(['title', 'rows', 'state', 'made', 'retain_until'] as const).map((name) => ({
        name,
        text: translate(`campaigns.list.${name}`),
        ...(name === 'rows' ? { align: 'right' as const } : {}),
      }))}
      rows={lists.map((list) => ({
        key: list.id,
        cells: [
          <MuiLink component={Link} to={`/campaigns/lists/${list.id}`}>
            {list.title}
          </MuiLink>,
          list.rows.toLocaleString(locale),
          translate(`campaigns.state.${list.state}`),
          <When at={list.created_at} />,
          dayText(list.retain_until, locale),
        ],
      }))}
    />
  );
}

/** A day in the person's language; a dash for none. */
export function dayText(day: string | null, locale: string): string {
  return day === null
    ? '–'
    : new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
}
