import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { call } from '../providers/http.js';

/** What the API answers to an address, in the language of the page; the former answer stands until the next is there. */
export function useReport<Body>(path: string | null) {
  const [locale] = useLocaleState();
  return useQuery({
    queryKey: ['reports', path, locale],
    queryFn: async ({ signal }) => (await call<Body>(path ?? '', { signal })).body,
    enabled: path !== null,
    placeholderData: keepPreviousData,
  });
}
