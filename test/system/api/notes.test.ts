import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepPresences, touchPresence } from '../../../store/presences.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const solved = { task: 'answer', outcome: 'solved', data: { text: 'ok' } };
const secret = 'She sounded like a relative of Councillor Verdi';
const list = (body: unknown) => body as readonly Record<string, unknown>[];

let api: Awaited<ReturnType<typeof startApi>>;
let anna: ApiClient;
let sara: ApiClient;
let dario: ApiClient;
beforeAll(async () => {
  api = await startApi(requestWorkflow);
  anna = await signedIn(api.app, 'anna');
  sara = await signedIn(api.app, 'sara');
  dario = await signedIn(api.app, 'dario');
});
afterAll(() => api.stop());

const begin = async (data: object, complete: object | null = null) =>
  String(
    (await anna.post('/api/instances', { workflow: 'request', data: { subject: 's', ...data }, complete }))
      .body['id'],
  );

describe('notes on an instance', () => {
  it('are written once for one key, told with who and when to those who see it, sealed, and in no log', async () => {
    const id = await begin({});
    const path = `/api/instances/${id}/notes`;
    const first = await anna.post(path, { text: secret }, { 'Idempotency-Key': 'note' });
    const again = await anna.post(path, { text: secret }, { 'Idempotency-Key': 'note' });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    await sara.post(path, { text: 'Which one?' });
    expect((await anna.get(path)).body).toMatchObject([
      { by: 'anna', text: secret },
      { by: 'sara', text: 'Which one?' },
    ]);
    expect((await dario.get(path)).status).toBe(404);
    expect((await dario.post(path, { text: 'x' })).status).toBe(404);
    expect((await anna.post(path, { text: '  ' })).status).toBe(422);
    expect((await sara.get(`/api/instances/${id}/log`)).text).not.toContain('Councillor');
    const tables = await api.store.sql.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables.rows) {
      const found = await api.store.sql.query(`select from "${name}" t where t::text like '%Councillor%'`);
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
  });

  it('are in the export of a person, and go with what is erased', async () => {
    const phone = '+39 0874 555666';
    const person = String((await anna.post('/api/people', { name: 'Lia Neri', phones: [phone] })).body['id']);
    const id = await begin({ phone }, solved);
    await anna.post(`/api/instances/${id}/notes`, { text: secret });
    const { body } = await sara.post(`/api/people/${person}/export`, {});
    expect(list(body['instances'])).toMatchObject([{ notes: [{ by: 'anna', text: secret }] }]);
    expect((await sara.post(`/api/people/${person}/erase`, {})).status).toBe(200);
    expect((await sara.get(`/api/instances/${id}/notes`)).body).toEqual([]);
    const left = await api.store.sql.query('select from notes where instance_id = $1', [id]);
    expect(left.rowCount).toBe(0);
  });
});

describe('who else is looking', () => {
  it('is told by name to those who see the instance, forgotten when they leave, and soon if they say nothing', async () => {
    const id = await begin({});
    const path = `/api/instances/${id}/presence`;
    expect((await anna.put(path)).body).toEqual({ others: [], notes: 0 });
    expect((await sara.put(path)).body).toMatchObject({
      others: [{ name: 'anna', display_name: 'Anna Prima' }],
    });
    expect((await anna.put(path)).body).toMatchObject({ others: [{ name: 'sara' }] });
    expect((await dario.put(path)).status).toBe(404);
    expect((await sara.request('DELETE', path)).status).toBe(204);
    expect((await anna.put(path)).body).toMatchObject({ others: [] });
    const now = Date.now();
    const later = { instance: id, name: 'sara', now: now + 20_000, staleBefore: now + 10_000 };
    expect(await touchPresence(api.store, later)).toEqual([]);
    await sweepPresences(api.store, now + 60_000);
    expect((await api.store.sql.query('select from presences')).rowCount).toBe(0);
    await sara.put(path);
    // Lines of the kind are written in batches: once this one is there, those before it are.
    await sara.post('/api/instances', { workflow: 'request', data: { subject: 's' } });
    const audit = async () =>
      (await sara.get(`/api/audit?filter=${encodeURIComponent('{"who":"sara"}')}`)).text;
    await expect.poll(audit).toContain('"POST /api/instances"');
    expect(await audit()).not.toContain('presence');
  });
});
