import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const open = requestWorkflow.map((each) =>
  each.name === 'request'
    ? { ...each, text: each.text.replace('groups: [level_1]', 'groups: [level_1], public: true') }
    : each,
);
const closed = {
  kind: 'workflow' as const,
  name: 'inner',
  text: 'workflow: inner\nsteps: {wait: {task: Wait, to: {group: level_1}}}\n',
};
const once = (name: string, again: string) => ({
  kind: 'workflow' as const,
  name,
  text: `workflow: ${name}
data: request_data
key: = data.phone
start: {groups: [level_1], public: true${again}}
messages: {more: {title: Altro, form: request_data}}
steps: {answer: {task: Rispondi, to: {group: level_1}, on: {more: {priority: 60}}}}
`,
});
const data = { subject: 'No answer', phone: '+39 0874 123456' };

describe('a request by the public form', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    api = await startApi([...open, closed, once('once', ''), once('once_again', ', again: more')]);
  });
  afterAll(() => api.stop());

  it('is taken from whoever sends it, once for one key, and answered by a code alone', async () => {
    const citizen = createApiClient(api.app);
    const form = await citizen.get('/api/public/requests/request/form');
    expect(form.body).toMatchObject({ schema: { required: ['subject'] } });
    const first = await citizen.post('/api/public/requests/request', { data }, { 'Idempotency-Key': 'k' });
    expect([first.status, Object.keys(first.body)]).toEqual([201, ['code']]);
    const again = await citizen.post('/api/public/requests/request', { data, id: 'k' });
    expect(again.body).toEqual(first.body);
    const standing = await citizen.get(`/api/public/requests/${String(first.body['code'])}`);
    expect(standing.body).toMatchObject({ state: 'open', ended_at: null });
    expect(standing.text).not.toMatch(/0874|answer/);
    const sara = await signedIn(api.app, 'sara');
    const number = JSON.stringify({ number: standing.body['number'] });
    expect((await sara.get(`/api/instances?filter=${number}`)).body).toMatchObject([
      { channel: 'web', started_by: null, data },
    ]);
  });

  it('is refused where the form does not fit, the workflow is not open, or a part is unknown', async () => {
    const citizen = createApiClient(api.app);
    const wrong = await citizen.post('/api/public/requests/request', { data: { phone: 1 } });
    expect(wrong.status).toBe(422);
    for (const path of ['inner', 'none']) {
      expect((await citizen.post(`/api/public/requests/${path}`, { data: {} })).status).toBe(404);
      expect((await citizen.get(`/api/public/requests/${path}/form`)).status).toBe(404);
    }
    expect((await citizen.post('/api/public/requests/request', { data, workflow: 'x' })).status).toBe(422);
  });

  it('tells a stranger nothing of another’s request with the same key', async () => {
    const [mary, stranger] = [createApiClient(api.app), createApiClient(api.app)];
    for (const workflow of ['once', 'once_again']) {
      const path = `/api/public/requests/${workflow}`;
      const first = await mary.post(path, { data }, { 'Idempotency-Key': 'first' });
      const second = await stranger.post(path, { data }, { 'Idempotency-Key': 'second' });
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(Object.keys(second.body)).toEqual(Object.keys(first.body));
      expect(second.body['code']).not.toBe(first.body['code']);
      const repeated = await stranger.post(path, { data }, { 'Idempotency-Key': 'second' });
      expect(repeated.body).toEqual(second.body);
      const others = { data: { ...data, subject: 'Another' } };
      const changed = [
        await mary.post(path, others, { 'Idempotency-Key': 'first' }),
        await stranger.post(path, others, { 'Idempotency-Key': 'second' }),
      ];
      expect(changed.map(({ status }) => status)).toEqual([422, 422]);
      const [told, toldToo] = changed.map(({ text }) =>
        text.replaceAll(/once(_again)?-\d+-\d+|[0-9a-f-]{36}/g, ''),
      );
      expect(toldToo).toBe(told);
      const standings = [
        await mary.get(`/api/public/requests/${String(first.body['code'])}`),
        await stranger.get(`/api/public/requests/${String(second.body['code'])}`),
      ].map(({ body }) => body);
      expect(Object.keys(standings[1] ?? {})).toEqual(Object.keys(standings[0] ?? {}));
      expect(standings).toMatchObject([{ state: 'open' }, { state: 'open', ended_at: null }]);
      expect(standings[1]?.['number']).not.toBe(standings[0]?.['number']);
      expect(Date.parse(String(standings[1]?.['started_at']))).toBeGreaterThanOrEqual(
        Date.parse(String(standings[0]?.['started_at'])),
      );
    }
    // Nothing of what the stranger sent is lost: one became the message that start.again names, the other is a person's to place.
    const sara = await signedIn(api.app, 'sara');
    const left = await sara.get('/api/contacts?filter={"state":"unassigned","channel":"web"}');
    expect(left.body).toMatchObject([{ workflow: 'once', reason: 'key_in_use', content: data }]);
    const taken = await sara.get('/api/contacts?filter={"state":"delivered","channel":"web"}');
    expect(taken.body).toMatchObject([{ workflow: 'once_again' }]);
  });

  it('with a key in use becomes the message that `start.again` names, once; after the end it opens another instance', async () => {
    const citizen = createApiClient(api.app);
    const sara = await signedIn(api.app, 'sara');
    const path = '/api/public/requests/once_again';
    const own = { subject: 'It drips', phone: '+39 0874 777777' };
    const ask = (subject: string, key: string) =>
      citizen.post(path, { data: { ...own, subject } }, { 'Idempotency-Key': key });
    await ask('It drips', 'drip-1');
    const filter = encodeURIComponent(JSON.stringify({ workflow: 'once_again', person: own.phone }));
    const listed = async () =>
      (await sara.get(`/api/instances?filter=${filter}`)).body as unknown as { id: string; number: string }[];
    const [holder] = await listed();
    const again = await ask('It still drips', 'drip-2');
    expect((await ask('It still drips', 'drip-2')).body).toEqual(again.body);
    expect(await listed()).toHaveLength(1);

    const at = `/api/instances/${String(holder?.id)}`;
    const log = (await sara.get(`${at}/log`)).body as unknown as { type: string; by: string | null }[];
    expect(log.map(({ type, by }) => [type, by])).toEqual([
      ['start', null],
      ['message', null],
    ]);
    expect((await sara.get(at)).body).toMatchObject({ priority: 60, data: own });
    const code = String(again.body['code']);
    const standing = await citizen.get(`/api/public/requests/${code}`);
    expect(standing.body).toMatchObject({ state: 'open', ended_at: null });
    const contacts = await sara.get('/api/contacts?filter={"state":"delivered","channel":"web"}');
    expect(contacts.body).toContainEqual(expect.objectContaining({ instance_id: holder?.id }));

    const admin = await signedIn(api.app, 'admin');
    expect((await admin.post(`${at}/cancel`, {})).status).toBe(200);
    expect((await citizen.get(`/api/public/requests/${code}`)).body).toMatchObject({ state: 'closed' });
    await ask('It drips anew', 'drip-3');
    const [newest, before] = await listed();
    expect(before?.id).toBe(holder?.id);
    expect((await sara.get(`/api/instances/${String(newest?.id)}`)).body).toMatchObject({
      previous: holder?.id,
    });
  });

  it('TKT-1 is asked for no channel and no files: it came by the web, whatever its sender says', async () => {
    const form = `form: asked
schema:
  type: object
  required: [channel, subject]
  properties:
    channel: {enum: [phone, web]}
    subject: {type: string}
    files: {type: array, items: {type: string, format: attachment}}
ui: {order: [channel, subject, files]}
`;
    const workflow = `workflow: by_web
data: asked
start: {public: true}
steps: {answer: {task: Answer, to: {group: level_1}}}
`;
    const asked = await startApi([
      { kind: 'form', name: 'asked', text: form },
      { kind: 'workflow', name: 'by_web', text: workflow },
    ]);
    const citizen = createApiClient(asked.app);
    const shown = await citizen.get('/api/public/requests/by_web/form');
    expect(shown.body['schema']).toEqual({
      type: 'object',
      required: ['subject'],
      properties: { subject: { type: 'string' } },
    });
    expect(shown.body['ui']).toEqual({ order: ['subject'] });
    const sent = await citizen.post('/api/public/requests/by_web', {
      data: { subject: 'A', channel: 'phone' },
    });
    expect(sent.status).toBe(201);
    const sara = await signedIn(asked.app, 'sara');
    const filter = JSON.stringify({ workflow: 'by_web' });
    expect((await sara.get(`/api/instances?filter=${filter}`)).body).toMatchObject([
      { data: { subject: 'A', channel: 'web' } },
    ]);
    await asked.stop();
  });

  it('is not shown for a code that is wrong, or of an instance that came in another way', async () => {
    const citizen = createApiClient(api.app);
    const anna = await signedIn(api.app, 'anna');
    const { body } = await anna.post('/api/instances', { workflow: 'request', data });
    for (const code of ['x', '0'.repeat(26), String(body['id'])])
      expect((await citizen.get(`/api/public/requests/${code}`)).status).toBe(404);
  });

  it('is refused when one address sends too many', async () => {
    const citizen = createApiClient(api.app);
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1)
      statuses.push((await citizen.post('/api/public/requests/none', { data: {} })).status);
    expect(statuses.at(-1)).toBe(429);
    const last = await citizen.post('/api/public/requests/none', { data: {} });
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await citizen.get('/api/public/requests/request/form')).status).toBe(200);
  });
});
