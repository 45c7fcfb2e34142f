/** Krippendorff's α: how far any number of judges agree beyond chance, of any kind of values, some of them missing. */
import { sum } from '../statistics.js';

/** What the difference of two values is: none or all, by their ranks, or by their distance. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval';

/** What the judges said of one unit; null: this one did not judge it. */
export type Unit = readonly (number | null)[];

/**
 * α = 1 − observed disagreement / expected (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). Null where no unit
 * was judged by two, and where all values are the same: nothing could have been disagreed on.
 */
export function alphaOf(units: readonly Unit[], metric: AlphaMetric): number | null {
  const { values, pairs, totals } = coincidences(units);
  const n = sum(totals);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c += 1)
    for (let k = c + 1; k < values.length; k += 1) {
      const difference = differenceOf(metric, values, totals, c, k);
      observed += (pairs[c]?.[k] ?? 0) * difference;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * difference;
    }
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** The matrix of coincidences: values in order, how often two stand together in a unit (each unit counts as its judges). */
function coincidences(units: readonly Unit[]) {
  const paired = units
    .map((unit) => unit.filter((value) => value !== null))
    .filter((unit) => unit.length > 1);
  const values = [...new Set(paired.flat())].toSorted((a, b) => a - b);
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const pairs = values.map(() => values.map(() => 0));
  const totals = values.map(() => 0);
  for (const unit of paired) {
    const places = unit.map((value) => placeOf.get(value) ?? 0);
    for (const [a, c] of places.entries()) {
      totals[c] = (totals[c] ?? 0) + 1;
      for (const [b, k] of places.entries()) {
        const row = pairs[c];
        if (a !== b && row !== undefined) row[k] = (row[k] ?? 0) + 1 / (unit.length - 1);
      }
    }
  }
  return { values, pairs, totals };
}

function differenceOf(
  metric: AlphaMetric,
  values: readonly number[],
  totals: readonly number[],
  c: number,
  k: number,
): number {
  if (metric === 'nominal') return 1;
  if (metric === 'interval') return ((values[k] ?? 0) - (values[c] ?? 0)) ** 2;
  const among = sum(totals.slice(c, k + 1));
  return (among - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2;
}
