import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const workflow = `workflow: question
title: Question
start: {groups: [level_1]}
steps:
  answer:
    task: Answer
    to: {group: [level_2, supervisors]}
    within: 30 minutes
`;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi([{ kind: 'workflow', name: 'question', text: workflow }]);
});
afterAll(() => api.stop());

it('MON-1 a queue says how many wait, since when, who works and what falls due within the hour; a task for two groups waits in both', async () => {
  const anna = await signedIn(api.app, 'anna');
  const started = await anna.post('/api/instances', { workflow: 'question', data: {} });
  expect(started.status).toBe(201);
  const sara = await signedIn(api.app, 'sara');
  const { body } = await sara.get('/api/queues');
  const queue = { waiting: 1, claimed: 0, people: 0, late: 0, soon: 1 };
  expect(body).toMatchObject({
    queues: [
      { group: 'level_2', ...queue },
      { group: 'supervisors', ...queue },
    ],
    people: [],
    today: [{ opened: 1, closed: 0 }],
  });
});

it('is for those who have the right', async () => {
  const anna = await signedIn(api.app, 'anna');
  expect((await anna.get('/api/queues')).status).toBe(403);
  expect((await createApiClient(api.app).get('/api/queues')).status).toBe(401);
});
