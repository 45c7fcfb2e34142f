import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify, type Checked } from '../../../commands/verify.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const definitions = requestWorkflow.map((each) =>
  each.name === 'request_data'
    ? {
        ...each,
        text: each.text.replace(
          'personal: true}',
          'personal: true}\n    tax_code: {type: string, personal: true}',
        ),
      }
    : each,
);
const phone = '+39 0874 123456';
const taxCode = 'RSSMRA80A41H501X';
const data = { subject: `Call ${phone} back`, phone, tax_code: taxCode };
const answered = { task: 'answer', outcome: 'solved', data: { text: `Told ${taxCode}` } };
const erased = { $erased: true };

describe('personal data', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let sara: ApiClient;
  let dario: ApiClient;
  beforeAll(async () => {
    api = await startApi(definitions);
    anna = await signedIn(api.app, 'anna');
    sara = await signedIn(api.app, 'sara');
    dario = await signedIn(api.app, 'dario');
  });
  afterAll(() => api.stop());

  const begin = async (complete: object | null = null) => {
    const { body } = await anna.post('/api/instances', { workflow: 'request', data, complete });
    return String(body['id']);
  };
  const find = async (who: ApiClient, filter: object) => {
    const answer = await who.get(`/api/instances?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(answer.status).toBe(200);
    return (answer.body as unknown as { id: string }[]).map(({ id }) => id).sort();
  };
  const everything = async () => {
    const tables = await api.store.sql.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await api.store.sql.query<{ row: string }>(`select t::text as row from "${name}" t`);
      texts.push(...rows.rows.map(({ row }) => row));
    }
    return texts.join('\n');
  };

  it.each([
    phone,
    '0874/123456',
    '(0874) 12 34 56',
    '0039 0874 123456',
    taxCode.toLowerCase(),
    ` ${taxCode} `,
  ])(
    'written as "%s" finds instances that run and that have ended, for those who may see them',
    async (written) => {
      const both = [await begin(), await begin(answered)].sort();
      expect(await find(sara, { person: written })).toEqual(expect.arrayContaining(both));
      expect(await find(sara, { person: written, id: both })).toEqual(both);
      expect(await find(sara, { person: written, state: 'ended', id: both })).toHaveLength(1);
      expect(await find(anna, { id: both })).toEqual(both);
      expect(await find(dario, { person: written })).toEqual([]);
      expect(await find(dario, { id: both })).toEqual([]);
    },
  );

  it('of somebody else finds nothing', async () => {
    expect(await find(sara, { person: '+39 0874 123457' })).toEqual([]);
    expect(await find(sara, { person: phone.slice(0, -1) })).toEqual([]);
    expect((await sara.get('/api/instances?filter={"person":""}')).status).toBe(422);
  });

  it('lies in no table in clear', async () => {
    await begin(answered);
    const all = await everything();
    expect(all).toContain('$sealed');
    for (const value of [phone, '123456', taxCode, taxCode.toLowerCase()]) expect(all).not.toContain(value);
  });

  it('is erased by whoever operates instances, once the instance has ended', async () => {
    const running = await begin();
    const ended = await begin(answered);
    const at = (id: string) => `/api/instances/${id}/erase`;
    expect((await anna.post(at(ended))).status).toBe(403);
    expect((await sara.post(at(running))).status).toBe(409);
    expect((await sara.post(at('none'))).status).toBe(404);
    expect((await sara.post(at(ended))).body).toEqual({ id: ended, erased: true });
    expect((await sara.post(at(ended))).status).toBe(200);
    const audit = await api.store.sql.query(
      `select who, details->'status' as status from audit where what like '%/erase' and subject = $1 order by id`,
      [ended],
    );
    expect(audit.rows).toEqual([
      { who: 'anna', status: 403 },
      { who: 'sara', status: 200 },
      { who: 'sara', status: 200 },
    ]);
  });

  it('once erased reads as erased everywhere, finds nothing, and breaks nothing', async () => {
    const id = await begin(answered);
    await sara.post(`/api/instances/${id}/erase`);
    expect(await find(sara, { person: phone, id: [id] })).toEqual([]);
    const shown = { subject: erased, phone: erased, tax_code: erased };
    const one = await sara.get(`/api/instances/${id}`);
    expect(one.body).toMatchObject({
      state: 'ended',
      outcome: 'solved',
      workflow: 'request',
      summary: erased,
      data: shown,
    });
    const listed = await sara.get(`/api/instances?filter={"id":["${id}"]}`);
    expect(listed.body).toMatchObject([{ id, summary: erased, data: shown }]);
    const log = await sara.get(`/api/instances/${id}/log`);
    expect(log.body).toMatchObject([{ content: { data: shown } }, { content: { data: { text: erased } } }]);
    expect((await sara.get(`/api/tasks?filter={"instance_id":"${id}","state":"all"}`)).status).toBe(200);
  });

  it('once erased is no difference for `verify`, which says what it could not replay', async () => {
    const id = await begin(answered);
    const kept = await begin(answered);
    await sara.post(`/api/instances/${id}/erase`);
    const context = api.commands;
    const seen: Checked[] = [];
    for await (const found of verify(context, { withTemporal: false })) {
      if ('what' in found) throw new Error(`${found.instance}: ${found.what}`);
      seen.push(found);
    }
    expect(seen).toContainEqual({ checked: id, erased: true });
    expect(seen).toContainEqual({ checked: kept, erased: false });
    await api.store.sql.query('delete from log where instance_id = $1 and sequence = 2', [id]);
    const found: string[] = [];
    for await (const each of verify(context, { withTemporal: false }))
      if ('what' in each && each.instance === id) found.push(each.what);
    expect(found).toEqual([expect.stringContaining('its log has 1 entries')]);
  });
});
