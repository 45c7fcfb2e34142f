/** Running numbers of instances. */
import type { Db } from './store.js';

/**
 * Takes the next `count` numbers of a series and gives the first. One short transaction; callers of the same series wait for
 * each other, so take a block.
 */
async function takeNumbers(db: Db, series: string, count: number): Promise<number> {
  const answer = await db.sql.query<{ value: number }>({
    name: 'take_numbers',
    text: `insert into counters (name, value) values ($1, $2) on conflict (name) do update set value = counters.value + $2 returning value`,
    values: [series, count],
  });
  const value = answer.rows[0]?.value;
  if (value === undefined) throw new Error(`no numbers came for the series ${series}`);
  return value - count + 1;
}

/** Gives numbers 1, 2, 3… of a workflow in a year. */
export interface Numbering {
  next(workflow: string, year: number): Promise<number>;
}

/**
 * Numbers in blocks of `block`, kept by this process. A process that ends leaves a gap of less than a block, so does a start
 * that fails; and of two processes one may give a higher number earlier. Numbers are unique, not a measure of anything.
 */
export function createNumbering(db: Db, block: number): Numbering {
  const series = new Map<string, { next: number; end: number }>();
  const taking = new Map<string, Promise<void>>();

  const refill = async (name: string) => {
    const first = await takeNumbers(db, name, block);
    series.set(name, { next: first, end: first + block });
  };
  return {
    async next(workflow, year) {
      const name = `${workflow}/${year}`;
      for (;;) {
        const kept = series.get(name);
        if (kept !== undefined && kept.next < kept.end) return kept.next++;
        const running = taking.get(name) ?? refill(name).finally(() => taking.delete(name));
        taking.set(name, running);
        await running;
      }
    },
  };
}
