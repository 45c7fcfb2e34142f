/** The numbers that people call instances by: `ticket-2026-000123`, one series a workflow and year. */
import { createNumbering } from '../store/numbers.js';
import type { Db } from '../store/store.js';

export interface InstanceNumbers {
  /** The next number of `workflow` for a start at `now` (milliseconds since 1970 UTC). */
  next(workflow: string, now: number): Promise<string>;
}

// A start takes its number from a block that this process holds; what is left of it at the end is a gap in the series.
const block = 20;

/** Makes the numbers over the store. */
export function createInstanceNumbers(db: Db): InstanceNumbers {
  const numbering = createNumbering(db, block);
  return {
    async next(workflow, now) {
      const year = new Date(now).getUTCFullYear();
      return `${workflow}-${year}-${String(await numbering.next(workflow, year)).padStart(6, '0')}`;
    },
  };
}
