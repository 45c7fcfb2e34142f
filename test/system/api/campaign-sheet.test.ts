/** The sheet of a campaign, calls, quotas and appointments over HTTP. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startApi } from '../../support/api.js';

let api: Awaited<ReturnType<typeof startApi>>;
let sara: ApiClient;
let anna: ApiClient;
const attempts = [randomUUID(), randomUUID()] as const;
const at = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

beforeAll(async () => {
  api = await startApi();
  [sara, anna] = [await signedIn(api.app, 'sara'), await signedIn(api.app, 'anna')];
  const { sql } = api.store;
  const list = randomUUID();
  await sql.query(
    `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at) values ($1, 'l', 'l', 'ready', 3, 3, 't', now())`,
    [list],
  );
  await sql.query(
    `insert into list_rows (list_id, row, name, phone, added_at) select $1, n, '=Person ' || n, '+39087400000' || n, now() from generate_series(1, 3) n`,
    [list],
  );
  const order = {
    quota: { region: { north: 1, south: 5 } },
    step: 'interviews',
    dispositions: null,
    hours: null,
  };
  const text = 'workflow: w\nsteps: {interviews: {outreach: phone, list: l}}\n';
  const { version } = await publishWorkflow(api.store, [{ path: 'w.yaml', text }], 'w');
  await sql.query(
    `insert into outreaches (id, instance_id, version, list_id, "order", state, begun_at) values ('o', 'i', $1, $2, $3, 'working', now())`,
    [version, list, JSON.stringify(order)],
  );
  await sql.query(
    `insert into outreach_segments (outreach_id, segment, channel, cells, contacts)
     values ('o', 1, 'phone', '{region=north}', 2), ('o', 2, 'phone', '{region=south}', 1)`,
  );
  await sql.query(`insert into outreach_filled (outreach_id, cell, n) values ('o', 'region=north', 1)`);
  await sql.query(
    `insert into outreach_contacts (outreach_id, row, segment, retry_at, appointment, done) values
     ('o', 1, 1, null, false, true), ('o', 2, 1, $1, true, false), ('o', 3, 2, $2, true, false)`,
    [at(40), at(30)],
  );
  await sql.query(`insert into outreach_counts (outreach_id, shard, outcome, n) values ('o', 0, '', 3)`);
  for (const [n, id] of attempts.entries())
    await sql.query(
      `insert into outreach_attempts (id, outreach_id, row, by, begun_at, ended_at, outcome, remarks) values ($1, 'o', $2, 'anna', $3, $4, 'complete', $5)`,
      [id, n + 1, at(n), at(n + 5), n === 0 ? 'said "yes", then hung up' : null],
    );
});
afterAll(() => api?.stop());

it('takes what a switch tells of a call in any order and twice, and puts it together', async () => {
  const path = `/api/campaigns/attempts/${attempts[0]}/events`;
  const told = (id: string, kind: string, minute: number) => ({ id, kind, at: at(minute) });
  const first = await anna.post(path, { events: [told('c', 'ended', 4), told('a', 'dialled', 0)] });
  expect([first.status, first.body]).toMatchObject([
    200,
    { state: 'ended', answered_at: null, talked_seconds: null },
  ]);
  const second = await anna.post(path, {
    events: [told('b', 'answered', 1), told('a', 'dialled', 3), told('r', 'ringing', 0)],
  });
  expect(second.body).toEqual({
    ...{ state: 'ended', dialled_at: at(0), answered_at: at(1), ended_at: at(4), talked_seconds: 180 },
    ...{ answered_by: null, suggests: null },
  });
  const busy = `/api/campaigns/attempts/${attempts[1]}/events`;
  expect((await anna.post(busy, { events: [told('x', 'busy', 2)] })).body).toMatchObject({
    suggests: 'busy',
  });
  const machine = await anna.post(busy, {
    events: [told('y', 'answered', 3), told('z', 'answered_by_machine', 3)],
  });
  expect(machine.body).toMatchObject({
    ...{ state: 'answered', answered_by: 'machine', suggests: 'answering_machine' },
  });
  const bruno = await signedIn(api.app, 'bruno');
  expect((await bruno.get(path)).status).toBe(404);
  expect((await sara.get(path)).body).toMatchObject({ talked_seconds: 180 });
  expect((await anna.post(path, { events: [told('y', 'exploded', 1)] })).status).toBe(422);
  expect((await anna.get('/api/campaigns/attempts/nothing/events')).status).toBe(404);
});

it('lists all attempts with their remarks, and gives the whole sheet as CSV (CMP-2)', async () => {
  const all = await sara.get('/api/campaigns/o/attempts');
  expect(all.body).toMatchObject([
    { row: 2, by: 'anna', remarks: null, call: { answered_by: 'machine' } },
    { row: 1, name: '=Person 1', remarks: 'said "yes", then hung up', call: { talked_seconds: 180 } },
  ]);
  const filter = encodeURIComponent(JSON.stringify({ remarked: true, by: 'anna', outcome: 'complete' }));
  expect((await sara.get(`/api/campaigns/o/attempts?filter=${filter}`)).body).toMatchObject([{ row: 1 }]);
  const [header, one, two] = (await sara.get('/api/campaigns/o/attempts/export')).text.split('\r\n');
  expect(header).toContain('row,name,phone,by,begun_at');
  expect(one).toContain(`1,'=Person 1,'+390874000001,anna,${at(0)}`);
  expect(one).toContain(`"said ""yes"", then hung up",,${at(0)},${at(1)},${at(4)},180`);
  expect(two).toContain('2,');
  expect((await anna.get('/api/campaigns/o/attempts')).status).toBe(403);
});

it('shows how far quotas are, and lets an appointment go that is beyond one', async () => {
  expect((await anna.get('/api/campaigns/o/quotas')).body).toEqual([
    { field: 'region', value: 'north', wanted: 1, done: 1, contacts: 2 },
    { field: 'region', value: 'south', wanted: 5, done: 0, contacts: 1 },
  ]);
  expect((await sara.get('/api/campaigns/o/appointments')).body).toMatchObject([
    { row: 3, beyond_quota: false },
    { row: 2, beyond_quota: true, at: at(40) },
  ]);
  expect((await sara.post('/api/campaigns/o/appointments/3/let-go')).status).toBe(409);
  const left = await sara.post('/api/campaigns/o/appointments/2/let-go');
  expect([left.status, left.body]).toMatchObject([200, [{ row: 3 }]]);
});
