/** The results of a campaign of two million answers as CSV: how long, and how much memory at most. */
import { readFileSync } from 'node:fs';
import { resultFormats, resultsOf } from '../../commands/answers/results.js';
import { publish } from '../../store/definitions.js';
import { findOutreach, insertOutreach } from '../../store/outreaches.js';
import { inTransaction, type Store } from '../../store/store.js';
import type { Extent } from './extent.js';
import { orderOf } from './next-name/survey.js';
import type { Table } from './table.js';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

/** A PostgreSQL as it comes; the file made as the server makes it, in this process, and thrown away. */
export async function results({ quick }: Extent): Promise<Table[]> {
  return withStore({ max: 4 }, async (store, postgres) => {
    await publishQuestionnaire(store);
    const rows: (string | number)[][] = [];
    for (const size of quick ? [20_000] : [200_000, 2_000_000])
      rows.push(await measured(store, postgres, size));
    return [tableOf(rows)];
  });
}

async function measured(store: Store, postgres: number, size: number): Promise<(string | number)[]> {
  const id = `results ${size}`;
  const order = { ...orderOf(id, {}), list: null, questionnaire: 'satisfaction' };
  await insertOutreach(store, { id, version: '', listId: null, order, at: Date.now(), code: null });
  await store.sql.query(
    `insert into answers (id, outreach_id, questionnaire, version, language, anonymous, complete, day, data)
     select gen_random_uuid(), $1, 'satisfaction', 1, 'it', true, true, date '2026-11-01' + n % 20, jsonb_build_object(
       'channel', (array['phone', 'mail', 'web', 'desk'])[1 + n % 4], 'reached', 1 + n % 5, 'satisfied', 1 + n % 5,
       'clear', 1 + n % 5, 'recommend', n % 11, 'remarks', 'Tutto bene; "grazie" ' || n) from generate_series(1, $2::int) n`,
    [id, size],
  );
  await store.sql.query('vacuum analyze answers');
  const outreach = await findOutreach(store, id);
  const found = outreach === null ? null : await resultsOf(store, outreach, 'it');
  if (found === null) throw new Error(`the results of ${id} are not to be had`);
  const { answer, wall, cpu, rss } = await timed(postgres, async () => {
    let bytes = 0;
    for await (const chunk of resultFormats.csv.write(found)) bytes += (chunk as Buffer).length;
    return bytes;
  });
  return [size.toLocaleString('en-US'), wall, cpu, Math.round(answer / 1e6), rss];
}

async function publishQuestionnaire(store: Store): Promise<void> {
  const text = readFileSync('definitions/campaigns/satisfaction.yaml', 'utf8');
  const parts = [{ kind: 'questionnaire', name: 'satisfaction', text }];
  await inTransaction(store, (db) =>
    publish(db, { author: 'bench', note: null, publishedAt: 0, parts, workflows: [] }),
  );
}

function tableOf(rows: Table['rows']): Table {
  return {
    title: 'The results of a campaign as CSV',
    columns: ['answers', 'took (s)', 'CPU (s)', 'file (MB)', 'peak RSS (MB)'],
    rows,
    notes: [
      'Six answers of the shipped questionnaire each, a column a variable. CPU and RSS are the server’s own; PostgreSQL is another process.',
    ],
  };
}
