import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDue } from '../../../commands/proposals.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const workflow = '/api/definitions/workflow/request';
const text = requestWorkflow[0]?.text ?? '';
const name = 'Solved at once';
const scenario = (outcome: string) => `scenario: ${name}
workflow: request
at: 2026-03-06T17:00:00+01:00
start: {subject: Invoice}
play:
  - complete: {task: answer, outcome: solved, data: {text: Paid}}
  - expect: {ended: ${outcome}}
`;
const withScenario = [...requestWorkflow, { kind: 'scenario', name, text: scenario('solved') }];
const ofScenario = `/api/definitions/scenario/${encodeURIComponent(name)}`;
const rightToPublish = 'definitions.publish';

describe('the gate of publications', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  let sara: ApiClient;
  let anna: ApiClient;
  let instant = Date.now();
  beforeAll(async () => {
    api = await startApi(withScenario, { clock: () => instant });
    admin = await signedIn(api.app, 'admin');
    sara = await signedIn(api.app, 'sara');
    anna = await signedIn(api.app, 'anna');
    const role = (await admin.get('/api/roles/supervisor')).body;
    const rights = [...(role['rights'] as string[]), rightToPublish];
    await admin.put('/api/roles/supervisor', { ...role, rights });
  });
  afterAll(() => api.stop());

  const start = async () => {
    const started = await anna.post('/api/instances', { workflow: 'request', data: { subject: 'Invoice' } });
    expect(started.status).toBe(201);
    return String(started.body['id']);
  };
  const versionOf = async (id: string) => (await admin.get(`/api/instances/${id}`)).body['version'];
  const versions = async () => (await admin.get(`${workflow}/versions`)).body as unknown as unknown[];

  it('plays the scenarios of a draft', async () => {
    await admin.put(workflow, text.replace('refused: {title: Rifiutata}', 'rejected: {title: Respinta}'));
    const played = await admin.post(`${workflow}/test`);
    expect(played.body).toMatchObject({ passed: 1, failed: 0, scenarios: [{ scenario: name, ok: true }] });
    expect((await admin.post(`/api/definitions/form/answer/test`)).body).toMatchObject({ passed: 1 });
    expect((await admin.post(`/api/definitions/form/nothing/test`)).status).toBe(404);
  });

  it('tells the difference in the language that is asked for', async () => {
    const italian = await admin.get(`${workflow}/diff`, { 'Accept-Language': 'it, en;q=0.5' });
    expect(italian.body['sentences']).toEqual([
      'il passo answer ora può finire in rejected',
      'il passo answer non può più finire in refused',
    ]);
    const english = await admin.get(`${workflow}/diff?from=1&to=draft`);
    expect(english.body['sentences']).toEqual([
      'step answer may now end in rejected',
      'step answer can no longer end in refused',
    ]);
    expect((await admin.get(`${workflow}/diff?from=1&to=9`)).status).toBe(404);
  });

  it('lets nothing through that fails a scenario, and says which; nothing has changed', async () => {
    const id = await start();
    await admin.put(
      workflow,
      text.replace('    on:\n', '    next: over\n    on:\n') + '  over: {end: closed}\n',
    );
    const foreseen = await admin.post('/api/definitions/preview', { definitions: null });
    expect(foreseen.body).toMatchObject({ passed: false, report: { scenarios: { passed: 0, failed: 1 } } });
    const refused = await admin.post(`${workflow}/publish`, {});
    expect(refused.status).toBe(422);
    expect(foreseen.body['report']).toEqual(refused.body['report']);
    expect(refused.body).toMatchObject({
      problems: [],
      errors: [{ message: `the scenario "${name}" fails` }],
      report: {
        scenarios: { passed: 0, failed: 1 },
        workflows: [{ workflow: 'request', running: 1, dry_run: { checked: 1, movable: 1, refused: [] } }],
      },
    });
    expect(await versions()).toHaveLength(1);
    await admin.put(ofScenario, scenario('closed'));
    expect((await admin.post('/api/definitions/preview')).body).toMatchObject({ passed: true });
    const published = await admin.post('/api/definitions/publish', { definitions: null });
    expect((await admin.post('/api/definitions/preview')).status).toBe(404);
    expect(published.status, published.text).toBe(201);
    expect(published.body['report']).toMatchObject({ scenarios: { passed: 1, failed: 0 } });
    expect(await versionOf(id)).not.toBe(await versionOf(await start()));
  });

  it('names the running instances that could not go over', async () => {
    const id = await start();
    await admin.put(workflow, text.replace('  answer:', '  reply:').replaceAll('answer.', 'reply.'));
    const tried = await admin.post('/api/definitions/workflow/request/dry-run', { draft: true });
    expect(tried.body).toMatchObject({ checked: 3, movable: 0, running: 3, next: null });
    expect(tried.body['refused']).toContainEqual(expect.objectContaining({ instance: id, step: 'answer' }));
    const paged = await admin.post('/api/definitions/workflow/request/dry-run', { draft: true, limit: 2 });
    expect(paged.body).toMatchObject({ checked: 2, next: expect.any(String) as unknown });
    const rest = await admin.post('/api/definitions/workflow/request/dry-run', {
      draft: true,
      limit: 2,
      after: paged.body['next'],
    });
    expect(rest.body).toMatchObject({ checked: 1, next: null });
    await admin.request('DELETE', workflow);
  });

  it('withdraws a version: the one before counts for starts, running instances keep theirs, and it is named', async () => {
    const running = await start();
    const second = await versionOf(running);
    // The scenario of version 2 names an end that version 1 does not have.
    expect((await admin.post(`${workflow}/withdraw`, {})).status).toBe(422);
    expect((await admin.post(`${ofScenario}/withdraw`, { version: 2 })).status).toBe(200);
    const withdrawn = await admin.post(`${workflow}/withdraw`, {});
    expect(withdrawn.body).toMatchObject({ withdrawn: 2, version: 1, workflows: [{ workflow: 'request' }] });
    expect(await versionOf(running)).toBe(second);
    expect(await versionOf(await start())).not.toBe(second);
    expect(await versions()).toMatchObject([
      { version: 2, withdrawn_by: 'admin', withdrawn_at: expect.any(String) as unknown },
      { version: 1, withdrawn_at: null },
    ]);
    const again = await admin.post(`${workflow}/withdraw`, { version: 2 });
    expect(again.status).toBe(409);
    expect(again.body['detail']).toContain('withdrawn by admin already');
    expect((await admin.post(`${workflow}/withdraw`, { version: 9 })).status).toBe(404);
  });

  it('waits for a second person where the organisation says so, who is not the first', async () => {
    expect((await sara.put('/api/settings/publication', { second_person: true })).status).toBe(403);
    await admin.put('/api/settings/publication', { second_person: true });
    const before = (await versions()).length;
    const current = (await admin.get(workflow)).text;
    await admin.put(workflow, `${current}# seen by two\n`);
    const proposed = await admin.post(`${workflow}/publish`, { note: 'two' });
    expect(proposed.status).toBe(202);
    expect(proposed.body).toMatchObject({ state: 'awaiting_approval', author: 'admin', note: 'two' });
    const at = `/api/publications/${String(proposed.body['id'])}`;
    expect((await admin.post(`${at}/approve`)).status).toBe(403);
    expect(await versions()).toHaveLength(before);
    const approved = await sara.post(`${at}/approve`);
    expect(approved.status, approved.text).toBe(201);
    expect(await versions()).toHaveLength(before + 1);
    expect((await admin.get(at)).body).toMatchObject({ state: 'published', decided_by: 'sara' });
    expect((await sara.post(`${at}/approve`)).status).toBe(409);
    expect((await admin.get(workflow)).headers.get('X-Draft')).toBeNull();
    await admin.put('/api/settings/publication', { second_person: false });
  });

  it('publishes what is dated when its time has come, once, however often it is asked', async () => {
    const before = (await versions()).length;
    const current = (await admin.get(workflow)).text;
    await admin.put(workflow, `${current}# later\n`);
    const at = new Date(instant + 3_600_000).toISOString();
    const dated = await admin.post(`${workflow}/publish`, { at });
    expect(dated.body).toMatchObject({ state: 'awaiting_date', valid_at: at });
    expect(await publishDue(api.commands, api.store, instant)).toEqual([]);
    instant += 3_600_000;
    const rounds = await Promise.all([1, 2, 3].map(() => publishDue(api.commands, api.store, instant)));
    expect(rounds.flat()).toEqual([dated.body['id']]);
    expect(await versions()).toHaveLength(before + 1);
    expect((await admin.get(`/api/publications/${String(dated.body['id'])}`)).body['state']).toBe(
      'published',
    );
  });

  it('a dated publication that something else has overtaken fails and says why', async () => {
    const current = (await admin.get(workflow)).text;
    await sara.put(workflow, `${current}# sara's\n`);
    const at = new Date(instant + 60_000).toISOString();
    const dated = await sara.post(`${workflow}/publish`, { at });
    await admin.put(workflow, `${current}# admin's\n`);
    expect((await admin.post(`${workflow}/publish`, {})).status).toBe(201);
    instant += 60_000;
    expect(await publishDue(api.commands, api.store, instant)).toEqual([]);
    const found = (await sara.get(`/api/publications/${String(dated.body['id'])}`)).body;
    expect(found).toMatchObject({
      state: 'failed',
      report: { message: expect.stringContaining('begun from') as unknown },
    });
    const other = await sara.post(`${workflow}/publish`, { at: new Date(instant + 60_000).toISOString() });
    expect(other.status).toBe(409);
  });
});
