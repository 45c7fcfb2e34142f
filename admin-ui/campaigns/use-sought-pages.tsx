import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { FieldKey } from '../parts/help/field-key.js';
import { HelpedField } from '../parts/help/HelpedField.js';
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

/** A page of what stands at an address, sought by a text; `of`: the field. */
export function useSoughtPages<Item>(queryKey: readonly unknown[], path: string, of: FieldKey): Sought<Item> {
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
    <HelpedField
      type="search"
      of={of}
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
