/** Pages of lists: rows of a range and how many there are in all, counted to 10,000 and estimated by PostgreSQL above. */
import type { QueryResultRow } from 'pg';
import type { Db } from './store.js';

const countedTo = 10_000;

/** Rows `from` to `to`, both included, counted from 0. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Exact up to 10,000, an estimate above. */
  readonly total: number;
}

/** A list: `from` is the FROM clause and what follows it, `values` its parameters; `order` names a unique order. */
export interface ListQuery {
  readonly columns: string;
  readonly from: string;
  readonly order: string;
  readonly values: readonly unknown[];
}

/** Collects the conditions of a list with their parameters. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly texts: string[] = [];

  /** Adds a condition that needs no parameter. */
  add(text: string): void {
    this.texts.push(text);
  }

  /** Keeps a value and gives the parameter that stands for it. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds `text` with `?` standing for the value, unless the value is null or undefined: no filter. */
  addFor(text: string, value: unknown): void {
    if (value === null || value === undefined) return;
    this.add(text.replaceAll('?', this.parameter(value)));
  }

  get where(): string {
    return this.texts.length === 0 ? '' : `where ${this.all}`;
  }

  /** All conditions, for a statement that has a `where` already; only where there are some. */
  get all(): string {
    return this.texts.join(' and ');
  }
}

/** The pattern by which `like` finds a text anywhere, whatever is in it. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** The page of a list. Statements are planned for their very values, since the best plan hangs on them. */
export async function readPage<Row extends QueryResultRow>(
  db: Db,
  list: ListQuery,
  range: Range,
): Promise<Page<Row>> {
  const limit = Math.max(0, range.to - range.from + 1);
  const rows = await db.sql.query<Row>(
    `select ${list.columns} ${list.from} order by ${list.order} limit ${limit} offset ${Math.max(0, range.from)}`,
    [...list.values],
  );
  // A page that isn't full is the last one: it tells the total by itself.
  const found = rows.rows.length;
  if (found < limit && (found > 0 || range.from === 0)) return { rows: rows.rows, total: range.from + found };
  return { rows: rows.rows, total: await countRows(db, list) };
}

async function countRows(db: Db, list: ListQuery): Promise<number> {
  const counted = await db.sql.query<{ n: number }>(
    `select count(*) as n from (select 1 ${list.from} limit ${countedTo + 1}) as counted`,
    [...list.values],
  );
  const n = counted.rows[0]?.n ?? 0;
  if (n <= countedTo) return n;
  const plan = await db.sql.query<{
    'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
  }>(`explain (format json) select 1 ${list.from}`, [...list.values]);
  return Math.max(n, plan.rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0);
}
