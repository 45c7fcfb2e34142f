/** Contact lists worked by a workflow, on real PostgreSQL and Temporal: an instance a contact. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../../commands/send.js';
import { operator, startOutreachRig } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';

const files = [
  {
    path: 'visits.yaml',
    text: `workflow: visits
title: {it: Visite, en: Visits}
data: visits_request
messages: {close: {}}
steps:
  visits:
    outreach: workflow
    list: = data.list
    call: visit
    dispositions: visit_outcomes
    attempts: 2
    retry: {after: 1 second, outcomes: [not_found]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}}
    save: result
`,
  },
  {
    path: 'visit_outcomes.yaml',
    text: `dispositions: visit_outcomes
channel: workflow
outcomes:
  seen: {rolls_up: interview, final: true}
  nobody_there: {rolls_up: not_found}
  not_started: {rolls_up: not_found, final: true}
`,
  },
  {
    path: 'visits_request.yaml',
    text: `form: visits_request
schema: {type: object, properties: {list: {type: string}, closed: {type: boolean}}}
`,
  },
  {
    path: 'visit.yaml',
    text: `workflow: visit
title: {it: Visita, en: Visit}
data: visit_request
steps:
  go: {task: {it: Va, en: Go}, to: {group: level_1}, outcomes: {seen: {next: seen}, nobody_there: {next: nobody_there}}}
  seen: {end: seen}
  nobody_there: {end: nobody_there}
`,
  },
  {
    path: 'visit_request.yaml',
    text: `form: visit_request
schema:
  type: object
  required: [street]
  properties: {name: {type: string, personal: true}, street: {type: string, minLength: 3}}
  additionalProperties: false
`,
  },
] as const;

let rig: Awaited<ReturnType<typeof startOutreachRig>>;
beforeAll(async () => {
  rig = await startOutreachRig({ files, workflows: ['visit', 'visits'] });
});
afterAll(() => rig?.stop());

interface Visit {
  readonly id: string;
  readonly attempt: string;
  readonly row: number;
  readonly state: string;
  readonly task: string | null;
}

/** The instances that attempts of a list have started, by their rows. */
async function visitsOf(outreach: string): Promise<Visit[]> {
  const { rows } = await rig.context.db.sql.query<Visit>(
    `select i.id, a.id as attempt, a.row, i.state, (select t.id from tasks t where t.instance_id = i.id and t.state <> 'done' limit 1) as task
     from outreach_attempts a join instances i on i.id = a.job where a.outreach_id = $1 order by a.row, a.begun_at`,
    [outreach],
  );
  return rows;
}

const open = (outreach: string, count: number) =>
  until(`${String(count)} visits are open`, async () => {
    const found = (await visitsOf(outreach)).filter(
      ({ state, task }) => state === 'running' && task !== null,
    );
    return found.length === count ? found : null;
  });

async function complete({ id, task }: Visit, outcome: string): Promise<void> {
  const answer = await send(rig.context, {
    ...{ instance: id, actor: operator('anna') },
    command: {
      ...{ type: 'complete', id: `done ${id}`, bodyHash: '', task: task ?? '', outcome, data: {} },
      ...{ occurredAt: null, recordedAt: null },
    },
  });
  expect(answer).toMatchObject({ ok: true });
}

const attemptsOf = async (outreach: string) =>
  (
    await rig.context.db.sql.query<{ row: number; outcome: string | null; remarks: string | null }>(
      'select row, outcome, remarks from outreach_attempts where outreach_id = $1 order by row, begun_at',
      [outreach],
    )
  ).rows;

const endOf = (instance: string) =>
  until('the instance has ended', async () => {
    const now = await rig.instanceOf(instance);
    return now?.state === 'ended' ? now : null;
  });

const streets = (...names: string[]) => names.map((street) => ({ extra: { street, floor: '2' } }));

describe('a list worked by a workflow', () => {
  test('is an instance a contact with what its form names of the row, and each outcome is the contact’s', async () => {
    await rig.list('town', streets('Via Roma', 'Via Milano', 'x'));
    const instance = await rig.begin('visits', { list: 'town' }, 'town');
    const outreach = await rig.outreach('town');
    const [first, second] = await open(outreach, 2);
    if (first === undefined || second === undefined) throw new Error('Two visits were open');
    const called = await rig.context.db.sql.query<{ caller: string; data: unknown }>(
      'select caller, data from instances where id = $1',
      [first.id],
    );
    expect(called.rows[0]).toMatchObject({ caller: instance, data: { street: 'Via Roma' } });
    expect(called.rows[0]?.data).not.toHaveProperty('floor');
    await complete(first, 'seen');
    await complete(second, 'nobody_there');
    const [again] = await until('the second is tried again', async () => {
      const found = (await visitsOf(outreach)).filter(({ row, state }) => row === 2 && state === 'running');
      return found.length === 1 && found[0]?.task !== null ? found : null;
    });
    expect(again?.attempt).not.toBe(second.attempt);
    await complete(again as Visit, 'nobody_there');
    expect((await endOf(instance)).data['result']).toMatchObject({
      ...{ done: 3, open: 0, outcomes: { seen: 1, nobody_there: 1, not_started: 1 } },
    });
    expect((await attemptsOf(outreach)).at(-1)?.remarks).toContain('street');
  });

  test('finds what was started and not noted, and starts nothing twice', async () => {
    await rig.list('noted', streets('Via Verdi'));
    const instance = await rig.begin('visits', { list: 'noted' }, 'noted');
    const outreach = await rig.outreach('noted');
    const [visit] = await open(outreach, 1);
    // A worker that died between the start and its note.
    await rig.context.db.sql.query('update outreach_attempts set job = null, worker = null where id = $1', [
      visit?.attempt,
    ]);
    await complete(visit as Visit, 'seen');
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { seen: 1 } });
    expect(await attemptsOf(outreach)).toHaveLength(1);
    const { rows } = await rig.context.db.sql.query('select id from instances where caller = $1', [instance]);
    expect(rows).toHaveLength(1);
  });

  test('closed before its end, it cancels what is open', async () => {
    await rig.list('closed', streets('Via Po', 'Via Arno'));
    const instance = await rig.begin('visits', { list: 'closed' }, 'closed');
    const outreach = await rig.outreach('closed');
    const [first] = await open(outreach, 2);
    await complete(first as Visit, 'seen');
    await rig.message(instance, 'close');
    await endOf(instance);
    await until('nothing is open', async () =>
      (await visitsOf(outreach)).every(({ state }) => state !== 'running'),
    );
    expect((await visitsOf(outreach)).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'ended']);
  });
});
