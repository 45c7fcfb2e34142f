/**
 * Quotas: how many interviews are wanted of whom, by fields of the list's rows. A row is in one cell of each field whose value
 * has a quota; who is in none is not limited. Pure, so that plays and the store's lists follow the same rules.
 */
import type { OutreachOrder } from './order.js';

type Quota = OutreachOrder['quota'];

/** Interviews counted, by cell. */
export type Filled = ReadonlyMap<string, number>;

/** What an attempt has to roll up to in order to count. */
export const countedGroup = 'interview';
/** The outcome of a contact that nobody needs any more: one of its cells is full. */
export const quotaFull = 'quota_full';

/** The cell of a field's value, as it is counted. */
function cellName(field: string, value: string): string {
  return `${field}=${value}`;
}

/** A text as it is compared with a quota's value: however it is spaced and in whichever case. */
function quotaText(text: string): string {
  return text.trim().toLowerCase();
}

/** A column's name as quotas call it: `Età (anni)` is `et_anni`, `Region` is `region`. */
export function quotaField(column: string): string {
  return column
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

/** The cells by field and compared text: `{region: {north: 'region=north'}}`. */
export function cellsByText(quota: Quota): {
  readonly [field: string]: { readonly [text: string]: string };
} {
  return Object.fromEntries(
    Object.entries(quota).map(([field, values]) => [
      field,
      Object.fromEntries(Object.keys(values).map((value) => [quotaText(value), cellName(field, value)])),
    ]),
  );
}

/** The cells of a row; `fieldOf` gives its text of a field, null for none. */
export function cellsOf(quota: Quota, fieldOf: (field: string) => string | null): readonly string[] {
  const byText = cellsByText(quota);
  return Object.keys(quota).flatMap((field) => byText[field]?.[quotaText(fieldOf(field) ?? '')] ?? []);
}

/**
 * Tells how much a contact is needed by its cells: the sum of the shares that they lack, 0 for who is in none; null where one of
 * them is full.
 */
export function needs(quota: Quota, filled: Filled): (cells: readonly string[]) => number | null {
  const shares = new Map(
    wantedCells(quota).map(({ cell, wanted }) => {
      const lacking = wanted - (filled.get(cell) ?? 0);
      return [cell, lacking <= 0 ? null : lacking / wanted] as const;
    }),
  );
  return (cells) => {
    let need = 0;
    for (const cell of cells) {
      const share = shares.get(cell);
      if (share === null) return null;
      need += share ?? 0;
    }
    return need;
  };
}

/** All cells with how many are wanted of each. */
export function wantedCells(quota: Quota): readonly {
  readonly field: string;
  readonly value: string;
  readonly cell: string;
  readonly wanted: number;
}[] {
  return Object.entries(quota).flatMap(([field, values]) =>
    Object.entries(values).map(([value, wanted]) => ({ field, value, cell: cellName(field, value), wanted })),
  );
}
