/** Longest pause between two tries of a restart, in milliseconds. */
export const longestPauseMs = 10_000;

/** A process that was ready for so long starts afresh: its next fault counts as the first. */
export const steadyAfterMs = 60_000;

/**
 * The pause in milliseconds before a process is started again after so many faults in a row: at once after the first
 * (a kill), then doubling from 100 ms.
 */
export function pauseAfter(faults: number): number {
  return faults <= 1 ? 0 : Math.min(longestPauseMs, 100 * 2 ** (faults - 2));
}
