import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Title } from '../../engine/definition.js';
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
  readonly title: Title;
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

/** How many rows a page of a long list has. */
export const pageSize = 100;

/** A page of a long list, counted from 1, with how many rows there are in all; the page before stays until it is there. */
export function usePage<Row>(resource: string, filter: string, page: number) {
  const range = JSON.stringify([(page - 1) * pageSize, page * pageSize - 1]);
  return useQuery({
    queryKey: ['settings', resource, filter, page],
    queryFn: async ({ signal }) => {
      const asked = `/api/${resource}?range=${range}&filter=${filter}`;
      const { body: rows, headers } = await call<readonly Row[]>(asked, { signal });
      return { rows, total: Number(headers.get('Content-Range')?.split('/').at(-1) ?? rows.length) };
    },
    placeholderData: keepPreviousData,
  });
}
