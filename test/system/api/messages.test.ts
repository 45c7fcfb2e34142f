import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepKept } from '../../../commands/deliver-kept.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const definitions = [
  {
    kind: 'workflow',
    name: 'contract',
    text: 'workflow: contract\nstart: {groups: [level_1], message: signed}\nkey: = data.number\nmessages: {paid: {}}\nsteps: {done: {end: done}}\n',
  },
  {
    kind: 'workflow',
    name: 'archive',
    text: 'workflow: archive\nstart: {groups: [level_1], message: signed}\nsteps: {done: {end: done}}\n',
  },
];

describe('messages that name no instance', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let bruno: ApiClient;
  let sara: ApiClient;
  beforeAll(async () => {
    api = await startApi(definitions);
    anna = await signedIn(api.app, 'anna');
    bruno = await signedIn(api.app, 'bruno');
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  it('start every workflow that names them, once', async () => {
    const signed = { id: 's1', data: { number: '7' } };
    const started = await anna.post('/api/messages/signed', signed);
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ instances: [{ state: 'ended' }, { state: 'ended' }] });
    expect((await anna.post('/api/messages/signed', signed)).body).toEqual(started.body);
    expect((await anna.post('/api/messages/nothing', signed)).status).toBe(404);
    expect((await bruno.post('/api/messages/signed', { ...signed, id: 's2' })).status).toBe(403);
    const [first] = started.body['instances'] as { id: string }[];
    const instance = await anna.get(`/api/instances/${first?.id ?? ''}`);
    expect(instance.body).toMatchObject({ caller: null, called: [], previous: null });
  });

  it('wait a day for an instance with their key, and are then listed as unclaimed', async () => {
    const paid = { id: 'p1', workflow: 'contract', key: '8', data: 1 };
    const kept = await anna.post('/api/messages/paid', paid);
    expect(kept.status).toBe(202);
    expect(kept.body).toMatchObject({ instance_id: null });
    expect((await anna.post('/api/messages/paid', { ...paid, key: undefined })).status).toBe(422);
    expect((await sara.get('/api/messages')).body).toEqual([]);
    await sweepKept({ ...api.commands, clock: () => Date.now() + 86_400_001 }, 10);
    const unclaimed = await sara.get('/api/messages?filter={"state":"unclaimed"}');
    expect(unclaimed.body).toMatchObject([{ workflow: 'contract', name: 'paid', message_id: 'p1' }]);
    // Whose it would have been is unknown: only who may read every instance sees it.
    expect((await anna.get('/api/messages')).body).toEqual([]);
  });
});
