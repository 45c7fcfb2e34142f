import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { readEvents } from '../../support/event-reader.js';
import { requestWorkflow } from '../../support/request-workflow.js';

describe('event streams', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow, { eventSpans: { heartbeat: 50, recheck: 100, life: 20_000 } });
    anna = await signedIn(api.app, 'anna');
  });
  afterAll(() => api.stop());

  const start = async (subject: string) => {
    const complete = { task: 'answer', outcome: 'solved', data: { text: 'Paid' } };
    const { body } = await anna.post('/api/instances', { workflow: 'request', data: { subject }, complete });
    return String(body['id']);
  };
  const open = async (client: ApiClient, headers: Record<string, string> = {}) =>
    readEvents(await api.app.request('/api/events', { headers: { Cookie: client.cookies(), ...headers } }));

  it('tell what a person may see, as it is recorded, and nothing else', async () => {
    const bruno = await open(await signedIn(api.app, 'bruno'));
    const darioClient = await signedIn(api.app, 'dario');
    const dario = await open(darioClient);
    expect((await bruno.next())?.event).toBe('ready');
    expect((await dario.next())?.event).toBe('ready');
    const id = await start('Told');
    expect((await bruno.next())?.data).toMatchObject({
      instance_id: id,
      sequence: 1,
      type: 'start',
      by: 'anna',
    });
    expect((await bruno.next())?.data).toMatchObject({
      instance_id: id,
      sequence: 2,
      type: 'complete',
      step: 'answer',
    });
    // Both are told by one reader: what dario were to see would be there by now, before the end of his stream.
    await darioClient.post('/api/auth/sign-out', {});
    expect(await dario.next()).toBeNull();
    await bruno.leave();
  });

  it('go on after a cut with the event after the last one seen', async () => {
    const first = await open(anna);
    await first.next();
    const before = await start('Before the cut');
    const seen = await first.next();
    expect(seen?.data).toMatchObject({ instance_id: before, sequence: 1 });
    await first.leave();
    const meanwhile = await start('During the cut');
    const second = await open(anna, { 'Last-Event-ID': seen?.id ?? '' });
    await second.next();
    const after = await start('After the cut');
    const told: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      const event = await second.next();
      told.push([event?.data['instance_id'], event?.data['sequence']]);
    }
    expect(told).toEqual([
      [before, 2],
      [meanwhile, 1],
      [meanwhile, 2],
      [after, 1],
      [after, 2],
    ]);
    await second.leave();
  });

  it('refuse an id that they never gave', async () => {
    expect((await anna.get('/api/events', { 'Last-Event-ID': 'yesterday' })).status).toBe(422);
  });

  it('end at sign-out', async () => {
    const carla = await signedIn(api.app, 'carla');
    const stream = await open(carla);
    expect((await stream.next())?.event).toBe('ready');
    await carla.post('/api/auth/sign-out', {});
    expect(await stream.next()).toBeNull();
  });

  it('end when the session was ended elsewhere', async () => {
    const paolo = await signedIn(api.app, 'paolo');
    const stream = await open(paolo);
    expect((await stream.next())?.event).toBe('ready');
    await api.store.sql.query(
      `delete from sessions s using users u where u.id = s.user_id and u.name = 'paolo'`,
    );
    expect(await stream.next()).toBeNull();
  });
});
