import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const workflow = '/api/definitions/workflow/request';
const text = requestWorkflow[0]?.text ?? '';

describe('a migration is tried before it is asked for', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  let sara: ApiClient;
  let anna: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    admin = await signedIn(api.app, 'admin');
    sara = await signedIn(api.app, 'sara');
    anna = await signedIn(api.app, 'anna');
  });
  afterAll(() => api.stop());

  const start = async () =>
    String(
      (await anna.post('/api/instances', { workflow: 'request', data: { subject: 'Invoice' } })).body['id'],
    );
  const tried = (who: ApiClient, instances: readonly string[], language = 'en') =>
    who.post('/api/instances/try-migration', { instances }, { 'Accept-Language': language });

  it('by a supervisor, who may not publish: each chosen one goes over, runs the newest version already, or is refused', async () => {
    const before = await start();
    await admin.put(workflow, `${text}# the same in other words\n  spare: {end: spared}\n`);
    expect((await admin.post(`${workflow}/publish`, {})).status).toBe(201);
    const newest = await start();
    expect((await sara.post(`${workflow}/dry-run`, {})).status).toBe(403);
    const answer = await tried(sara, [before, newest, 'none']);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      goes: 1,
      newest: 1,
      refused: 1,
      trials: [
        { instance: before, outcome: 'goes' },
        { instance: newest, outcome: 'newest' },
        { instance: 'none', outcome: 'refused', message: 'Instance none does not run.' },
      ],
    });
    expect((await tried(anna, [before])).status).toBe(403);
  });

  it('says why one would be refused, in the language of who asks, and has moved nothing', async () => {
    const id = await start();
    await admin.put(workflow, text.replace('  answer:', '  reply:').replaceAll('answer.', 'reply.'));
    expect((await admin.post(`${workflow}/publish`, {})).status).toBe(201);
    const english = await tried(sara, [id]);
    expect(english.body).toMatchObject({ goes: 0, refused: 1, trials: [{ step: 'answer' }] });
    expect(english.text).toContain('Step answer is active, and it is not in the new version');
    const italian = await tried(sara, [id], 'it-IT,it;q=0.9,en;q=0.5');
    expect(italian.text).toContain('Il passo answer è attivo, e questo non c’è nella nuova versione');
    const refused = await sara.post(`/api/instances/${id}/migrate`, {}, { 'Accept-Language': 'it' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ title: 'In conflitto' });
    expect(refused.body['detail']).toContain('Il passo answer è attivo');
    expect((await sara.get(`/api/instances/${id}`)).body).toMatchObject({ state: 'running', sequence: 1 });
  });
});
