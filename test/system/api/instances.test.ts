import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const withTerm = requestWorkflow.map((one) => ({
  ...one,
  text: one.text.replace('    to: {group', '    within: 2 days\n    to: {group'),
}));

describe('instances and tasks', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let bruno: ApiClient;
  let dario: ApiClient;
  beforeAll(async () => {
    api = await startApi(withTerm, { temporalPages: 'https://temporal.example.org/workflows/' });
    anna = await signedIn(api.app, 'anna');
    bruno = await signedIn(api.app, 'bruno');
    dario = await signedIn(api.app, 'dario');
  });
  afterAll(() => api.stop());

  const answered = { task: 'answer', outcome: 'solved', data: { text: 'Paid' } };

  it('starts and ends a contact that is answered at once, without Temporal (SLA.C.4)', async () => {
    const started = await anna.post('/api/instances', {
      workflow: 'request',
      data: { subject: 'Invoice' },
      complete: answered,
    });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ state: 'ended' });
    const instance = await anna.get(`/api/instances/${String(started.body['id'])}`);
    expect(instance.body).toMatchObject({
      workflow: 'request',
      state: 'ended',
      outcome: 'solved',
      data: { subject: 'Invoice' },
      tasks: [],
    });
    const log = await anna.get(`/api/instances/${String(started.body['id'])}/log`);
    expect(log.headers.get('Content-Range')).toBe('log 0-1/2');
    expect(log.body).toMatchObject([
      { sequence: 1, type: 'start', by: 'anna' },
      { sequence: 2, type: 'complete', step: 'answer', by: 'anna' },
    ]);
  });

  it('starts once for one idempotency key', async () => {
    const body = { workflow: 'request', data: { subject: 'Once' }, complete: answered };
    const first = await anna.post('/api/instances', body, { 'Idempotency-Key': 'start-1' });
    const second = await anna.post('/api/instances', { ...body, id: 'start-1' });
    expect(second.body).toEqual(first.body);
    const other = await anna.post(
      '/api/instances',
      { ...body, data: { subject: 'Twice' } },
      { 'Idempotency-Key': 'start-1' },
    );
    expect(other.status).toBe(422);
  });

  it('refuses data that the form does not allow, naming each field', async () => {
    const answer = await anna.post('/api/instances', { workflow: 'request', data: { subjekt: 'Invoice' } });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect((answer.body['errors'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('lets only those start whom the workflow names, or who have the right to start any', async () => {
    const body = { workflow: 'request', data: { subject: 'By others' }, complete: null };
    expect((await bruno.post('/api/instances', body)).status).toBe(403);
    expect((await dario.post('/api/instances', body)).status).toBe(403);
    expect((await (await signedIn(api.app, 'sara')).post('/api/instances', body)).status).toBe(201);
    expect((await anna.post('/api/instances', { ...body, workflow: 'unheard_of' })).status).toBe(404);
  });

  it('shows an instance to those whose task it is and to those whom the definition names, and is not there for others; Temporal’s page to who may operate', async () => {
    const { body } = await anna.post('/api/instances', {
      workflow: 'request',
      data: { subject: 'Seen by whom' },
    });
    const path = `/api/instances/${String(body['id'])}`;
    const elena = await signedIn(api.app, 'elena');
    expect((await bruno.get(path)).body['temporal_url']).toBeNull();
    expect((await elena.get(path)).status).toBe(200);
    for (const address of [path, `${path}/log`, `${path}/definition`])
      expect((await dario.get(address)).status).toBe(404);
    const sara = await signedIn(api.app, 'sara');
    const page = `https://temporal.example.org/workflows/${String(body['id'])}`;
    expect((await sara.get(path)).body['temporal_url']).toBe(page);
    expect((await dario.get('/api/instances')).headers.get('Content-Range')).toBe('instances */0');
    const [task] = ((await bruno.get(path)).body['tasks'] as { id: string }[]) ?? [];
    expect((await dario.get(`/api/tasks/${String(task?.id)}`)).status).toBe(404);
    expect(
      (
        await dario.post(`/api/tasks/${String(task?.id)}/complete`, {
          outcome: 'solved',
          data: { text: 'x' },
        })
      ).status,
    ).toBe(404);
    expect((await dario.post(`/api/tasks/${String(task?.id)}/claim`)).status).toBe(404);
  });

  it('shows a task in the inbox of its groups, with its outcomes and forms', async () => {
    const { body } = await anna.post('/api/instances', {
      workflow: 'request',
      data: { subject: 'In the inbox' },
    });
    const filter = encodeURIComponent(JSON.stringify({ instance_id: body['id'] }));
    const inbox = await bruno.get(`/api/tasks?filter=${filter}`);
    expect(inbox.headers.get('Content-Range')).toBe('tasks 0-0/1');
    const [task] = inbox.body as unknown as { id: string }[];
    expect(task).toMatchObject({
      instance_id: body['id'],
      number: body['number'],
      step: 'answer',
      state: 'ready',
      groups: ['level_1', 'level_2'],
      assignee: null,
      form: { name: 'answer' },
      summary: 'In the inbox',
      person: null,
      clock: {
        clock: 'answer',
        state: 'running',
        measure: 'elapsed',
        total_ms: 172_800_000,
        open: [{ from: expect.any(String) as string, to: expect.any(String) as string }],
      },
    });
    const instance = await bruno.get(`/api/instances/${String(body['id'])}`);
    expect(instance.body['clocks']).toMatchObject([{ clock: 'answer', lap: 1, pauses: [], thresholds: [] }]);
    const whole = await bruno.get(`/api/tasks/${String(task?.id)}`);
    expect(whole.body).toMatchObject({
      outcomes: [{ name: 'solved', form: { schema: { required: ['text'] } } }, { name: 'refused' }],
    });
    expect((await dario.get('/api/tasks')).headers.get('Content-Range')).toBe('tasks */0');
  });

  it('goes on without Temporal: what the engine refuses is refused, the rest is recorded', async () => {
    const { body } = await anna.post('/api/instances', {
      workflow: 'request',
      data: { subject: 'Temporal is away' },
    });
    const task = `${String(body['id'])}`;
    const [open] = (await anna.get(`/api/instances/${task}`)).body['tasks'] as { id: string }[];
    const at = `/api/tasks/${String(open?.id)}`;
    const wrong = await anna.post(`${at}/complete`, { outcome: 'solved', data: {} });
    expect(wrong.status).toBe(422);
    const done = await anna.post(`${at}/complete`, { outcome: 'solved', data: { text: 'Paid' } });
    expect(done.status).toBe(200);
    expect((await anna.post(`${at}/complete`, { outcome: 'solved', data: {} })).status).toBe(409);
    expect((await anna.post(`/api/tasks/none/claim`)).status).toBe(404);
    expect((await anna.post(`${at}/claim`, { colour: 'red' })).status).toBe(422);
  });

  it.each([
    ['U+0000', 'no\0text'],
    ['half a surrogate pair', 'no\ud83dtext'],
  ])('refuses %s at its field', async (_, subject) => {
    const started = await anna.post('/api/instances', { workflow: 'request', data: { subject } });
    expect(started.status).toBe(422);
    expect(started.body['errors']).toMatchObject([{ path: '/data/subject' }]);
    const sought = await anna.get(
      `/api/instances?filter=${encodeURIComponent(JSON.stringify({ key: subject }))}`,
    );
    expect(sought.status).toBe(422);
    expect((await anna.get('/api/instances/no%00text')).status).toBe(422);
  });

  it('refuses a body above one mebibyte', async () => {
    const big = { workflow: 'request', data: { subject: 'x'.repeat(1024 * 1024) } };
    expect((await anna.post('/api/instances', big)).status).toBe(413);
  });
});

describe('the list of instances', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let sara: ApiClient;
  beforeAll(async () => {
    const terms = `workflow: terms
start: {groups: [level_1]}
clocks: {whole: {within: 3 days}}
steps:
  first: {task: First, to: {group: level_1}, within: 1 day}
  second: {task: Second, to: {group: level_1}}
`;
    api = await startApi([{ kind: 'workflow', name: 'terms', text: terms }]);
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  const start = async (hoursAgo: number, complete: object | null) => {
    const occurredAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    const body = { workflow: 'terms', data: {}, occurred_at: occurredAt, complete };
    const started = await sara.post('/api/instances', body);
    expect(started.status, started.text).toBe(201);
    return String(started.body['id']);
  };
  const listed = async (filter: object) => {
    const { body } = await sara.get(`/api/instances?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    return (body as unknown as { id: string }[]).map(({ id }) => id).sort();
  };

  it('is filtered by the step of an open task, and by a term that has passed while its clock goes on', async () => {
    const late = await start(36, null);
    // Its first step took too long as well, and is over.
    const going = await start(36, { task: 'first', data: {} });
    const fresh = await start(0, null);
    expect(await listed({ step: 'first' })).toEqual([late, fresh].sort());
    expect(await listed({ step: 'second' })).toEqual([going]);
    expect(await listed({ step: 'nowhere' })).toEqual([]);
    expect(await listed({ overdue: true })).toEqual([late]);
    expect(await listed({ overdue: true, step: 'second' })).toEqual([]);
    expect(await listed({ overdue: false })).toEqual([going, fresh].sort());
    expect(await listed({ overdue: false, step: 'first' })).toEqual([fresh]);

    const [task] = (await sara.get(`/api/instances/${late}`)).body['tasks'] as { id: string }[];
    const done = await sara.post(`/api/tasks/${String(task?.id)}/complete`, { data: {} });
    expect(done.status, done.text).toBe(200);
    expect(await listed({ overdue: true })).toEqual([]);
    expect(await listed({ step: 'first' })).toEqual([fresh]);
  });
});
