import { Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { EmptyList } from './EmptyList.js';
import { ImportCard } from './ImportCard.js';
import { ImportDialog } from './ImportDialog.js';
import { dayText } from './Lists.js';
import { RowTable } from './RowTable.js';
import { isBusy, listsKey, useContactList, useImports, type ContactList } from './lists.js';

/** One list: its imports, its rows, its end. */
export function ListPage() {
  const id = useParams()['id'] ?? '';
  const { data: list, error, refetch } = useContactList(id);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return list === undefined ? <LoadingRows /> : <Shown list={list} />;
}

function Shown({ list }: { readonly list: ContactList }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayEdit = useMay('lists.edit');
  const [open, setOpen] = useState<'import' | 'empty' | null>(null);
  const imports = useImports(list.id).data ?? [];
  useFreshAfter(list.id, imports.some(isBusy));
  const living = list.state === 'ready' || list.state === 'importing';
  const kept = living && list.retain_until !== null ? 'campaigns.list.kept_until' : null;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <Typography component="h1" variant="h5">
          {list.title}
        </Typography>
        <Typography color="text.secondary">
          {translate('campaigns.list.sum', {
            smart_count: list.rows,
            rows: list.rows.toLocaleString(locale),
          })}
          {' · '}
          {translate(`campaigns.state.${list.state}`)}
          {kept === null ? null : ` · ${translate(kept, { day: dayText(list.retain_until, locale) })}`}
        </Typography>
      </Box>
      {mayEdit ? (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button
            variant={list.rows === 0 ? 'contained' : 'outlined'}
            disabled={!living}
            onClick={() => setOpen('import')}
          >
            {translate('campaigns.import.begin')}
          </Button>
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={`/api/contact-lists/${list.id}/export?format=${format}`}
              download
              disabled={list.rows === 0 || list.state === 'removed'}
            >
              {translate(`campaigns.list.export_${format}`)}
            </Button>
          ))}
          <Button color="error" disabled={list.state === 'removed'} onClick={() => setOpen('empty')}>
            {translate('campaigns.empty.begin')}
          </Button>
        </Stack>
      ) : null}
      {open === 'import' ? <ImportDialog list={list.id} close={() => setOpen(null)} /> : null}
      {open === 'empty' ? <EmptyList list={list} close={() => setOpen(null)} /> : null}
      {imports
        .filter(({ state }) => state !== 'uploaded')
        .slice(0, 5)
        .map((each) => (
          <ImportCard key={each.id} list={list.id} run={each} />
        ))}
      {list.state === 'removed' ? null : <RowTable list={list} mayEdit={mayEdit} />}
    </Box>
  );
}

/** Reads the list anew when the last import at work has ended. */
function useFreshAfter(id: string, busy: boolean): void {
  const client = useQueryClient();
  const before = useRef(busy);
  useEffect(() => {
    if (before.current && !busy) void client.invalidateQueries({ queryKey: [...listsKey, id] });
    before.current = busy;
  }, [busy, client, id]);
}
