import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import { startWorker, type RunningWorker } from '../../../app/worker.js';
import { importDefinitions } from '../../../commands/definitions.js';
import { instanceLog, instanceView } from '../../../commands/instance-view.js';
import { launched } from '../../../commands/launch.js';
import { rebuild } from '../../../commands/rebuild.js';
import { start, type StartRequest } from '../../../commands/start.js';
import { verify } from '../../../commands/verify.js';
import type { Actor } from '../../../engine/event.js';
import { migrate } from '../../../store/migrate.js';
import { closeStore, inTransaction } from '../../../store/store.js';
import { startStack, type Stack } from '../../support/stack.js';

const workflow = `workflow: contact
data: contact_data
key: = data.subject
steps:
  find: {do: person_find, with: {phone: = data.phone}, save: found}
  keep:
    do: person_save
    with: {person: {name: = data.name, phone: = data.phone}}
    save: kept
  answer:
    task: Answer
    to: {group: level_1}
    save: answer
  greeting: {set: {greeting: '= "Dear " + data.name'}}
  done: {end: told}
`;
const form = `form: contact_data
schema:
  type: object
  required: [subject, name, phone]
  properties:
    subject: {type: string}
    name: {type: string, personal: true}
    phone: {type: string, personal: true}
`;
const anna: Actor = { name: 'anna', groups: ['level_1'], skills: [], any: true };

describe('services that only write our store', () => {
  let stack: Stack;
  let worker: RunningWorker;
  let context: ReturnType<typeof createCommandContext>;
  beforeAll(async () => {
    stack = await startStack();
    const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
    await migrate(settings.databaseUrl);
    worker = await startWorker(settings);
    context = createCommandContext(settings, createLogger(settings, 'test'));
    const definitions = [
      { kind: 'workflow', name: 'contact', text: workflow },
      { kind: 'form', name: 'contact_data', text: form },
    ] as const;
    const imported = await inTransaction(context.db, (db) =>
      importDefinitions(db, definitions, 'test', Date.now()),
    );
    if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  });
  afterAll(async () => {
    worker?.stop();
    await worker?.ended;
    await launched();
    await context?.temporal.connection.close();
    if (context !== undefined) await closeStore(context.db);
    await stack?.stop();
  });

  const request = (subject: string, phone: string, more: Partial<StartRequest> = {}): StartRequest => ({
    workflow: 'contact',
    data: { subject, name: 'Maria Rossi', phone },
    actor: anna,
    channel: null,
    occurredAt: null,
    complete: null,
    id: subject,
    bodyHash: subject,
    trial: null,
    ...more,
  });
  const begin = async (asked: StartRequest, storeServices = context.storeServices) => {
    const started = await start({ ...context, storeServices }, asked);
    if (!started.ok) throw new Error(started.message);
    return started;
  };
  const dataOf = async (id: string) => (await instanceView(context, id, null))?.data;
  const logOf = async (id: string) =>
    (await instanceLog(context, id, null, { from: 0, to: 99 }))?.entries.map(
      ({ type, step, by, details }) => ({
        type,
        step,
        by,
        what: (details as { what: string; step?: string }[]).map(({ what, step: at }) => [what, at]),
      }),
    );
  const people = async () => (await context.db.sql.query('select from person_records')).rowCount;

  it('are called within the start, so that a contact answered at once needs no workflow', async () => {
    const answer = { task: 'answer', outcome: null, data: { text: 'Paid' } };
    const first = await begin(request('s1', '0874 1111111', { complete: answer }));
    expect(first.state).toBe('ended');
    expect(await dataOf(first.id)).toMatchObject({
      found: { person: null },
      kept: { id: `person-${first.id}.3.1` },
      greeting: 'Dear Maria Rossi',
    });
    const second = await begin(request('s2', '+39 0874 1111111', { complete: answer }));
    expect(await dataOf(second.id)).toMatchObject({
      found: { person: { id: `person-${first.id}.3.1`, name: 'Maria Rossi', phones: ['0874 1111111'] } },
      kept: { id: `person-${first.id}.3.1` },
    });
    expect(await begin(request('s2', '+39 0874 1111111', { complete: answer }))).toEqual(second);
    expect(await people()).toBe(1);
    const open = await context.temporal.workflowService
      .describeWorkflowExecution({
        namespace: stack.namespace,
        execution: { workflowId: second.id },
      })
      .catch((error: unknown) => String(error));
    expect(open).toContain('not found');
  });

  it('leave the same log as calls of a workflow, and the same data', async () => {
    const here = await begin(request('same here', '0874 2222222'));
    const there = await begin(request('same there', '0874 2222222'), {});
    await expect.poll(async () => (await logOf(there.id))?.length, { timeout: 30_000 }).toBe(3);
    expect(await logOf(there.id)).toEqual(await logOf(here.id));
    expect((await dataOf(there.id))?.['kept']).toEqual((await dataOf(here.id))?.['kept']);
    const calls = await context.db.sql.query(
      `select instance_id, state, count(*) from effects where instance_id = any($1) group by 1, 2`,
      [[here.id, there.id]],
    );
    expect(calls.rows).toMatchObject([
      { state: 'done', count: 2 },
      { state: 'done', count: 2 },
    ]);
  });

  it('leave nothing of a start that is refused', async () => {
    const before = await people();
    await begin(request('taken', '0874 3333333'));
    const refused = await start(
      context,
      request('taken', '0874 4444444', { id: 'other', bodyHash: 'other' }),
    );
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
    expect(await people()).toBe((before ?? 0) + 1);
  });

  it('leave no difference between log, state, projection and workflow, and nothing in clear', async () => {
    await launched();
    await expect
      .poll(
        async () => {
          const found: string[] = [];
          for await (const each of verify(context, { withTemporal: true }))
            if ('what' in each) found.push(each.what);
          return found;
        },
        { timeout: 30_000 },
      )
      .toEqual([]);
    for await (const { differed, left } of rebuild(context, { instance: null, checkOnly: true }))
      expect([differed, left]).toEqual([[], null]);
    for (const table of ['instances', 'log', 'effects', 'person_records', 'search_texts', 'tasks']) {
      const rows = await context.db.sql.query<{ row: string }>(`select t::text as row from ${table} t`);
      const all = rows.rows
        .map(({ row }) => row)
        .join('\n')
        .toLowerCase();
      expect([table, /rossi|1111111|2222222/.test(all)]).toEqual([table, false]);
    }
  });
});
