import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteScheduled } from '../../../store/schedules.js';
import { worded } from '../../../engine/wording/worded.js';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { publishWorkflow } from '../../support/definitions.js';

const calendar = 'calendar: office\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n';
const monthly = `workflow: monthly
title: {it: Piano mensile, en: Monthly plan}
calendar: office
start: {every: {cron: "0 8 1 * *"}}
steps:
  plan: {task: Plan, to: {group: level_1}}
`;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi([
    { kind: 'calendar', name: 'office', text: calendar },
    { kind: 'workflow', name: 'monthly', text: monthly },
  ]);
});
afterAll(() => api.stop());

const listed = async (client: ApiClient, language = 'en') =>
  (await client.get('/api/schedules', { 'Accept-Language': language })).body as unknown as Record<
    string,
    unknown
  >[];

it('lists what starts by itself, with its next instants and what came of the last', async () => {
  const elena = await signedIn(api.app, 'elena');
  const [monthlyNow] = await listed(elena);
  expect(monthlyNow).toMatchObject({
    ...{ workflow: 'monthly', cron: '0 8 1 * *', calendar: 'office', zone: 'Europe/Rome' },
    ...{ closed: 'shift', last: null, paused: null },
  });
  const next = monthlyNow?.['next'] as string[];
  expect(next).toHaveLength(5);
  for (const at of next) expect(new Date(at).getUTCDay()).toBeGreaterThan(0);

  const at = Date.UTC(2026, 10, 2, 7);
  const refusal = worded`The workflow ${'monthly'} starts by no schedule.`;
  await noteScheduled(api.store, 'monthly', { at, instance: null, refusal });
  await noteScheduled(api.store, 'monthly', { at: at - 1, instance: 'older', refusal: null });
  const [refused] = await listed(elena, 'it');
  expect(refused).toMatchObject({
    last: {
      ...{ at: '2026-11-02T07:00:00.000Z', instance_id: null, number: null },
      refused: 'Il processo monthly non ha un avvio programmato.',
    },
  });
});

it('is paused and resumed by who may, once, and by nobody else', async () => {
  const sara = await signedIn(api.app, 'sara');
  const elena = await signedIn(api.app, 'elena');
  expect((await elena.post('/api/schedules/monthly/pause', {})).status).toBe(403);
  expect((await sara.post('/api/schedules/none/pause', {})).status).toBe(404);
  expect((await sara.post('/api/schedules/monthly/resume', {})).status).toBe(409);
  expect((await sara.post('/api/schedules/monthly/pause', { note: 'August' })).status).toBe(204);
  expect((await sara.post('/api/schedules/monthly/pause', {})).body['detail']).toContain('sara');
  const paused = async () => (await listed(elena))[0]?.['paused'];
  expect(await paused()).toMatchObject({ by: 'sara', note: 'August' });
  expect((await sara.post('/api/schedules/monthly/resume', {})).status).toBe(204);
  expect(await paused()).toBeNull();
  expect((await createApiClient(api.app).get('/api/schedules')).status).toBe(401);
});

it('says of a schedule that the years of its calendar are over, and lists the others as ever', async () => {
  const elena = await signedIn(api.app, 'elena');
  const before = await listed(elena, 'it');
  expect(before).toMatchObject([{ workflow: 'monthly', fault: null, next: { length: 5 } }]);
  // Published in 2010, by itself: its calendar is known to the end of 2020, the other's as ever.
  const old = [
    { path: 'ancient.yaml', text: calendar.replace('office', 'ancient') },
    { path: 'yearly.yaml', text: monthly.replaceAll('office', 'ancient').replace('monthly', 'yearly') },
  ];
  await publishWorkflow(api.store, old, 'yearly', Date.UTC(2010, 5, 1), 2010);
  api.commands.programs.refresh();
  expect(await listed(elena, 'it')).toEqual([
    ...before,
    expect.objectContaining({
      ...{ workflow: 'yearly', next: [] },
      fault: expect.stringMatching(
        /^il calendario ancient è noto dal 2006-12-31T.* al 2020-12-31T/,
      ) as unknown,
    }),
  ]);
});
