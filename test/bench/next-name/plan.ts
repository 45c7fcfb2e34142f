/** How PostgreSQL takes the next contact: its one plan of the statement, in a transaction that is taken back. */
import { randomUUID } from 'node:crypto';
import { segmentsOf } from '../../../store/outreach-segments.js';
import { takeText, takeValues } from '../../../store/outreach-next.js';
import type { Store } from '../../../store/store.js';

/** The plan, with its times and buffers, as text. */
export async function planOf(store: Store, outreach: string): Promise<string> {
  const segments = (await segmentsOf(store, outreach))
    .filter(({ language }) => language === null || language === 'it')
    .map(({ segment }, turn) => ({ segment, turn: turn % 60 }));
  const taking = { outreach, attempt: randomUUID(), by: 'bench', now: Date.now(), segments, skills: [''] };
  const client = await store.onePlan.sql.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Record<string, string>>(
      `explain (analyze, buffers, costs off, summary on) ${takeText}`,
      takeValues(taking),
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('rollback');
    client.release();
  }
}
