import { useQuery } from '@tanstack/react-query';
import { call } from '../providers/http.js';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly display_name: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly groups: readonly string[];
  readonly active: boolean;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly members: number;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly rights: readonly string[];
}

/** All rows of a short list of the API, such as groups and roles. */
export function useList<Row>(resource: string, query = 'range=[0,999]') {
  return useQuery({
    queryKey: ['settings', resource, query],
    queryFn: async ({ signal }) => (await call<readonly Row[]>(`/api/${resource}?${query}`, { signal })).body,
  });
}
