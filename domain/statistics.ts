/** What lists of numbers come to: sums, means, deviations, percentiles. */

/** The quantile of the normal distribution for an interval of 95 %. */
export const normal95 = 1.96;

/** The sum; 0 of none. */
export function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

/** The arithmetic mean; NaN of none. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The standard deviation of a sample (n − 1 below); 0 of fewer than two. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return Math.sqrt(sum(values.map((each) => (each - middle) ** 2)) / (values.length - 1));
}

/** The least of ascending values that this share (0 to 1) of them lies at or below; NaN of none. */
export function percentile(ascending: readonly number[], share: number): number {
  const place = Math.min(ascending.length - 1, Math.max(0, Math.ceil(share * ascending.length) - 1));
  return ascending[place] ?? NaN;
}
