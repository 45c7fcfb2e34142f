import { TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { Pager } from './Pager.js';
import { pageAt } from './lists.js';

interface Sought<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
  /** Whether something is sought at all. */
  readonly isSought: boolean;
  /** The field to seek by. */
  readonly search: ReactElement;
  /** From page to page. */
  readonly pager: ReactElement;
}

/** A page of what stands at an address, sought by a text; `label` names the field in messages. */
export function useSoughtPages<Item>(
  queryKey: readonly unknown[],
  path: string,
  label: string,
): Sought<Item> {
  const translate = useTranslate();
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(0);
  const q = sought.trim();
  const filter = q === '' ? {} : { q };
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKey, filter, page],
    queryFn: ({ signal }) => pageAt<Item>(path, filter, page, signal),
    placeholderData: keepPreviousData,
  });
  const search = (
    <TextField
      type="search"
      label={translate(label)}
      value={sought}
      onChange={(event) => {
        setSought(event.target.value);
        setPage(0);
      }}
      sx={{ width: '100%', maxWidth: 420 }}
    />
  );
  const pager = <Pager total={data?.total ?? 0} page={page} onPage={setPage} />;
  return { items: data?.items, error, refetch: () => void refetch(), isSought: q !== '', search, pager };
}
