/** What `/api/pivot` answers, and how strong a cell is tinted. */
import type { Unit } from '../numbers.js';

export interface Pivot {
  readonly measure: { readonly name: string; readonly unit: Unit; readonly formula: string | null };
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly row_totals: readonly (number | null)[];
  readonly column_totals: readonly (number | null)[];
  readonly total: number | null;
}

/** From 0 to 1, between the least and the most of all cells; null has none. */
export function tintsOf(cells: Pivot['cells']): readonly (readonly number[])[] {
  const all = cells.flat().filter((value) => value !== null);
  const least = Math.min(...all);
  const range = Math.max(...all) - least;
  return cells.map((row) =>
    row.map((value) => (value === null || range === 0 ? 0 : (value - least) / range)),
  );
}
