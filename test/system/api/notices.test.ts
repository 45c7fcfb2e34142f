import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

describe('notices', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let bruno: ApiClient;
  let carla: ApiClient;
  let instance: string;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    bruno = await signedIn(api.app, 'bruno');
    carla = await signedIn(api.app, 'carla');
    const anna = await signedIn(api.app, 'anna');
    const { body } = await anna.post('/api/instances', { workflow: 'request', data: { subject: 'Lamp' } });
    instance = String(body['id']);
    for (const [n, principal] of ['g:level_2', 'u:bruno', 'g:level_3', 'g:directors'].entries())
      await api.store.sql.query(
        `insert into notices (instance_id, principal, template, clock, at) values ($1, $2, 'deadline_near', 'pickup', now() + $3 * interval '1 s')`,
        [instance, principal, n],
      );
  });
  afterAll(() => api.stop());

  const list = async (who: ApiClient, query = '') => {
    const answer = await who.get(`/api/notices${query}`);
    expect(answer.status).toBe(200);
    return {
      notices: answer.body as unknown as { id: number; to: object; read_at: string | null }[],
      range: answer.headers.get('Content-Range'),
    };
  };
  const filter = (fields: object) => `?filter=${encodeURIComponent(JSON.stringify(fields))}`;

  it('shows one’s own and those of one’s groups, the newest first, and no others', async () => {
    const { notices, range } = await list(bruno);
    expect(range).toBe('notices 0-1/2');
    expect(notices).toMatchObject([
      { to: { user: 'bruno' }, instance_id: instance, workflow: 'request', clock: 'pickup', read_at: null },
      { to: { group: 'level_2' }, template: 'deadline_near' },
    ]);
    expect((await list(carla, '?sort=["at","ASC"]&range=[0,0]')).notices).toMatchObject([
      { to: { group: 'level_2' } },
    ]);
    const one = notices.slice(0, 1).map(({ id }) => id);
    expect((await list(bruno, filter({ id: one }))).range).toBe('notices 0-0/1');
    expect((await bruno.get(`/api/notices${filter({ colour: 'red' })}`)).status).toBe(422);
  });

  it('are read once for all whom they were addressed to, however often it is said', async () => {
    const ofGroup = (await list(bruno)).notices[1];
    const first = await bruno.post(`/api/notices/${String(ofGroup?.id)}/read`);
    expect(first.status).toBe(200);
    expect(first.body['read_at']).toEqual(expect.any(String));
    const again = await carla.post(`/api/notices/${String(ofGroup?.id)}/read`);
    expect(again.body).toEqual(first.body);
    expect((await list(bruno, filter({ unread: true }))).range).toBe('notices 0-0/1');
    expect((await list(bruno, filter({ unread: false }))).notices).toMatchObject([{ id: ofGroup?.id }]);
  });

  it('of others are not there', async () => {
    const own = (await list(bruno, filter({ unread: true }))).notices[0];
    expect((await carla.post(`/api/notices/${String(own?.id)}/read`)).status).toBe(404);
    expect((await carla.post('/api/notices/999999/read')).status).toBe(404);
    expect((await carla.post('/api/notices/none/read')).status).toBe(422);
    expect((await list(bruno, filter({ unread: true }))).range).toBe('notices 0-0/1');
  });
});
