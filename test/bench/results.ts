/** The results of a campaign of two million answers as CSV: how long, and how much memory at most. */
import { readFileSync } from 'node:fs';
import { resultFormats, resultsOf } from '../../commands/answers/results.js';
import { publish } from '../../store/definitions.js';
import { migrate } from '../../store/migrate.js';
import { findOutreach, insertOutreach } from '../../store/outreaches.js';
import { closeStore, inTransaction, openStore, type Store } from '../../store/store.js';
import { databaseUrl, once, startPostgres } from '../support/postgres.js';
import type { Extent } from './extent.js';
import { orderOf } from './next-name/survey.js';
import type { Table } from './table.js';

/** A PostgreSQL as it comes; the file made as the server makes it, in this process, and thrown away. */
export async function results({ quick }: Extent): Promise<Table[]> {
  const server = await startPostgres([]);
  try {
    await once(server.url, 'create database results');
    const url = databaseUrl(server.url, 'results');
    await migrate(url);
    const store = openStore(url, { max: 4 });
    try {
      await publishQuestionnaire(store);
      const sizes = quick ? [20_000] : [200_000, 2_000_000];
      const rows: (string | number)[][] = [];
      for (const size of sizes) rows.push(await measured(store, size));
      return [tableOf(rows)];
    } finally {
      await closeStore(store);
    }
  } finally {
    await server.stop();
  }
}

async function measured(store: Store, size: number): Promise<(string | number)[]> {
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
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  let [bytes, early, most] = [0, 0, 0];
  let looked = 0;
  for await (const chunk of resultFormats.csv.write(found)) {
    bytes += (chunk as Buffer).length;
    if (bytes - looked < 2e6) continue;
    looked = bytes;
    most = Math.max(most, process.memoryUsage.rss());
    if (early === 0) early = most;
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = [performance.now() - since, (user + system) / 1_000].map((ms) => (ms / 1_000).toFixed(1));
  const megabytes = [bytes, early, most].map((each) => Math.round(each / 1e6));
  return [size.toLocaleString('en-US'), ...seconds, ...megabytes];
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
    columns: ['answers', 'took (s)', 'CPU (s)', 'file (MB)', 'RSS at the begin (MB)', 'peak RSS (MB)'],
    rows,
    notes: [
      'Six answers of the shipped questionnaire each, a column a variable. CPU and RSS are the server’s own; PostgreSQL is another process.',
    ],
  };
}
