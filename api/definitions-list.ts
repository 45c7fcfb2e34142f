/** The list of definitions: what is published together with one's own drafts. */
import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import { isNode, parseDocument } from 'yaml';
import type { DefinitionRow } from '../store/definitions.js';
import type { DraftRow } from '../store/drafts.js';
import { titleSchema, type listedSchema } from './definitions-routes.js';
import type { ApiEnv } from './environment.js';
import { contentRange, readListQuery, type listQuerySchema, type ListRules } from './list-query.js';
import { iso } from './schemas.js';

type Listed = z.infer<typeof listedSchema>;
interface Filter {
  readonly id?: string[] | undefined;
  readonly kind?: string | undefined;
  readonly q?: string | undefined;
  readonly draft?: boolean | undefined;
}

const rules: ListRules<'kind' | 'name' | 'published_at', Filter> = {
  sortable: ['kind', 'name', 'published_at'],
  defaultSort: { by: 'name', descending: false },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    kind: z.string().optional(),
    q: z.string().max(200).optional(),
    draft: z.boolean().optional(),
  }),
};

/** The page that was asked for, with its `Content-Range` set. */
export function listed(
  c: Context<ApiEnv>,
  query: z.infer<typeof listQuerySchema>,
  published: readonly DefinitionRow[],
  drafts: readonly DraftRow[],
): Listed[] {
  const { sort, range, filter } = readListQuery(query, rules);
  const wanted = filter.q?.toLowerCase();
  const rows = merge(published, drafts).filter(
    (row) =>
      (filter.id === undefined || filter.id.includes(row.id)) &&
      (filter.kind === undefined || filter.kind === row.kind) &&
      (filter.draft === undefined || filter.draft === (row.draft !== null)) &&
      (wanted === undefined || `${row.name} ${JSON.stringify(row.title)}`.toLowerCase().includes(wanted)),
  );
  const direction = sort.descending ? -1 : 1;
  rows.sort(
    (a, b) => ((a[sort.by] ?? '').localeCompare(b[sort.by] ?? '') || a.id.localeCompare(b.id)) * direction,
  );
  const page = rows.slice(range.from, range.to + 1);
  c.header('Content-Range', contentRange('definitions', range, page, rows.length));
  return page;
}

function merge(published: readonly DefinitionRow[], drafts: readonly DraftRow[]): Listed[] {
  const rows = new Map<string, Listed>();
  for (const { kind, name, version, publishedAt, author, text } of published) {
    const id = `${kind}/${name}`;
    rows.set(id, {
      id,
      kind,
      name,
      title: titleOf(text),
      version,
      published_at: iso(publishedAt),
      published_by: author,
      draft: null,
    });
  }
  for (const { kind, name, revision, updatedAt, baseVersion, text } of drafts) {
    const id = `${kind}/${name}`;
    const row: Listed = rows.get(id) ?? {
      id,
      kind,
      name,
      title: text === null ? null : titleOf(text),
      version: null,
      published_at: null,
      published_by: null,
      draft: null,
    };
    rows.set(id, {
      ...row,
      draft: { revision, updated_at: iso(updatedAt), base_version: baseVersion, removes: text === null },
    });
  }
  return [...rows.values()];
}

type Title = z.infer<typeof titleSchema> | null;
const titles = new Map<string, Title>();

/** The title that a text gives itself; null if there is none to be read. Remembered, since texts are read far more often than written. */
function titleOf(text: string): Title {
  const known = titles.get(text);
  if (known !== undefined) return known;
  if (titles.size > 2000) titles.clear();
  const title = readTitle(text);
  titles.set(text, title);
  return title;
}

function readTitle(text: string): Title {
  try {
    const value: unknown = parseDocument(text).get('title');
    return titleSchema.safeParse(isNode(value) ? value.toJSON() : value).data ?? null;
  } catch {
    return null; // a draft that can't be read has no title
  }
}
