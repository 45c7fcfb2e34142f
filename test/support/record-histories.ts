/**
 * Records histories of real runs into `test/histories/`, named by what they protect. Run it for a release, and when the
 * shell has learnt something new; histories of older releases stay as they are: `npx tsx test/support/record-histories.ts`.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import proto from '@temporalio/proto';
import { createCommandContext, createLogger } from '../../app/contexts.js';
import { readFolder } from '../../app/definition-files.js';
import { startWorker } from '../../app/worker.js';
import { launched } from '../../commands/launch.js';
import { send, type SentCommand } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import type { Actor } from '../../engine/event.js';
import type { JsonObject } from '../../engine/json.js';
import { migrate } from '../../store/migrate.js';
import { closeStore } from '../../store/store.js';
import { loadForCommand } from '../../store/load.js';
import { publishWorkflow } from './definitions.js';
import { startFarSide } from './kill/far-side.js';
import { startStack } from './stack.js';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const endurance = fileURLToPath(new URL('./kill/definitions', import.meta.url));
const anna: Actor = { name: 'anna', groups: ['level_1'], skills: [], any: false };
const bruno: Actor = { name: 'bruno', groups: ['level_2'], skills: [], any: false };

const farSide = await startFarSide();
const stack = await startStack();
const settings = {
  ...stack.settings,
  masterKey: randomBytes(32),
  logLevel: 'silent' as const,
  httpCallHosts: [farSide.host],
};
await migrate(settings.databaseUrl);
const worker = await startWorker(settings);
const context = createCommandContext(settings, createLogger(settings, 'record'), { recordingsPerRun: 3 });
for (const workflow of ['endurance', 'endurance_part', 'endurance_case'])
  await publishWorkflow(context.db, readFolder(endurance), workflow);

const id = await open();
await step(anna, { type: 'claim', task: await task('first') });
await step(anna, { type: 'complete', task: await task('first'), outcome: 'done', data: { answer: 'yes' } });
await until(id, 'await_reply');
await step(anna, { type: 'message', name: 'reply', data: { text: 'here' } });
await step(bruno, { type: 'complete', task: await task('second'), outcome: 'done', data: { answer: 'yes' } });
await save(id, 'signals-timers-effect-and-continue-as-new');

const cancelled = await open();
await launched();
await send(context, {
  instance: cancelled,
  actor: anna,
  command: { type: 'cancel', reason: null, ...own() },
});
await save(cancelled, 'cancelled-at-once');

// Its first task was put off until it is due, and brought forward by its end.
const patient = `workflow: patient
start: {groups: [level_1]}
clocks: {answered: {within: 2 days, at: {100%: {raise_priority: 10}}}}
steps: {ask: {task: Ask, to: {group: level_1}}}
`;
await publishWorkflow(context.db, [{ path: 'patient.yaml', text: patient }], 'patient');
const putOff = await begin('patient', {});
await launched();
await send(context, {
  instance: putOff,
  actor: anna,
  command: { type: 'cancel', reason: null, ...own() },
});
await save(putOff, 'put-off-and-told');

// What it calls is carried out within the workflow task that launches it.
const caller = `workflow: caller
start: {groups: [level_1]}
steps:
  hand_on: {call: patient, wait: false}
  handed: {end: handed}
`;
const patientAndCaller = [
  { path: 'patient.yaml', text: patient },
  { path: 'caller.yaml', text: caller },
];
await publishWorkflow(context.db, patientAndCaller, 'caller');
const handing = await begin('caller', {});
await launched();
await save(handing, 'carried-out-within-its-task');

// A part that ends by itself, then one that its case takes along when it is cancelled.
const asking = await openCase();
await until(asking, 'check');
await send(context, {
  instance: asking,
  actor: anna,
  command: { type: 'cancel', reason: null, ...own() },
});
await save(asking, 'calls-of-other-instances');

worker.stop();
await worker.ended;
await context.temporal.connection.close();
await closeStore(context.db);
await stack.stop();
await farSide.close();

function own() {
  return { id: randomUUID(), bodyHash: '', occurredAt: null, recordedAt: null };
}

function open(): Promise<string> {
  return begin('endurance', { url: farSide.url, name: 'Maria' });
}

function openCase(): Promise<string> {
  return begin('endurance_case', {
    url: farSide.url,
    key: randomUUID(),
    name: 'Maria',
    parts: ['none'],
  });
}

async function begin(workflow: string, data: JsonObject): Promise<string> {
  const started = await start(context, {
    ...{ workflow, data, actor: anna, channel: null, occurredAt: null },
    ...{ complete: null, id: randomUUID(), bodyHash: '', trial: null },
  });
  if (!started.ok) throw new Error(started.message);
  return started.id;
}

type Bare<C> = C extends unknown ? Omit<C, 'id' | 'bodyHash' | 'occurredAt' | 'recordedAt'> : never;

async function step(actor: Actor, command: Bare<SentCommand>): Promise<void> {
  const answer = await send(context, { instance: id, actor, command: { ...command, ...own() } });
  if (!answer.ok) throw new Error(answer.message);
}

async function task(name: string): Promise<string> {
  for (;;) {
    const { rows } = await context.db.sql.query<{ id: string }>(
      `select id from tasks where instance_id = $1 and step = $2 and state in ('ready', 'claimed')`,
      [id, name],
    );
    if (rows[0] !== undefined) return rows[0].id;
    await pause(50);
  }
}

async function until(instance: string, name: string): Promise<void> {
  for (;;) {
    const { row } = await loadForCommand(context.db, instance, '');
    if (JSON.stringify(row?.engineState).includes(`"${name}":{"state":"active"`)) return;
    await pause(50);
  }
}

/** Writes the history of each run of a workflow, first to last, once it has ended. */
async function save(workflowId: string, name: string): Promise<void> {
  await context.temporal.workflow.getHandle(workflowId).result();
  const runs = [];
  for await (const { runId, startTime } of context.temporal.workflow.list({
    query: `WorkflowId = '${workflowId}'`,
  }))
    runs.push({ runId, startTime });
  runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime());
  for (const [n, { runId }] of runs.entries()) {
    const history = await context.temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    writeFileSync(
      `${folder}0.1.0-${name}-${n + 1}.binpb`,
      proto.temporal.api.history.v1.History.encode(history).finish(),
    );
    console.log(`${name}-${n + 1}: ${history.events?.length} events`);
  }
}
