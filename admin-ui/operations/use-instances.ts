import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../providers/http.js';
import { queryOf, type InstanceFilter } from './instance-filter.js';
import type { InstanceRow } from './types.js';

export const pageSize = 25;

/** A page of instances (counted from 1) with how many there are in all. */
export function useInstances(filter: InstanceFilter, page: number) {
  return useQuery({
    queryKey: ['instances', filter, page],
    queryFn: async ({ signal }) => {
      const from = (page - 1) * pageSize;
      const query = queryOf(filter, from, from + pageSize - 1);
      const { body, headers } = await call<readonly InstanceRow[]>(`/api/instances?${query}`, { signal });
      return { rows: body, total: Number(headers.get('Content-Range')?.split('/').at(-1) ?? body.length) };
    },
    placeholderData: keepPreviousData,
  });
}
