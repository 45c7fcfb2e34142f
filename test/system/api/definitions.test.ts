import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

describe('definitions', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    admin = await signedIn(api.app, 'admin');
  });
  afterAll(() => api.stop());

  const workflow = '/api/definitions/workflow/request';
  const text = requestWorkflow[0]?.text ?? '';

  it('lists what is published, with its titles', async () => {
    const list = await admin.get('/api/definitions?filter={"kind":"workflow"}');
    expect(list.headers.get('Content-Range')).toBe('definitions 0-0/1');
    expect(list.body).toMatchObject([
      { name: 'request', version: 1, title: { it: 'Richiesta' }, draft: null },
    ]);
  });

  it('keeps several drafts at once, all or none', async () => {
    const form = {
      kind: 'form',
      name: 'brought',
      text: 'form: brought\nschema: {type: object}\n',
      seen: null,
    };
    const changed = { kind: 'workflow', name: 'request', text: `${text}# brought\n`, seen: text };
    const put = (body: unknown) => admin.request('PUT', '/api/definitions/drafts', body);
    const wrong = { ...form, text: 'form: brought\nshema: {type: object}\n' };
    const refused = await put({ drafts: [changed, wrong], sound: true });
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toContainEqual(
      expect.objectContaining({ path: 'form/brought.yaml:2:1' }) as unknown,
    );
    expect((await put({ drafts: [form, { ...changed, seen: 'another text' }] })).status).toBe(412);
    expect((await admin.get('/api/definitions/form/brought')).status).toBe(404);
    expect((await admin.get(workflow)).text).toBe(text);
    expect((await put({ drafts: [form, changed], sound: true })).body).toEqual({ kept: 2 });
    expect((await admin.get(workflow)).text).toBe(`${text}# brought\n`);
    await admin.request('DELETE', workflow);
    await admin.request('DELETE', '/api/definitions/form/brought');
  });

  it('keeps a broken draft, says where it is broken, and does not publish it', async () => {
    const broken = text.replace('to: {group', 'too: {group');
    const kept = await admin.put(workflow, broken);
    expect(kept.status).toBe(200);
    expect(kept.body['problems']).toMatchObject([
      { code: 'unknown_key', file: 'workflow/request.yaml', severity: 'error' },
    ]);
    expect((await admin.get(workflow)).text).toBe(broken);
    const refused = await admin.post(`${workflow}/publish`, {});
    expect(refused.status).toBe(422);
    expect(refused.body['problems']).toMatchObject([{ code: 'unknown_key' }]);
    expect((await admin.get(`${workflow}/versions`)).body).toHaveLength(1);
    await admin.request('DELETE', workflow);
    expect((await admin.get(workflow)).text).toBe(text);
  });

  it('publishes a draft as the next version, comments included, and keeps the one before', async () => {
    const changed = `${text}# a comment\n`;
    await admin.put(workflow, changed);
    const published = await admin.post(`${workflow}/publish`, { note: 'a comment' });
    expect(published.status).toBe(201);
    expect(published.body).toMatchObject({ version: 2, workflows: [{ workflow: 'request' }] });
    expect((await admin.get(`${workflow}/versions/2`)).text).toBe(changed);
    expect((await admin.get(`${workflow}/versions/1`)).text).toBe(text);
  });

  it('warns of a group that nobody belongs to, in the draft and at the gate, until somebody does', async () => {
    await admin.put('/api/groups/night_shift', { title: 'Night shift' });
    const changed = (await admin.get(workflow)).text.replace(
      'see: {groups: [directors]}',
      'see: {groups: [night_shift]}',
    );
    const warned = { code: 'group_of_nobody', severity: 'warning', file: 'workflow/request.yaml' };
    const kept = await admin.put(workflow, changed);
    expect(kept.body['problems']).toMatchObject([warned]);
    expect((await admin.post(`${workflow}/check`)).body).toMatchObject({ ok: true, problems: [warned] });
    expect((await admin.post('/api/definitions/preview')).body).toMatchObject({
      passed: true,
      report: { problems: [warned] },
    });
    const [ugo] = (await admin.get('/api/users?filter={"q":"ugo"}')).body as unknown as {
      id: string;
      groups: string[];
    }[];
    await admin.put(`/api/users/${String(ugo?.id)}`, {
      ...ugo,
      groups: [...(ugo?.groups ?? []), 'night_shift'],
    });
    expect((await admin.post(`${workflow}/check`)).body).toMatchObject({ ok: true, problems: [] });
    await admin.request('DELETE', workflow);
  });

  it('refuses a draft that was saved from another window meanwhile', async () => {
    const first = await admin.put('/api/definitions/form/answer', 'form: answer\nschema: {type: object}\n', {
      'If-Match': '"0"',
    });
    expect(first.headers.get('ETag')).toBe('"1"');
    const late = await admin.put('/api/definitions/form/answer', 'form: answer\nschema: {type: string}\n', {
      'If-Match': '"0"',
    });
    expect(late.status).toBe(412);
    await admin.request('DELETE', '/api/definitions/form/answer');
  });

  it('publishes a set at once or not at all', async () => {
    await admin.put('/api/definitions/form/extra', 'form: extra\nschema: {type: object}\n');
    await admin.put(
      '/api/definitions/workflow/other',
      'workflow: other\nsteps: {ask: {task: Ask, form: nothing}}\n',
    );
    expect((await admin.post('/api/definitions/publish', {})).status).toBe(422);
    expect((await admin.get('/api/definitions/form/extra/versions')).status).toBe(404);
    await admin.put(
      '/api/definitions/workflow/other',
      'workflow: other\ntitle: Other\nsteps: {ask: {task: Ask, to: {group: level_1}, form: extra}}\n',
    );
    const published = await admin.post('/api/definitions/publish', {});
    expect(published.status).toBe(201);
    expect(published.body['published']).toHaveLength(2);
  });

  it('makes a new version of the workflow when a form that it uses is published', async () => {
    await admin.put(
      '/api/definitions/form/extra',
      'form: extra\nschema: {type: object, properties: {a: {type: string}}}\n',
    );
    const published = await admin.post('/api/definitions/form/extra/publish', {});
    expect(published.body['workflows']).toMatchObject([{ workflow: 'other' }]);
  });

  it('refuses to publish over a version that the draft was not begun from', async () => {
    const sara = await signedIn(api.app, 'sara');
    expect(
      (await sara.put('/api/definitions/form/extra', 'form: extra\nschema: {type: object}\n')).status,
    ).toBe(200);
    expect((await sara.post('/api/definitions/form/extra/publish', {})).status).toBe(403);
    const other = 'form: extra\nschema: {type: object, properties: {b: {type: string}}}\n';
    const key = (await admin.post('/api/keys', { name: 'publisher', groups: ['administrators'] })).body[
      'key'
    ];
    expect(typeof key).toBe('string');
    await admin.put('/api/definitions/form/extra', other);
    await admin.post('/api/definitions/form/extra/publish', {});
    const role = (await admin.get('/api/roles/supervisor')).body;
    await admin.put('/api/roles/supervisor', {
      ...role,
      rights: [...(role['rights'] as string[]), 'definitions.publish'],
    });
    expect((await sara.post('/api/definitions/form/extra/publish', {})).status).toBe(409);
  });

  it('checks a text without keeping it', async () => {
    const checked = await admin.post(`${workflow}/check`, 'workflow: request\nsteps: {}\n');
    expect(checked.body['ok']).toBe(false);
    expect((await admin.get(workflow)).headers.get('X-Draft')).toBeNull();
  });

  it('gives the JSON Schema of the language, for editors', async () => {
    const whole = await admin.get('/api/definitions/schema');
    expect(whole.body).toMatchObject({ title: 'Sportello', $defs: { step: {} } });
    const one = await admin.get('/api/definitions/schema?kind=calendar');
    expect(one.body['required']).toEqual(['calendar', 'zone', 'open']);
    expect((await admin.get('/api/definitions/schema?kind=calender')).status).toBe(422);
  });
});
