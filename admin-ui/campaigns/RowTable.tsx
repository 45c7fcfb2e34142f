import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { FactTable } from '../parts/table/FactTable.js';
import { listsKey, type ContactList, type Row } from './lists.js';
import { useSoughtPages } from './use-sought-pages.js';

const columns = ['row', 'name', 'phone', 'email', 'fax', 'language'] as const;

/** The persons of a list, found by a part of the name or a whole address. */
export function RowTable({ list, mayEdit }: { readonly list: ContactList; readonly mayEdit: boolean }) {
  const translate = useTranslate();
  const { items, error, refetch, search, pager } = useSoughtPages<Row>(
    [...listsKey, list.id, 'rows', list.rows],
    `/api/contact-lists/${list.id}/rows`,
    'campaigns.rows.find',
  );
  if (error !== null) return <Failed error={error} retry={refetch} />;
  if (items === undefined) return <LoadingRows />;
  if (list.rows === 0)
    return <Empty>{translate(mayEdit ? 'campaigns.rows.begin' : 'campaigns.rows.none')}</Empty>;
  return (
    <Box>
      <Box sx={{ mb: 1 }}>{search}</Box>
      {items.length === 0 ? (
        <Empty>{translate('campaigns.rows.nobody')}</Empty>
      ) : (
        <FactTable
          label={translate('campaigns.rows.title')}
          columns={[...columns, 'extra'].map((name) => ({
            ...{ name, text: translate(`campaigns.target.${name}`) },
          }))}
          rows={items.map((row) => ({
            key: row.row,
            cells: [
              ...columns.map((name) => row[name] ?? '–'),
              Object.entries(row.extra)
                .map(([column, text]) => `${column}: ${text}`)
                .join(' · '),
            ],
          }))}
        />
      )}
      {pager}
    </Box>
  );
}
