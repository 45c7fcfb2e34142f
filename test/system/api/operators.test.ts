import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reserveNext } from '../../../store/tasks.js';
import { findPersonByName } from '../../../store/people.js';
import { listStoodInFor } from '../../../store/absences.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const workflow = (name: string, to: string) => ({
  kind: 'workflow' as const,
  name,
  text: `workflow: ${name}
title: ${name}
start: {groups: [level_1]}
steps:
  answer:
    task: Answer
    to: ${to}
`,
});
const hour = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();
const list = (body: unknown) => body as readonly Record<string, unknown>[];

let api: Awaited<ReturnType<typeof startApi>>;
let anna: ApiClient;
let bruno: ApiClient;
let carla: ApiClient;
let sara: ApiClient;
beforeAll(async () => {
  api = await startApi([
    workflow('call', '{group: level_2, mode: on_line}'),
    workflow('letter', '{group: level_2, mode: off_line}'),
    workflow('personal', '{user: bruno}'),
    workflow('skilled', '{group: level_2, skills: [welding]}'),
  ]);
  anna = await signedIn(api.app, 'anna');
  bruno = await signedIn(api.app, 'bruno');
  carla = await signedIn(api.app, 'carla');
  sara = await signedIn(api.app, 'sara');
});
afterAll(() => api.stop());

/** What is offered to somebody next, by the workflow; as long as nobody claims it, it is offered again. */
async function offered(name: string, modes: readonly string[] | null): Promise<string | undefined> {
  const person = await findPersonByName(api.store, name);
  if (person === null) throw new Error(`there is no ${name}`);
  const now = Date.now();
  const standsInFor = await listStoodInFor(api.store, name, now);
  const principals = [`u:${name}`, ...person.groups.map((group) => `g:${group}`)];
  const asker = { principals, name, skills: person.skills, modes, standsInFor, now, until: now };
  return (await reserveNext(api.store, asker))?.workflow;
}

describe('how operators work', () => {
  it('TKT-13 is said by themselves, with its history, and seen by supervisors and on the wallboard', async () => {
    expect((await bruno.get('/api/me')).body).toMatchObject({ mode: 'blended' });
    expect((await bruno.get('/api/me/mode')).body).toMatchObject({ mode: 'blended', since: null });
    const set = await bruno.put('/api/me/mode', { mode: 'off_line' });
    expect(set.body).toMatchObject({ mode: 'off_line', set_by: 'bruno' });
    // The same again is no other span.
    expect((await bruno.put('/api/me/mode', { mode: 'off_line' })).body).toEqual(set.body);
    await sara.put('/api/operators/bruno/mode', { mode: 'pause', reason: 'training' });
    expect((await bruno.get('/api/me')).body).toMatchObject({ mode: 'pause' });
    expect((await sara.get('/api/operators/bruno/modes')).body).toMatchObject([
      { mode: 'pause', reason: 'training', set_by: 'sara', until: null },
      { mode: 'off_line', set_by: 'bruno', since: set.body['since'] },
    ]);
    const operators = list((await sara.get('/api/operators')).body);
    expect(operators.find(({ name }) => name === 'bruno')).toMatchObject({ mode: 'pause', claimed: 0 });
    const { people } = (await sara.get('/api/queues')).body;
    expect(people).toMatchObject([{ name: 'bruno', mode: 'pause', claimed: 0, oldest_at: null }]);
    expect((await bruno.get('/api/operators')).status).toBe(403);
    expect((await bruno.put('/api/me/mode', { mode: 'asleep' })).status).toBe(422);
  });

  it('decides what is next: on pause nothing, which is said; else what asks for that mode or for none', async () => {
    const paused = await bruno.post('/api/tasks/next', {});
    expect(paused.status).toBe(409);
    expect(paused.body['detail']).toContain('on pause');
    await bruno.put('/api/me/mode', { mode: 'blended' });
    await anna.post('/api/instances', { workflow: 'letter', data: {} });
    expect(await offered('bruno', ['on_line'])).toBeUndefined();
    await anna.post('/api/instances', { workflow: 'call', data: {} });
    expect(await offered('bruno', ['on_line'])).toBe('call');
    expect(await offered('bruno', ['off_line'])).toBe('letter');
    expect(await offered('bruno', null)).toBe('letter');
    expect(await offered('bruno', [])).toBeUndefined();
  });
});

describe('an absence with a substitute', () => {
  it('offers what is the absent one’s by name to the substitute, in the inbox and as next, and ends by itself', async () => {
    await anna.post('/api/instances', { workflow: 'personal', data: {} });
    const inbox = async (who: ApiClient) =>
      list((await who.get(`/api/tasks?filter=${encodeURIComponent('{"mine":true}')}`)).body).map(
        (task) => task['workflow'],
      );
    expect(await inbox(anna)).toEqual([]);
    const now = Date.now();
    const entered = await bruno.post('/api/absences', { substitute: 'anna', until: at(now + hour) });
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({ user: 'bruno', substitute: 'anna', set_by: 'bruno' });
    expect((await anna.get('/api/me')).body).toMatchObject({ stands_in_for: ['bruno'] });
    expect(await inbox(anna)).toEqual(['personal']);
    expect(await offered('anna', null)).toBe('personal');
    const [task] = list((await anna.get('/api/tasks')).body);
    expect((await anna.get(`/api/instances/${String(task?.['instance_id'])}`)).status).toBe(200);
    expect(await listStoodInFor(api.store, 'anna', now + 2 * hour)).toEqual([]);

    expect((await bruno.post('/api/absences', { substitute: 'carla', until: at(now + hour) })).status).toBe(
      409,
    );
    expect(list((await anna.get('/api/absences')).body)).toMatchObject([{ user: 'bruno' }]);
    expect(list((await carla.get('/api/absences')).body)).toEqual([]);
    const path = `/api/absences/${String(entered.body['id'])}`;
    expect((await anna.request('DELETE', path)).status).toBe(404);
    expect((await bruno.request('DELETE', path)).status).toBe(204);
    expect((await anna.get('/api/me')).body).toMatchObject({ stands_in_for: [] });
    expect(await inbox(anna)).toEqual([]);
  });

  it('is entered for others by who may assign tasks; whose substitute is away in turn, theirs stands in', async () => {
    const until = at(Date.now() + hour);
    const forCarla = { user: 'carla', substitute: 'bruno', until };
    expect((await bruno.post('/api/absences', forCarla)).status).toBe(403);
    expect((await sara.post('/api/absences', forCarla)).status).toBe(201);
    expect((await sara.post('/api/absences', { user: 'bruno', substitute: 'anna', until })).status).toBe(201);
    expect((await anna.get('/api/me')).body).toMatchObject({ stands_in_for: ['bruno', 'carla'] });
    expect((await bruno.get('/api/me')).body).toMatchObject({ stands_in_for: ['carla'] });
    const operators = list((await sara.get('/api/operators')).body);
    expect(operators.find(({ name }) => name === 'carla')).toMatchObject({
      substitute: 'bruno',
      away_until: until,
    });
    for (const wrong of [
      { substitute: 'dario', until: at(Date.now() - hour) },
      { substitute: 'anna', until },
      { substitute: 'nobody', until },
    ])
      expect((await anna.post('/api/absences', wrong)).status).toBe(422);
  });
});

describe('colleagues', () => {
  it('are named to those who may hand work on, and nothing else is told of them', async () => {
    expect((await bruno.get('/api/colleagues')).body).toEqual([
      { id: 'carla', name: 'carla', display_name: 'Carla Seconda' },
    ]);
    const tasks = list((await bruno.get('/api/tasks')).body);
    const of = (workflow: string) => String(tasks.find((task) => task['workflow'] === workflow)?.['id']);
    expect((await bruno.get(`/api/tasks/${of('letter')}/colleagues?q=sec`)).body).toMatchObject([
      { name: 'carla' },
    ]);
    expect((await bruno.get(`/api/tasks/${of('letter')}/colleagues?q=anna`)).body).toEqual([]);
    expect((await bruno.get(`/api/tasks/${of('letter')}/assignees`)).status).toBe(403);
    const assignees = (await sara.get(`/api/tasks/${of('letter')}/assignees?q=level_2`)).body;
    expect(assignees).toMatchObject({ people: [], groups: [{ name: 'level_2' }] });
    const { people } = (await sara.get(`/api/tasks/${of('letter')}/assignees?q=ann`)).body;
    expect(people).toMatchObject([{ name: 'anna' }]);
  });

  it('are only those who have the skills that the task asks for', async () => {
    await anna.post('/api/instances', { workflow: 'skilled', data: {} });
    const [task] = list(
      (await sara.get(`/api/tasks?filter=${encodeURIComponent('{"workflow":"skilled"}')}`)).body,
    );
    expect((await sara.get(`/api/tasks/${String(task?.['id'])}/colleagues`)).body).toEqual([]);
  });
});
