/** Contacts added up in SQL: the same as added up one by one, whatever they are told apart by. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { added, noSums, sumsOf } from '../../../domain/monitoring/contact-sums.js';
import { dimensions } from '../../../domain/monitoring/dimensions.js';
import { readCallVolumes } from '../../../store/call-volumes.js';
import { eachCall } from '../../../store/calls-in-period.js';
import { sumContacts } from '../../../store/history.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

// The clock is put on in the night to 29 March 2026: 1:59 is followed by 3:00.
const [from, until] = [Date.UTC(2026, 2, 1, 23), Date.UTC(2026, 3, 5)];
const all = { from, until, only: {} };
let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  const { sql } = database.store;
  await sql.query(
    `insert into users (id, name, email) values ('1', 'anna', 'a@example.org'), ('2', 'bruno', 'b@example.org')`,
  );
  await sql.query(`insert into groups (name, title) values ('level_1', '"I"'), ('level_2', '"II"')`);
  await sql.query(
    `insert into group_members ("group", user_id) values ('level_1', '1'), ('level_2', '1'), ('level_2', '2')`,
  );
  await sql.query(
    `insert into calls (id, offered_at, outcome, service, language, body, queue, welcomed_at, queued_at, answered_at, ended_at,
        waited_ms, talked_ms, held_ms, wrapped_ms, ivr_ms, operator, presented, transfers, call_back_offered, changed_at)
     select 'c' || n, at, outcome, case n % 3 when 0 then 'taxes' end, case n % 4 when 0 then 'de' else 'it' end, null,
        case when outcome in ('blocked', 'self_service') then null else 'queue_' || n % 2 end,
        case when outcome <> 'blocked' then at + interval '2 seconds' end,
        case when outcome in ('blocked', 'self_service') then null else at + interval '20 seconds' end,
        case outcome when 'answered' then at + interval '30 seconds' end, at + interval '3 minutes',
        case when outcome in ('blocked', 'self_service') then null else 10000 + n % 7 end,
        case outcome when 'answered' then 100000 + n end, case outcome when 'answered' then n % 50 end, n % 20, n % 900,
        case outcome when 'answered' then case n % 2 when 0 then 'anna' else 'bruno' end end, 1, 0, n % 5 = 0, now()
     from (select n, timestamptz '2026-03-01T23:10Z' + n * interval '37 minutes' as at,
        (array['answered', 'answered', 'abandoned', 'blocked', 'self_service', 'lost', 'call_back', 'voicemail', 'flowed_out', 'open'])[1 + n % 10] as outcome
        from generate_series(0, 1299) n) one`,
  );
  const instance = `insert into instances (id, number, workflow, version, state, priority, data, engine_state, sequence, confirmed,
      channel, started_at, ended_at, updated_at, request_hash)`;
  await sql.query(`${instance} values
    ('i1', '1', 'ticket', 'v', 'ended', 50, '{}', '{}', 1, 1, 'email', '2026-03-10T09:00Z', '2026-03-10T11:00Z', now(), ''),
    ('i2', '2', 'ticket', 'v', 'running', 50, '{"channel": "web"}', '{}', 1, 1, null, '2026-03-10T10:00Z', null, now(), ''),
    ('i3', '3', 'ticket', 'v', 'ended', 50, '{"channel": "phone"}', '{}', 1, 1, null, '2026-03-10T10:00Z', now(), now(), '')`);
  await sql.query(`insert into clocks (instance_id, clock, lap, title, measure, state, started_at, stopped_at, breached) values
    ('i1', 'pickup', 1, '""', 'SLA.O.1', 'met', '2026-03-10T09:00Z', '2026-03-10T09:30Z', false)`);
  await sql.query(`insert into tasks (id, instance_id, number, workflow, step, title, state, groups, skills, not_by, priority, created_at)
    values ('t1', 'i1', '1', 'ticket', 's', '""', 'done', '{back_office}', '{}', '{}', 50, now())`);
});
afterAll(() => database.drop());

describe('history (MON-2, MON-3)', () => {
  test('calls add up in SQL to what they add up to one by one', async () => {
    let one = noSums;
    for await (const call of eachCall(database.store, from, until)) one = added(one, sumsOf(call));
    const [summed] = await sumContacts(database.store, [], { ...all, only: { channel: 'phone' } });
    expect(summed?.sums).toEqual(one);
    expect(one.contacts).toBe(1_300);
  });

  test.each(dimensions)('by %s each contact is counted once', async (dimension) => {
    const parts = await sumContacts(database.store, [dimension], all);
    const [whole] = await sumContacts(database.store, [], all);
    expect(parts.map(({ sums }) => sums).reduce(added, noSums)).toEqual(whole?.sums);
    expect(whole?.sums.contacts).toBe(1_302);
  });

  test('days and hours are local ones, on the day on which the clock is put on too', async () => {
    const hours = await sumContacts(database.store, ['hour_band'], {
      ...{ from: Date.UTC(2026, 2, 28, 23), until: Date.UTC(2026, 2, 29, 22), only: {} },
    });
    const bands = hours.map(({ values: [band] }) => band);
    expect(bands).toHaveLength(23);
    expect(bands).not.toContain('02');
    const [first] = await sumContacts(database.store, ['day', 'weekday', 'week', 'month', 'year'], all);
    expect(first?.values).toEqual(['2026-03-02', '1', '2026-W10', '2026-03', '2026']);
  });

  test('off-line contacts tell how long they waited to be taken up, and to be answered', async () => {
    const mails = await sumContacts(database.store, ['channel', 'group', 'outcome'], {
      ...all,
      only: { channel: 'email' },
    });
    expect(mails).toMatchObject([
      {
        values: ['email', 'back_office', 'answered'],
        sums: { contacts: 1, takenUp: 1, takenUpMs: 1_800_000, replied: 1, replyMs: 7_200_000, queued: 0 },
      },
    ]);
  });

  test('MON-5 off-line contacts say service and language in the field that their process names, and nothing that is sealed', async () => {
    const { sql } = database.store;
    const data = [
      ...[
        '{"classification": "funds", "language": "de"}',
        '{"service": "taxes", "language": {"$sealed": "x"}}',
      ],
      '{"language": ""}',
    ];
    for (const [n, each] of data.entries())
      await sql.query(
        `insert into instances (id, number, workflow, version, state, priority, data, engine_state, sequence, confirmed,
           channel, started_at, updated_at, request_hash)
         values ($1, $1, $2, 'v', 'running', 50, $3, '{}', 1, 1, 'fax', '2026-03-11T09:00Z', now(), '')`,
        [`f${String(n)}`, n === 0 ? 'ticket' : 'other', each],
      );
    const fields = { ticket: { service: 'classification' } };
    const faxes = (only: Readonly<Record<string, string>>) =>
      sumContacts(
        database.store,
        ['service', 'language'],
        { ...all, only: { ...only, channel: 'fax' } },
        fields,
      );
    expect((await faxes({})).map(({ values }) => values)).toEqual([
      ['funds', 'de'],
      ['taxes', null],
      [null, null],
    ]);
    expect((await faxes({ service: 'funds' })).map(({ sums }) => sums.contacts)).toEqual([1]);
    // Without a channel, calls and others of that service together.
    const [taxes] = await sumContacts(database.store, [], { ...all, only: { service: 'taxes' } }, fields);
    const [calls] = await sumContacts(database.store, [], {
      ...all,
      only: { service: 'taxes', channel: 'phone' },
    });
    expect(taxes?.sums.contacts).toBe((calls?.sums.contacts ?? 0) + 1);
    await sql.query(`delete from instances where channel = 'fax'`);
  });

  test('a call of an operator in two groups is of the first, by name', async () => {
    const groups = await sumContacts(database.store, ['group'], { ...all, only: { channel: 'phone' } });
    expect(groups.map(({ values: [group], sums }) => [group, sums.answered > 0])).toEqual([
      ['level_1', true],
      ['level_2', true],
      [null, false],
    ]);
    const [one] = await sumContacts(database.store, [], { ...all, only: { group: 'level_1' } });
    expect(one?.sums.contacts).toBe(groups[0]?.sums.contacts);
  });

  test('what is chosen by is a parameter, never a part of the statement', async () => {
    const found = await sumContacts(database.store, ['queue'], {
      ...all,
      only: { queue: `'; drop table calls; --` },
    });
    expect(found).toEqual([]);
  });

  test('half hours of the clock, for the forecast', async () => {
    const days = await readCallVolumes(database.store, { from, until, queue: null });
    expect(days[0]?.day).toBe('2026-03-02');
    // 0:10, 0:47, 1:24 local.
    expect(days[0]?.counts.slice(0, 3)).toEqual([1, 1, 1]);
    expect(days.flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0)).toBe(1_300);
  });
});
