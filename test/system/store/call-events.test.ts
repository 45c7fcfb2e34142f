/** Events of calls that were kept before they were bytes (record 0044). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { takeEvents } from '../../../commands/calls/take-events.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { findCallEvents } from '../../../store/call-events.js';
import { findCall } from '../../../store/calls.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const noon = Date.parse('2026-03-02T12:00:00+01:00');
const migration = readFileSync('store/migrations/0035_events_as_bytes.sql', 'utf8');

describe('events of calls that are kept as JSON', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('are migrated as they are, read as they were told, and written anew once more is told', async () => {
    const { sql } = database.store;
    const take = (...events: readonly CallEvent[]) =>
      takeEvents({ db: database.store, clock: () => noon + 60_000 }, events);
    const event = (id: string, kind: CallEvent['kind'], at: number): CallEvent => {
      return { id, call: 'old', kind, at: noon + at, queue: 'città' };
    };
    const told = [event('old.1', 'queued', 0), event('x', 'answered', 5_000)];
    const ended = event('old.3', 'ended', 9_000);
    await take(...told);
    // The table as it was, and what it held.
    await sql.query(`alter table call_events alter column events type json using '[]'`);
    const more = '{"queue":"città"}';
    const kept = `[[[".1"],"queued",${noon},${more}],["x","answered",${noon + 5_000},${more}]]`;
    await sql.query('update call_events set events = $1', [kept]);
    await sql.query(migration);
    expect(await findCallEvents(database.store, 'old')).toEqual(told);
    const { answers } = await take(...told, ended);
    expect(answers.map(({ result }) => result)).toEqual(['repeated', 'repeated', 'taken']);
    expect(await findCallEvents(database.store, 'old')).toEqual([...told, ended]);
    expect(await findCall(database.store, 'old')).toMatchObject({ queue: 'città', talkedMs: 4_000 });
    const { rows } = await sql.query<{ form: number }>('select get_byte(events, 0) as form from call_events');
    expect(rows).toEqual([{ form: 1 }]);
  });
});
