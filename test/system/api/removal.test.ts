import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const workflow = '/api/definitions/workflow/request';
const other = '/api/definitions/workflow/inquiry';
const text = requestWorkflow[0]?.text ?? '';
const renamed = text.replace('workflow: request', 'workflow: inquiry');
const caller =
  'workflow: caller\nsteps:\n  ask: {call: request, with: {subject: Invoice}}\n  done: {end: done}\n';

describe('definitions that are to go', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    admin = await signedIn(api.app, 'admin');
  });
  afterAll(() => api.stop());

  const keep = (drafts: readonly unknown[], sound = true) =>
    admin.request('PUT', '/api/definitions/drafts', { drafts, sound });
  const goes = { kind: 'workflow', name: 'request', text: null, seen: text };
  const comes = { kind: 'workflow', name: 'inquiry', text: renamed, seen: null };
  const namesInTree = async () =>
    ((await admin.get('/api/definitions/tree')).body as unknown as { kind: string; name: string }[])
      .filter(({ kind }) => kind === 'workflow')
      .map(({ name }) => name)
      .toSorted();

  it('are out of one’s own tree and in everybody else’s, until the draft is discarded', async () => {
    expect((await keep([goes, comes])).body).toEqual({ kept: 2 });
    expect(await namesInTree()).toEqual(['inquiry']);
    const read = await admin.get(workflow);
    expect([read.status, read.headers.get('X-Draft'), read.text]).toEqual([200, 'removes', text]);
    const listed = await admin.get('/api/definitions?filter={"draft":true}');
    expect(listed.body).toMatchObject([
      { name: 'inquiry', draft: { removes: false } },
      { name: 'request', draft: { removes: true } },
    ]);
    expect((await admin.get(`${workflow}/diff`)).status).toBe(404);
    const sara = await signedIn(api.app, 'sara');
    expect((await sara.get(workflow)).headers.get('X-Draft')).toBeNull();
    await admin.request('DELETE', workflow);
    await admin.request('DELETE', other);
    expect(await namesInTree()).toEqual(['request']);
  });

  it('leave no draft behind when all is put back as it was', async () => {
    await keep([goes, comes]);
    const back = [
      { ...goes, text, seen: null },
      { ...comes, text: null, seen: renamed },
    ];
    expect((await keep(back)).body).toEqual({ kept: 2 });
    expect((await admin.get('/api/definitions?filter={"draft":true}')).body).toEqual([]);
  });

  it('are kept by nothing that still names them', async () => {
    const published = { kind: 'workflow', name: 'caller', text: caller, seen: null };
    expect((await keep([published])).status).toBe(200);
    const refused = await keep([goes, comes]);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toMatchObject([{ path: 'workflow/caller.yaml:3:15' }]);
    expect(await namesInTree()).toEqual(['caller', 'request']);
    const follows = { ...published, text: caller.replace('call: request', 'call: inquiry'), seen: caller };
    expect((await keep([goes, comes, follows])).body).toEqual({ kept: 3 });
    for (const each of [workflow, other, '/api/definitions/workflow/caller'])
      await admin.request('DELETE', each);
  });

  it('are withdrawn with the publication; who runs goes on, and nobody starts them again', async () => {
    const anna = await signedIn(api.app, 'anna');
    const start = (name: string) =>
      anna.post('/api/instances', { workflow: name, data: { subject: 'Invoice' } });
    const id = String((await start('request')).body['id']);
    expect((await keep([goes, comes])).status).toBe(200);
    const preview = await admin.post('/api/definitions/preview');
    expect(preview.body).toMatchObject({
      passed: true,
      report: {
        gone: [{ workflow: 'request', running: 1 }],
        workflows: [{ workflow: 'inquiry', from: null }],
      },
    });
    const published = await admin.post('/api/definitions/publish');
    expect(published.status).toBe(201);
    expect(published.body).toMatchObject({
      published: [{ kind: 'workflow', name: 'inquiry', version: 1 }],
      removed: [{ kind: 'workflow', name: 'request' }],
    });
    expect((await admin.get('/api/definitions?filter={"draft":true}')).body).toEqual([]);
    expect((await admin.get(workflow)).status).toBe(404);
    const versions = (await admin.get(`${workflow}/versions`)).body as unknown as unknown[];
    expect(versions).toEqual(
      versions.map(() => expect.objectContaining({ withdrawn_by: 'admin' }) as unknown),
    );
    expect((await start('request')).status).toBe(404);
    expect((await start('inquiry')).status).toBe(201);
    const instance = await anna.get(`/api/instances/${id}`);
    expect(instance.body).toMatchObject({ workflow: 'request', state: 'running' });
  });

  it('come back under their old name as one more version', async () => {
    const back = [
      { kind: 'workflow', name: 'request', text, seen: null },
      { kind: 'workflow', name: 'inquiry', text: null, seen: renamed },
    ];
    expect((await keep(back)).status).toBe(200);
    const published = await admin.post('/api/definitions/publish');
    expect(published.body).toMatchObject({ published: [{ name: 'request', version: 2 }] });
  });
});
