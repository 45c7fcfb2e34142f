import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHeat, type HeatQuestion } from '../../../store/heat.js';
import { signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const workflow = `workflow: question
title: Question
start: {groups: [level_1]}
steps:
  ask:
    task: Ask
    to: {group: [level_1]}
    within: 30 minutes
  answer:
    task: Answer
    to: {group: [level_2]}
  over: {end: answered}
clocks:
  whole: {within: 1 hour, from: start, until: over}
`;
const minute = 60_000;
const begun = Date.UTC(2026, 2, 2, 9);
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi([{ kind: 'workflow', name: 'question', text: workflow }]);
});
afterAll(() => api.stop());

interface Life {
  readonly id: string;
  readonly started: number;
  readonly version?: string;
  /** [what, step, minutes after the start], entry by entry. */
  readonly marks: readonly (readonly (readonly [string, string, number])[])[];
  readonly late?: readonly (readonly [clock: string, minutes: number])[];
}

/** Writes an instance with its log and its breached terms, as the append leaves them. */
async function lived({ id, started, version = 'v1', marks, late = [] }: Life): Promise<void> {
  const { sql } = api.store;
  await sql.query(
    `insert into instances (id, number, workflow, version, state, priority, data, engine_state, sequence, confirmed, started_at, updated_at, request_hash)
     values ($1, $1, 'question', $2, 'running', 50, '{}', '{}', 1, 1, $3, $3, '')`,
    [id, version, new Date(started).toISOString()],
  );
  for (const [n, entry] of marks.entries())
    await sql.query(
      `insert into log (instance_id, sequence, command_id, body_hash, type, occurred_at, recorded_at, event, details)
       values ($1, $2, $3, '', 'x', now(), now(), '{}', $4)`,
      [
        id,
        n + 1,
        `${id} ${n}`,
        JSON.stringify(entry.map(([what, step, at]) => ({ what, step, at: started + at * minute }))),
      ],
    );
  for (const [clock, at] of late)
    await sql.query(
      `insert into clocks (instance_id, clock, lap, title, state, due_at, breached) values ($1, $2, 1, '""', 'breached', $3, true)`,
      [id, clock, new Date(started + at * minute).toISOString()],
    );
}

const asked = { workflow: 'question', version: null, from: begun, to: begun + 24 * 60 * minute, most: 100 };
const figures = async (more: Partial<HeatQuestion> = {}) => {
  const { counted, steps } = await readHeat(api.store, { ...asked, ...more });
  return { counted, steps: steps.toSorted((one, other) => one.step.localeCompare(other.step)) };
};

it('nothing happened: there are no figures', async () => {
  expect(await figures({ workflow: 'none' })).toEqual({ counted: 0, steps: [] });
});

it('counts visits, also those that come again or are cut short, their median, and terms at the step where they passed', async () => {
  // Asked for 40 minutes: late for its own term; answered twice: the whole term passes at the second.
  await lived({
    id: 'one',
    started: begun,
    marks: [
      [['entered', 'ask', 0]],
      [['task_claimed', 'ask', 5]],
      [
        ['left', 'ask', 40],
        ['entered', 'answer', 40],
      ],
      [
        ['cancelled', 'answer', 50],
        ['entered', 'ask', 50],
      ],
      [
        ['left', 'ask', 55],
        ['entered', 'answer', 55],
      ],
    ],
    late: [
      ['ask', 30],
      ['whole', 60],
    ],
  });
  await lived({
    id: 'two',
    started: begun + minute,
    version: 'v2',
    marks: [[['entered', 'ask', 0]], [['left', 'ask', 10]]],
  });
  await lived({ id: 'before', started: begun - minute, marks: [[['entered', 'ask', 0]]] });
  const none = { open: 0, breaches: 0 };
  expect(await figures()).toEqual({
    counted: 2,
    steps: [
      {
        ...{ step: 'answer', entered: 2, instances: 1, open: 1, breaches: 1 },
        ...{ medianMs: 10 * minute, ninthMs: 10 * minute },
      },
      {
        ...{ ...none, step: 'ask', entered: 3, instances: 2, breaches: 1 },
        ...{ medianMs: 10 * minute, ninthMs: 34 * minute },
      },
    ],
  });
  expect(await figures({ version: 'v2' })).toMatchObject({
    counted: 1,
    steps: [{ ...none, step: 'ask', entered: 1 }],
  });
});

it('a term that ends its step by passing counts there, and not where that leads', async () => {
  await lived({
    id: 'ended_by_term',
    started: begun + 2 * minute,
    version: 'v3',
    marks: [
      [['entered', 'ask', 0]],
      [
        ['cancelled', 'ask', 60],
        ['entered', 'answer', 60],
      ],
    ],
    late: [['whole', 60]],
  });
  const { steps } = await figures({ version: 'v3' });
  expect(steps.map(({ step, breaches }) => [step, breaches])).toEqual([
    ['answer', 0],
    ['ask', 1],
  ]);
});

it('of many, the newest are read, and how many there were is told', async () => {
  expect(await figures({ most: 1 })).toMatchObject({
    counted: 1,
    steps: [
      { step: 'answer', entered: 1 },
      { step: 'ask', entered: 1 },
    ],
  });
  const sara = await signedIn(api.app, 'sara');
  const day = '?from=2026-03-02T09:00:00Z&to=2026-03-03T09:00:00Z';
  const { status, body } = await sara.get(`/api/workflows/question/heat${day}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ started: 3, counted: 3, version: null, definition: { name: 'question' } });
});

it('what a real start writes is what is counted', async () => {
  const anna = await signedIn(api.app, 'anna');
  expect((await anna.post('/api/instances', { workflow: 'question', data: {} })).status).toBe(201);
  const sara = await signedIn(api.app, 'sara');
  const { body } = await sara.get('/api/workflows/question/heat');
  expect(body).toMatchObject({
    started: 1,
    steps: [{ step: 'ask', entered: 1, instances: 1, open: 1, median_ms: null, breaches: 0 }],
  });
});

it('refuses a period that is none, a workflow and a version that are not there, and who may not see all', async () => {
  const sara = await signedIn(api.app, 'sara');
  const at = '/api/workflows/question/heat';
  expect((await sara.get(`${at}?from=2026-03-02T09:00:00Z&to=2026-03-01T09:00:00Z`)).status).toBe(422);
  expect((await sara.get(`${at}?from=2020-03-02T09:00:00Z`)).status).toBe(422);
  expect((await sara.get(`${at}?from=yesterday`)).status).toBe(422);
  expect((await sara.get('/api/workflows/nowhere/heat')).status).toBe(404);
  expect((await sara.get(`${at}?version=${'0'.repeat(64)}`)).status).toBe(404);
  const anna = await signedIn(api.app, 'anna');
  expect((await anna.get(at)).status).toBe(403);
});
