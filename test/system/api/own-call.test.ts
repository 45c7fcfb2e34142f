/** An operator's contact and the call that brought it: found by the switch's own word, joined, and shown on both sides. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeEvents } from '../../../commands/calls/take-events.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

let api: Awaited<ReturnType<typeof startApi>>;
let anna: ApiClient;
beforeAll(async () => {
  api = await startApi(requestWorkflow);
  anna = await signedIn(api.app, 'anna');
});
afterAll(() => api.stop());

const minute = 60_000;

/** What the switch tells of a call that was offered so long ago, and answered half a minute later. */
async function tell(call: string, minutesAgo: number, operator: string, ended: number | null): Promise<void> {
  const at = Date.now() - minutesAgo * minute;
  const event = (kind: CallEvent['kind'], later: number, more: Partial<CallEvent> = {}): CallEvent => {
    return { id: kind, call, kind, at: at + later, queue: 'desk', ...more };
  };
  const events = [event('offered', 0), event('queued', 0), event('answered', minute / 2, { operator })];
  const end = ended === null ? [] : [event('ended', ended * minute)];
  await takeEvents(api.commands, [...events, ...end]);
}

const own = async (who: ApiClient) => (await who.get('/api/me/call')).body['call'];

it('is nobody’s as long as nobody has answered, and only the operator’s who has', async () => {
  expect(await own(anna)).toBeNull();
  await tell('hers', 5, 'anna', null);
  await tell('his', 4, 'bruno', null);
  expect(await own(anna)).toMatchObject({ id: 'hers', queue: 'desk', ended_at: null, instances: [] });
  expect((await createApiClient(api.app).get('/api/me/call')).status).toBe(401);
});

it('is the one answered last, and for half an hour after its end', async () => {
  await tell('long ago', 200, 'anna', 5);
  expect(await own(anna)).toMatchObject({ id: 'hers' });
  await tell('newer', 3, 'anna', 2);
  expect(await own(anna)).toMatchObject({ id: 'newer', ended_at: expect.any(String) as string });
});

it('is joined to what she writes down, and each is shown with the other', async () => {
  const { id } = (await own(anna)) as { readonly id: string };
  const started = await anna.post('/api/instances', {
    ...{ workflow: 'request', data: { subject: 'By telephone' }, call_id: id },
  });
  expect(started.status).toBe(201);
  const instance = String(started.body['id']);
  expect((await anna.get(`/api/instances/${instance}`)).body).toMatchObject({ calls: ['newer'] });
  expect(await own(anna)).toMatchObject({ id: 'newer', instances: [instance] });
  const sara = await signedIn(api.app, 'sara');
  expect((await sara.get('/api/calls/newer')).body).toMatchObject({ instance_id: instance });
  // A further call about the same matter.
  expect((await sara.post(`/api/instances/${instance}/calls`, { call_id: 'hers' })).status).toBe(204);
  expect((await sara.get(`/api/instances/${instance}`)).body).toMatchObject({ calls: ['newer', 'hers'] });
});
