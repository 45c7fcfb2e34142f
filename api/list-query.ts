/**
 * Lists by react-admin's simple REST convention: `?sort=["field","ASC"]&range=[0,24]&filter={…}`, answered with
 * `Content-Range: tasks 0-24/319`. Unknown fields are errors: a filter that is silently ignored shows too much.
 */
import { z } from '@hono/zod-openapi';
import { problem, type FieldError } from './problem.js';
import { fieldErrors } from './field-errors.js';
import { storable } from './schemas.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** The query parameters as they arrive; each is JSON text, others are refused. */
export const listQuerySchema = z.strictObject({
  sort: z
    .string()
    .optional()
    .openapi({ example: '["created_at","DESC"]', description: 'JSON: field, then ASC or DESC' }),
  range: z.string().optional().openapi({
    example: '[0,24]',
    description: 'JSON: first and last row, both included; at most 1,000 rows',
  }),
  filter: z
    .string()
    .optional()
    .openapi({ example: '{}', description: 'JSON object; unknown fields are refused' }),
});

/** A list that was asked for, checked; `range` counts rows from 0, both ends included. */
export interface AskedList<Field extends string, Filter> {
  readonly sort: { readonly by: Field; readonly descending: boolean };
  readonly range: { readonly from: number; readonly to: number };
  readonly filter: Filter;
}

/** What a resource lets its callers sort and filter by. */
export interface ListRules<Field extends string, Filter> {
  readonly sortable: readonly [Field, ...Field[]];
  readonly defaultSort: { readonly by: Field; readonly descending: boolean };
  /** A strict object: its keys are the filter fields. */
  readonly filter: z.ZodType<Filter>;
}

const mostRows = 1000;
const rangeSchema = z.tuple([z.int().min(0).max(10_000_000), z.int().min(0).max(10_000_000)]);

/**
 * Reads a list's query parameters.
 * @throws problem `invalid` (422) naming each parameter that can't be read, sorts by an unknown field, or filters by one.
 */
export function readListQuery<Field extends string, Filter>(
  query: z.infer<typeof listQuerySchema>,
  rules: ListRules<Field, Filter>,
): AskedList<Field, Filter> {
  const errors: FieldError[] = [];
  const sort = parsed(
    query.sort,
    z.tuple([z.enum(rules.sortable), z.enum(['ASC', 'DESC'])]),
    '/sort',
    errors,
  );
  const range = parsed(query.range ?? '[0,24]', rangeSchema, '/range', errors);
  const filter = parsed(query.filter ?? '{}', storable(rules.filter), '/filter', errors);
  if (range !== undefined && (range[1] < range[0] || range[1] - range[0] >= mostRows)) {
    errors.push(
      faultAt(
        '/range',
        worded`expected [first, last] of at most ${mostRows} rows, found ${query.range ?? ''}`,
      ),
    );
  }
  if (errors.length > 0 || range === undefined || filter === undefined)
    throw problem('invalid', worded`The list cannot be made as asked.`, { errors });
  return {
    sort: sort === undefined ? rules.defaultSort : { by: sort[0], descending: sort[1] === 'DESC' },
    range: { from: range[0], to: range[1] },
    filter,
  };
}

function parsed<T>(
  text: string | undefined,
  schema: z.ZodType<T>,
  path: string,
  errors: FieldError[],
): T | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    errors.push(faultAt(path, worded`expected JSON`));
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  errors.push(...fieldErrors(result.error, path));
  return undefined;
}

/** The `Content-Range` of a page; the total may be an estimate above 10,000. */
export function contentRange(
  resource: string,
  range: { readonly from: number },
  rows: readonly unknown[],
  total: number,
): string {
  if (rows.length === 0) return `${resource} */${String(total)}`;
  return `${resource} ${String(range.from)}-${String(range.from + rows.length - 1)}/${String(total)}`;
}
