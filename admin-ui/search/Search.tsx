import { Box, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { titleText, type Title } from '../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';

interface Found {
  readonly id: string;
  readonly number: string;
  readonly summary?: unknown;
  readonly title?: Title;
  readonly state: string;
}
interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** All that a text finds, by kind: requests, tasks, people; each as far as one may see it. */
export default function Search() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search] = useSearchParams();
  const q = search.get('q')?.trim() ?? '';
  const mayPeople = useMay('people.read');
  const mayReadAll = useMay('instances.read_all');
  const mayTasks = useMay('tasks.work');
  const requests = useFound<Found>('instances', q, true);
  const tasks = useFound<Found>('tasks', q, mayTasks);
  const people = useFound<Person>('people', q, mayPeople);
  const all = [requests, tasks, people];
  if (q === '') return <Empty>{translate('search.type')}</Empty>;
  if (all.some(({ isLoading }) => isLoading)) return <LoadingRows />;
  const nothing = all.every(({ data, error }) => error === null && (data ?? []).length === 0);
  if (nothing) return <Empty>{translate('search.nothing', { q })}</Empty>;
  return (
    <Box sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
      <Kind name="requests" found={requests}>
        {({ id, number, summary, state }) => (
          <>
            {mayReadAll ? (
              <Link component={RouterLink} to={`/operations/instances/${id}`}>
                {number}
              </Link>
            ) : (
              number
            )}{' '}
            {typeof summary === 'string' ? summary : ''} · {translate(`operations.state.${state}`)}
          </>
        )}
      </Kind>
      <Kind name="tasks" found={tasks}>
        {({ id, number, title }) => (
          <>
            <Link component={RouterLink} to={`/desk/${encodeURIComponent(id)}`}>
              {number}
            </Link>{' '}
            {titleText(title, locale)}
          </>
        )}
      </Kind>
      <Kind name="people" found={people}>
        {({ name, phones, emails }) => (
          <Link
            component={RouterLink}
            to={`/operations?person=${encodeURIComponent(phones[0] ?? emails[0] ?? name ?? '')}`}
          >
            {[name, ...phones, ...emails].filter((text) => text !== null).join(' · ')}
          </Link>
        )}
      </Kind>
    </Box>
  );
}

interface Sought<Row> {
  readonly data?: readonly Row[] | undefined;
  readonly error: unknown;
}

function Kind<Row extends { readonly id: string }>({
  name,
  found,
  children,
}: {
  readonly name: string;
  readonly found: Sought<Row>;
  readonly children: (row: Row) => ReactNode;
}) {
  const translate = useTranslate();
  const rows = found.data ?? [];
  if (found.error !== null) return <Failed error={found.error} />;
  if (rows.length === 0) return null;
  return (
    <section>
      <Typography component="h2" sx={{ fontWeight: 700 }}>
        {translate(`search.${name}`)}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {rows.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </Box>
    </section>
  );
}

function useFound<Row>(resource: string, q: string, may: boolean) {
  return useQuery({
    queryKey: ['search', resource, q],
    queryFn: async ({ signal }) => {
      const filter = encodeURIComponent(JSON.stringify({ q }));
      return (await call<readonly Row[]>(`/api/${resource}?filter=${filter}&range=[0,19]`, { signal })).body;
    },
    enabled: may && q !== '',
  });
}
