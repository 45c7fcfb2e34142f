/** Lists that are short enough to be read whole, such as groups, roles and keys: sorted, filtered and cut here. */
import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import type { Title } from '../engine/definition.js';
import { allTexts, titleIn } from '../domain/titles.js';
import { languageOf } from './language.js';
import type { ApiEnv } from './environment.js';
import { contentRange, readListQuery, type listQuerySchema, type ListRules } from './list-query.js';

const rules: ListRules<'name' | 'title', { id?: string[] | undefined; q?: string | undefined }> = {
  sortable: ['name', 'title'],
  defaultSort: { by: 'name', descending: false },
  filter: z.strictObject({ id: z.array(z.string()).max(1000).optional(), q: z.string().max(200).optional() }),
};

/** The page of `rows` that was asked for, with its `Content-Range` set; filters by ids and by a part of name or title. */
export function pageOf<Row extends { readonly id: string; readonly name: string; readonly title?: Title }>(
  c: Context<ApiEnv>,
  resource: string,
  query: z.infer<typeof listQuerySchema>,
  rows: readonly Row[],
): Row[] {
  const asked = readListQuery(query, rules);
  const { id, q } = asked.filter;
  const wanted = q?.toLowerCase();
  const found = rows.filter(
    (row) =>
      (id === undefined || id.includes(row.id)) &&
      (wanted === undefined || `${row.name} ${allTexts(row.title ?? '')}`.toLowerCase().includes(wanted)),
  );
  const { by, descending } = asked.sort;
  const said = (row: Row) => (by === 'name' ? row.name : titleIn(languageOf(c), row.title ?? ''));
  const sorted = found.toSorted((a, b) => said(a).localeCompare(said(b)) * (descending ? -1 : 1));
  const page = sorted.slice(asked.range.from, asked.range.to + 1);
  c.header('Content-Range', contentRange(resource, asked.range, page, found.length));
  return page;
}
