/** Comparison with a reference sample of similar contact centres (A 2.2.3). */
import { deviation, mean, normal95 } from '../statistics.js';

/** A figure of the reference sample: of a parameter, or `score` for the whole; points from 0 to 100. */
export interface ReferenceFigure {
  readonly name: string;
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Ours against theirs. `difference` has an interval of 95 %; where it holds 0, the two can't be told apart. */
export interface Comparison {
  readonly name: string;
  readonly ours: { readonly n: number; readonly mean: number } | null;
  readonly reference: ReferenceFigure;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly verdict: 'better' | 'worse' | 'alike' | 'no_cases';
}

/**
 * Compares our values with each figure of the sample: x̄₁ − x̄₂ ± 1.96·√(s₁²/n₁ + s₂²/n₂), the interval of a difference of
 * means of independent samples of unequal variance. With fewer than two values of ours there is none.
 */
export function compared(
  found: ReadonlyMap<string, readonly number[]>,
  reference: readonly ReferenceFigure[],
): Comparison[] {
  return reference.map((figure): Comparison => {
    const values = found.get(figure.name) ?? [];
    const n = values.length;
    if (n === 0)
      return { name: figure.name, ours: null, reference: figure, difference: null, verdict: 'no_cases' };
    const ours = { n, mean: mean(values) };
    const shown = { name: figure.name, ours, reference: figure };
    if (n < 2) return { ...shown, difference: null, verdict: 'no_cases' };
    const margin = normal95 * Math.sqrt(deviation(values) ** 2 / n + figure.deviation ** 2 / figure.n);
    const value = ours.mean - figure.mean;
    const [low, high] = [value - margin, value + margin];
    return {
      ...shown,
      difference: { value, low, high },
      verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'alike',
    };
  });
}
