/** Contact lists and their imports, as the API has them. */
import { useQuery } from '@tanstack/react-query';
import type { ColumnTarget } from '../../domain/lists/columns.js';
import { call } from '../providers/http.js';

export interface ContactList {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly state: 'importing' | 'ready' | 'anonymised' | 'removed';
  readonly rows: number;
  readonly campaigns_at_work: number;
  readonly retain_until: string | null;
  readonly afterwards: 'anonymise' | 'remove';
  readonly created_by: string;
  readonly created_at: string;
}

export interface Order {
  readonly mapping: readonly ColumnTarget[];
  readonly take: 'good' | 'all_or_nothing';
  readonly duplicates: 'refuse' | 'keep';
}

export interface ListImport {
  readonly id: string;
  readonly file_name: string;
  readonly size: number;
  readonly state: 'uploaded' | 'waiting' | 'running' | 'done' | 'refused' | 'given_up';
  readonly progress: {
    readonly bytes: number;
    readonly good: number;
    readonly refused: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
  readonly fault_text: string | null;
  readonly by: string;
  readonly created_at: string;
}

export interface Upload extends ListImport {
  readonly file: {
    readonly format: 'csv' | 'xlsx';
    readonly encoding: string | null;
    readonly separator: string | null;
    readonly mixed: boolean;
    readonly has_header: boolean;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly proposal: Order;
}

export interface Row {
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fax: string | null;
  readonly language: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly anonymised: boolean;
}

const busyEveryMs = 1_000;

export const listsKey = ['campaigns', 'lists'];

/** A page of what stands at an address, with how many there are in all. */
export async function pageAt<Item>(
  path: string,
  filter: Readonly<Record<string, unknown>>,
  page: number,
  signal: AbortSignal,
) {
  const range = `range=[${String(page * pageRows)},${String(page * pageRows + pageRows - 1)}]`;
  const asked = `${path}?${range}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const { body, headers } = await call<readonly Item[]>(asked, { signal });
  return { items: body, total: Number(headers.get('Content-Range')?.split('/')[1] ?? body.length) };
}
export const pageRows = 25;

/** A list; asked anew after each import. */
export function useContactList(id: string) {
  return useQuery({
    queryKey: [...listsKey, id],
    queryFn: async ({ signal }) => (await call<ContactList>(`/api/contact-lists/${id}`, { signal })).body,
  });
}

/** The imports of a list; asked again and again while one is at work. */
export function useImports(id: string) {
  return useQuery({
    queryKey: [...listsKey, id, 'imports'],
    queryFn: async ({ signal }) =>
      (await call<readonly ListImport[]>(`/api/contact-lists/${id}/imports`, { signal })).body,
    refetchInterval: ({ state }) => (state.data?.some(isBusy) === true ? busyEveryMs : false),
  });
}

/** Whether the server works at it, or will. */
export function isBusy({ state }: ListImport): boolean {
  return state === 'waiting' || state === 'running';
}

/** A name for a list, as definitions write it, from its title: `Cittadini 2026` is `cittadini_2026`. */
export function nameFrom(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const name = plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return (/^[a-z]/.test(name) ? name : `list_${name}`).slice(0, 100);
}
