import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../providers/http.js';

/** What a group is called by people; its name until that is known, or where it has no title. */
export function useGroupTitle(): (name: string) => string {
  const { data } = useQuery({
    queryKey: ['group-titles'],
    queryFn: async () => (await call<Readonly<Record<string, string>>>('/api/group-titles')).body,
    staleTime: 60_000,
  });
  return useCallback((name) => data?.[name] ?? name, [data]);
}
