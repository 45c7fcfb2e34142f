/** Contact lists given to people as tasks, on real PostgreSQL and Temporal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../../commands/send.js';
import { operator, startOutreachRig } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';

const files = [
  {
    path: 'mystery.yaml',
    text: `workflow: mystery
title: {it: Chiamate di prova, en: Mystery calls}
data: mystery_request
messages: {close: {}}
steps:
  calls:
    outreach: task
    list: = data.list
    form: mystery_sheet
    dispositions: mystery_outcomes
    to: {group: level_1, skills: [english]}
    attempts: 2
    retry: {after: 1 second, outcomes: [not_made]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}}
    save: result
`,
  },
  {
    path: 'mystery_outcomes.yaml',
    text: `dispositions: mystery_outcomes
channel: task
outcomes:
  made: {title: {it: Fatta, en: Made}, final: true}
  nobody_answered: {title: {it: Nessuna risposta, en: Nobody answered}, rolls_up: not_made}
`,
  },
  {
    path: 'mystery_request.yaml',
    text: `form: mystery_request
schema: {type: object, properties: {list: {type: string}, closed: {type: boolean}}}
`,
  },
  {
    path: 'mystery_sheet.yaml',
    text: `form: mystery_sheet
schema:
  type: object
  required: [courtesy]
  properties: {courtesy: {type: integer, minimum: 1, maximum: 4}}
`,
  },
] as const;

let rig: Awaited<ReturnType<typeof startOutreachRig>>;
beforeAll(async () => {
  rig = await startOutreachRig({ files, workflows: ['mystery'], tuning: { openTasks: 2 } });
});
afterAll(() => rig?.stop());

interface OpenTask {
  readonly id: string;
  readonly instance: string;
  readonly attempt: string;
  readonly row: number;
}

const vera = operator('vera', ['english']);

/** The open tasks of a list, by their rows. */
async function tasksOf(outreach: string): Promise<OpenTask[]> {
  const { rows } = await rig.context.db.sql.query<OpenTask>(
    `select t.id, t.instance_id as instance, a.id as attempt, a.row
     from outreach_attempts a join tasks t on t.instance_id = a.job and t.state in ('ready', 'claimed')
     where a.outreach_id = $1 order by a.row, a.begun_at`,
    [outreach],
  );
  return rows;
}

const open = (outreach: string, ...wanted: readonly number[]) =>
  until(
    `tasks of the rows ${wanted.join(', ')} are open`,
    async () => {
      const found = await tasksOf(outreach);
      return JSON.stringify(found.map(({ row }) => row)) === JSON.stringify(wanted) ? found : null;
    },
    60,
  );

const complete = (
  { id, instance }: OpenTask,
  outcome: string,
  data: { readonly courtesy?: number } = { courtesy: 3 },
  actor = vera,
) =>
  send(rig.context, {
    ...{ instance, actor },
    command: {
      ...{
        type: 'complete',
        id: `done ${id} ${JSON.stringify(data)}`,
        bodyHash: '',
        task: id,
        outcome,
        data,
      },
      ...{ occurredAt: null, recordedAt: null },
    },
  });

const endOf = (instance: string) =>
  until(
    'the instance has ended',
    async () => {
      const now = await rig.instanceOf(instance);
      return now?.state === 'ended' ? now : null;
    },
    60,
  );

const services = (...names: string[]) =>
  names.map((service) => ({ phone: '+390874411001', extra: { service } }));

describe('a list worked by tasks', () => {
  test('is a task a contact, a window of them open at once, whose outcome is the contact’s', async () => {
    await rig.list('calls', services('funds', 'tenders', 'invoices'));
    const instance = await rig.begin('mystery', { list: 'calls' }, 'calls');
    const outreach = await rig.outreach('calls');
    const [first, second] = await open(outreach, 1, 2);
    if (first === undefined || second === undefined) throw new Error('Two tasks were open.');
    expect(await rig.instanceOf(first.instance)).toMatchObject({ state: 'running' });
    expect(await complete(first, 'made', {})).toMatchObject({ ok: false, code: 'invalid' });
    expect(await complete(first, 'unheard_of')).toMatchObject({ ok: false });
    expect(await complete(first, 'made', { courtesy: 3 }, operator('anna'))).toMatchObject({ ok: false });
    expect(await complete(first, 'made')).toMatchObject({ ok: true });
    expect(await rig.instanceOf(first.instance)).toMatchObject({ state: 'ended', outcome: 'made' });
    expect(await complete(second, 'nobody_answered')).toMatchObject({ ok: true });
    // Tried again is another task.
    const [again, third] = await open(outreach, 2, 3);
    expect(again?.attempt).not.toBe(second.attempt);
    expect(await complete(again as OpenTask, 'nobody_answered')).toMatchObject({ ok: true });
    expect(await complete(third as OpenTask, 'made')).toMatchObject({ ok: true });
    expect((await endOf(instance)).data['result']).toMatchObject({
      ...{ done: 3, open: 0, outcomes: { made: 2, nobody_answered: 1 } },
      rolled_up: { made: 2, not_made: 1 },
    });
  });

  test('finds a task that a crash left unnoted, and opens none twice', async () => {
    await rig.list('noted', services('funds'));
    const instance = await rig.begin('mystery', { list: 'noted' }, 'noted');
    const outreach = await rig.outreach('noted');
    const [task] = await open(outreach, 1);
    await rig.context.db.sql.query('update outreach_attempts set job = null, worker = null where id = $1', [
      task?.attempt,
    ]);
    expect(await complete(task as OpenTask, 'made')).toMatchObject({ ok: true });
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { made: 1 } });
    const { rows } = await rig.context.db.sql.query('select id from instances where caller = $1', [instance]);
    expect(rows).toHaveLength(1);
  });

  test('closed before its end, it takes back what is open', async () => {
    await rig.list('closed', services('funds', 'tenders'));
    const instance = await rig.begin('mystery', { list: 'closed' }, 'closed');
    const outreach = await rig.outreach('closed');
    await open(outreach, 1, 2);
    await rig.message(instance, 'close');
    await endOf(instance);
    await open(outreach);
  });

  test('keeps what stands in the row sealed', async () => {
    const { rows } = await rig.context.db.sql.query<{ data: unknown }>(
      `select i.data from instances i where i.workflow = 'mystery.calls' limit 1`,
    );
    expect(JSON.stringify(rows[0]?.data)).not.toContain('+390874411001');
  });
});
