import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { titleText, type Title } from '../i18n/title-text.js';
import { call } from '../providers/http.js';

/** What a group is called by people; its name until that is known, or where it has no title. */
export function useGroupTitle(): (name: string) => string {
  const { data } = useQuery({
    queryKey: ['group-titles'],
    queryFn: async () => (await call<Readonly<Record<string, Title>>>('/api/group-titles')).body,
    staleTime: 60_000,
  });
  const [locale = 'en'] = useLocaleState();
  return useCallback((name) => titleText(data?.[name], locale, name), [data, locale]);
}
