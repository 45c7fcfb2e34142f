import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const phone = '+39 0874 123456';
const invoices = { subject: 'Le fatture della società non sono arrivate' };
const holidays = { subject: 'Ferie del personale: chiama Bianchi', phone };

describe('a search', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let sara: ApiClient;
  let dario: ApiClient;
  const ids: Record<string, string> = {};
  const numbers: Record<string, string> = {};
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    anna = await signedIn(api.app, 'anna');
    sara = await signedIn(api.app, 'sara');
    dario = await signedIn(api.app, 'dario');
    for (const [name, data] of Object.entries({ invoices, holidays })) {
      const { body } = await anna.post('/api/instances', { workflow: 'request', data });
      ids[name] = String(body['id']);
      numbers[name] = String(body['number']);
    }
  });
  afterAll(() => api.stop());

  const asked = async (who: ApiClient, path: string, q: string, more: object = {}) => {
    const answer = await who.get(`${path}?filter=${encodeURIComponent(JSON.stringify({ q, ...more }))}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as { readonly id: string; readonly instance_id: string }[];
  };
  const instances = async (who: ApiClient, q: string, more: object = {}) =>
    (await asked(who, '/api/instances', q, more)).map(({ id }) => id);
  const tasks = async (who: ApiClient, q: string) =>
    (await asked(who, '/api/tasks', q)).map(({ instance_id: id }) => id);

  it.each([
    ['fattura', 'invoices'],
    ['FATTURE società', 'invoices'],
    ['societa arrivata', 'invoices'],
    ['"ferie del personale"', 'holidays'],
    ['bianchi', 'holidays'],
    ['0874/123456', 'holidays'],
  ])(
    'for "%s" finds instances and tasks in any form of the words, or by a personal value',
    async (q, name) => {
      expect(await instances(sara, q)).toEqual([ids[name]]);
      expect(await tasks(anna, q)).toEqual([ids[name]]);
    },
  );

  it('finds an instance by its number, and by the end of it', async () => {
    const number = numbers['invoices'] ?? '';
    expect(await instances(sara, number)).toEqual([ids['invoices']]);
    expect(await instances(sara, String(Number(number.split('-').at(-1))))).toEqual([ids['invoices']]);
    expect(await tasks(anna, number.toUpperCase())).toEqual([ids['invoices']]);
  });

  it('finds nothing that the asker may not see, nothing for other words, and only what other filters leave', async () => {
    expect(await instances(dario, 'fattura')).toEqual([]);
    expect(await tasks(dario, numbers['invoices'] ?? '')).toEqual([]);
    expect(await instances(sara, 'bolletta')).toEqual([]);
    expect(await instances(sara, 'fattura -arrivate')).toEqual([]);
    expect(await instances(sara, 'fattura', { state: 'ended' })).toEqual([]);
    expect(await instances(sara, phone, { id: [ids['invoices']] })).toEqual([]);
    for (const q of ['', '   ', 'x'.repeat(201)])
      expect((await sara.get(`/api/instances?filter=${JSON.stringify({ q })}`)).status).toBe(422);
    for (const q of ['!&|()', ':*', 'il la di', "a'b\\"]) expect(await instances(sara, q)).toEqual([]);
  });

  it('does not find by words what is personal, nor what was erased', async () => {
    const data = { subject: `Verdi ${phone}`, phone };
    const complete = { task: 'answer', outcome: 'solved', data: { text: 'ok' } };
    const { body } = await anna.post('/api/instances', { workflow: 'request', data, complete });
    expect(await instances(sara, 'verdi')).toEqual([]); // a text that holds a personal value is sealed as a whole
    const open = await anna.post('/api/instances', { workflow: 'request', data: invoices, complete });
    expect(await instances(sara, 'fattura', { state: 'ended' })).toEqual([open.body['id']]);
    for (const id of [body['id'], open.body['id']]) await sara.post(`/api/instances/${String(id)}/erase`);
    expect(await instances(sara, 'fattura', { state: 'ended' })).toEqual([]);
    expect(await instances(sara, phone, { state: 'ended' })).toEqual([]);
    const kept = await api.store.sql.query('select from search_texts where instance_id = any($1)', [
      [body['id'], open.body['id']],
    ]);
    expect(kept.rowCount).toBe(0);
  });
});
