/** A table of two dimensions: a cell, a row and a column are all the same kind of sum. */
import { added, noSums, type ContactSums } from './contact-sums.js';

/** Contacts that share these values; null: the contact has none. */
export interface Cell {
  readonly row: string | null;
  readonly column: string | null;
  readonly sums: ContactSums;
}

export interface Pivot {
  /** In order; what has no value comes last. */
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  /** `cells[row][column]`; null: no contact. */
  readonly cells: readonly (readonly (ContactSums | null)[])[];
  readonly rowTotals: readonly ContactSums[];
  readonly columnTotals: readonly ContactSums[];
  readonly total: ContactSums;
}

/** Lays cells out, several of one place together. */
export function pivotOf(found: readonly Cell[]): Pivot {
  const rows = valuesOf(found.map(({ row }) => row));
  const columns = valuesOf(found.map(({ column }) => column));
  const places = new Map<string, ContactSums>();
  const key = (row: string | null, column: string | null) => JSON.stringify([row, column]);
  for (const { row, column, sums } of found)
    places.set(key(row, column), added(places.get(key(row, column)) ?? noSums, sums));
  const cells = rows.map((row) => columns.map((column) => places.get(key(row, column)) ?? null));
  const rowTotals = cells.map(totalOf);
  return {
    ...{ rows, columns, cells, rowTotals },
    columnTotals: columns.map((_, n) => totalOf(cells.map((row) => row[n] ?? null))),
    total: totalOf(rowTotals),
  };
}

function totalOf(parts: readonly (ContactSums | null)[]): ContactSums {
  return parts.reduce<ContactSums>((sum, part) => (part === null ? sum : added(sum, part)), noSums);
}

function valuesOf(all: readonly (string | null)[]): readonly (string | null)[] {
  const values = [...new Set(all)];
  const known = values.filter((value) => value !== null).toSorted();
  return values.includes(null) ? [...known, null] : known;
}
