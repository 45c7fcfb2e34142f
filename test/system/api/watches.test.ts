import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const hourMs = 3_600_000;
const answered = `clocks:
  answered: {from: start, until: answer.done, within: 4 hours, at: {50%: []}}
`;
const definitions = requestWorkflow.map((each) =>
  each.kind === 'workflow' ? { ...each, text: each.text.replace('steps:\n', `${answered}steps:\n`) } : each,
);

describe('an instance that somebody watches', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let sara: ApiClient;
  let carla: ApiClient;
  let dario: ApiClient;
  let instant = Date.now();
  beforeAll(async () => {
    api = await startApi(definitions);
    Object.assign(api.commands, { clock: () => instant });
    anna = await signedIn(api.app, 'anna');
    sara = await signedIn(api.app, 'sara');
    carla = await signedIn(api.app, 'carla');
    dario = await signedIn(api.app, 'dario');
  });
  afterAll(() => api.stop());

  const start = async () =>
    String(
      (await anna.post('/api/instances', { workflow: 'request', data: { subject: 'Lamp' } })).body['id'],
    );
  const told = async (who: ApiClient, instance: string) => {
    const filter = encodeURIComponent(JSON.stringify({ instance_id: instance }));
    const notices = (await who.get(`/api/notices?sort=["at","ASC"]&filter=${filter}`)).body as unknown;
    return (notices as { watched: string | null }[]).map(({ watched }) => watched);
  };
  const watchedOnly = encodeURIComponent('{"watched":true}');
  const listed = async (who: ApiClient, resource: string) =>
    (
      (await who.get(`/api/${resource}?filter=${watchedOnly}`)).body as unknown as {
        id: string;
        instance_id?: string;
      }[]
    ).map(({ id, instance_id: instance }) => instance ?? id);

  it('tells her, and nobody else, that it was escalated, is late and has closed', async () => {
    const id = await start();
    expect((await sara.get(`/api/instances/${id}/watch`)).body).toEqual({ watched: false });
    for (let again = 0; again < 2; again += 1)
      expect((await sara.request('PUT', `/api/instances/${id}/watch`)).body).toEqual({ watched: true });
    const open = (await anna.get(`/api/instances/${id}`)).body['tasks'] as readonly { readonly id: string }[];
    const task = open[0]?.id ?? '';
    instant += 2.5 * hourMs;
    expect((await anna.post(`/api/tasks/${task}/claim`)).status).toBe(200);
    expect(await told(sara, id)).toEqual(['escalated']);
    instant += 2 * hourMs;
    expect((await anna.post(`/api/tasks/${task}/release`)).status).toBe(200);
    expect(await told(sara, id)).toEqual(['escalated', 'overdue']);
    expect((await sara.post(`/api/instances/${id}/cancel`, {})).status).toBe(200);
    expect(await told(sara, id)).toEqual(['escalated', 'overdue', 'closed']);
    expect(await told(anna, id)).toEqual([]);
  });

  it('is in the lists of what she watches, until she does no more', async () => {
    const id = await start();
    await carla.request('PUT', `/api/instances/${id}/watch`);
    expect(await listed(carla, 'tasks')).toEqual([id]);
    expect(await listed(carla, 'instances')).toEqual([id]);
    expect(await listed(anna, 'tasks')).toEqual([]);
    expect((await carla.request('DELETE', `/api/instances/${id}/watch`)).body).toEqual({ watched: false });
    expect(await listed(carla, 'tasks')).toEqual([]);
    expect((await sara.post(`/api/instances/${id}/cancel`, {})).status).toBe(200);
    expect(await told(carla, id)).toEqual([]);
  });

  it('is one that she may see', async () => {
    const id = await start();
    expect((await dario.request('PUT', `/api/instances/${id}/watch`)).status).toBe(404);
    expect((await dario.get(`/api/instances/${id}/watch`)).status).toBe(404);
  });
});
