/** How much comes of an hour's work. */

// Of less a figure an hour would say nothing.
const leastSeconds = 600;

/** Interviews of an hour's work; null where somebody has not worked for ten minutes. */
export function perHour({
  rolled_up: rolledUp,
  seconds,
}: {
  readonly rolled_up: Readonly<Record<string, number>>;
  readonly seconds: number;
}): number | null {
  return seconds < leastSeconds ? null : ((rolledUp['interview'] ?? 0) * 3_600) / seconds;
}
