/** Cohen's κ: how far two judges agree beyond chance. */
import { normal95, sum } from '../statistics.js';

/** How grave a disagreement between categories is: all alike, by their distance, or by its square. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** κ with its standard error and interval of 95 %; `agreed` and `byChance`: the (weighted) shares that it is made of. */
export interface Kappa {
  readonly n: number;
  readonly kappa: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly agreed: number;
  readonly byChance: number;
}

/**
 * κ of a table: how often the first judge said the category of the row and the second that of the column (Cohen 1960; weighted:
 * Cohen 1968). Null of no cases, and where both always said the one same category: chance alone would agree so.
 * The standard error is the one for κ other than 0 (Fleiss, Cohen and Everitt 1969, formula 13), the interval κ ± 1.96·SE.
 */
export function kappaOf(table: readonly (readonly number[])[], weights: KappaWeights): Kappa | null {
  return kappaBy(table, (row, column) => weightOf(weights, row, column, table.length));
}

/** The same with any weight of agreement, from 0 to 1, for each cell. */
export function kappaBy(
  table: readonly (readonly number[])[],
  weight: (row: number, column: number) => number,
): Kappa | null {
  const n = sum(table.map(sum));
  if (n === 0) return null;
  const rows = table.map((row) => sum(row) / n);
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)) / n);
  const cells = table.flatMap((row, i) => row.map((count, j) => ({ i, j, p: count / n, w: weight(i, j) })));
  const chance = (i: number, j: number) => (rows[i] ?? 0) * (columns[j] ?? 0);
  const agreed = sum(cells.map(({ p, w }) => p * w));
  const byChance = sum(cells.map(({ i, j, w }) => chance(i, j) * w));
  if (1 - byChance < 1e-12) return null;
  const kappa = (agreed - byChance) / (1 - byChance);
  const ofRow = rows.map((_, i) => sum(columns.map((column, j) => column * weight(i, j))));
  const ofColumn = columns.map((_, j) => sum(rows.map((row, i) => row * weight(i, j))));
  const spread = sum(
    cells.map(({ i, j, p, w }) => p * (w - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa)) ** 2),
  );
  const variance = (spread - (kappa - byChance * (1 - kappa)) ** 2) / (n * (1 - byChance) ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  const margin = normal95 * standardError;
  return {
    n,
    kappa,
    standardError,
    low: kappa - margin,
    high: Math.min(1, kappa + margin),
    agreed,
    byChance,
  };
}

/** The table of pairs of judgements, by the place of each in the list of categories. */
export function tableOf(
  pairs: readonly (readonly [string, string])[],
  categories: readonly string[],
): number[][] {
  const table = categories.map(() => categories.map(() => 0));
  for (const [first, second] of pairs) {
    const row = table[categories.indexOf(first)];
    const column = categories.indexOf(second);
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

function weightOf(weights: KappaWeights, row: number, column: number, categories: number): number {
  if (weights === 'none') return row === column ? 1 : 0;
  const distance = Math.abs(row - column) / (categories - 1);
  return 1 - (weights === 'linear' ? distance : distance ** 2);
}
