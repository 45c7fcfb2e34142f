/** The store with a million open tasks and ten million log entries: lists, search, next task, an append's cost. */
import type { Store } from '../../store/store.js';
import { fill } from './at-size/fill.js';
import { questions } from './at-size/questions.js';
import type { Extent } from './extent.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';
import { withStore } from './with-store.js';

/** Fills a PostgreSQL of its own (some 25 GB, half an hour) and asks each question again and again. */
export async function atSize({ quick }: Extent): Promise<Table[]> {
  const size = quick ? { tasks: 20_000, entries: 200_000 } : { tasks: 1_000_000, entries: 10_000_000 };
  const flags = ['-c', 'fsync=off', '-c', 'jit=off', '-c', 'max_wal_size=8GB'];
  return withStore({ max: 2, flags }, async (store) => {
    await fill(store, size, (line) => console.error(line));
    return [await ask(store, size.tasks, quick ? 3 : 40)];
  });
}

/** Asks every question `times` times after once for nothing. */
async function ask(store: Store, tasks: number, times: number): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const { name, ask: askOnce } of questions) {
    let total = await askOnce(store, 0);
    const took: number[] = [];
    for (let n = 1; n <= times; n += 1) {
      const since = performance.now();
      total = await askOnce(store, n);
      took.push(performance.now() - since);
    }
    const counted = total === null ? '' : total.toLocaleString('en-US');
    rows.push([name, percentile(took, 0.5), percentile(took, 0.95), counted]);
  }
  return {
    title: `The store with ${tasks.toLocaleString('en-US')} open tasks`,
    columns: ['question', 'p50 (ms)', 'p95 (ms)', 'rows in all'],
    rows,
    notes: [
      'Half as many ended instances, ten log entries a task. Pages of 25 with their total (estimated above 10,000).',
      'PostgreSQL with 128 MB of shared buffers, as it comes; through the store’s own functions, one at a time.',
    ],
  };
}
