/** A stack with workflows that call and message one another, and what tests ask of it. */
import { randomBytes } from 'node:crypto';
import { expect, vi } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { startWorker } from '../../app/worker.js';
import { launched } from '../../commands/launch.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import { verify } from '../../commands/verify.js';
import type { Actor } from '../../engine/event.js';
import type { JsonObject } from '../../engine/json.js';
import { listCalled } from '../../store/instances.js';
import { migrate } from '../../store/migrate.js';
import { closeStore } from '../../store/store.js';
import { publishWorkflow } from './definitions.js';
import { startStack } from './stack.js';

const files = [
  {
    path: 'case.yaml',
    text: `workflow: case
data: person
see: {groups: [chiefs]}
messages: {hurry: {}}
steps:
  ask: {call: advice, with: {tax_code: = data.tax_code}, save: advice, on: {error: {next: alone}, hurry: {next: alone}}}
  advised: {end: = data.advice.outcome}
  alone: {end: alone}
`,
  },
  {
    path: 'advice.yaml',
    text: `workflow: advice
key: = data.tax_code
messages: {note: {}, late: {}}
clocks: {slow: {within: 30 days, at: {100%: {raise_priority: 10}}}}
steps:
  think: {task: Think, to: {group: experts}, save: thought, on: {note: {set: {noted: = message}}}}
  say: {set: {copy: = data.tax_code}}
  given: {end: given}
`,
  },
  {
    path: 'at_once.yaml',
    text: `workflow: at_once
data: person
steps:
  ask: {call: echo, with: {tax_code: = data.tax_code}, save: echo}
`,
  },
  { path: 'echo.yaml', text: 'workflow: echo\nsteps:\n  said: {end: said}\n' },
  {
    path: 'person.yaml',
    text: 'form: person\nschema: {type: object, properties: {tax_code: {type: string, personal: true}}}\n',
  },
];
const workflows = ['case', 'advice', 'at_once', 'echo'];

export const expert: Actor = { name: 'ezio', groups: ['experts'], skills: [], any: false };
export const plain = { occurredAt: null, recordedAt: null } as const;
export const patience = { timeout: 20_000, interval: 50 } as const;
const request = { actor: null, channel: null, occurredAt: null, complete: null, trial: null };

/** Starts everything; `stop` ends it. */
export async function startBetween() {
  const stack = await startStack();
  const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  let worker = await startWorker(settings);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  for (const workflow of workflows) await publishWorkflow(context.db, files, workflow);
  /** Probes at which a worker started by `withoutWorker` fails: once each, or as long as they stand there. */
  const failing = new Set<string>();
  const blocked = new Set<string>();

  async function begin(workflow: string, id: string, data: JsonObject): Promise<string> {
    const started = await start(context, { ...request, workflow, data, id, bodyHash: id });
    if (!started.ok) throw new Error(started.message);
    return started.id;
  }

  async function rowOf(id: string) {
    const { rows } = await context.db.sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
      'select state, outcome, data from instances where id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  return {
    context,
    failing,
    blocked,
    begin,
    rowOf,
    hasEnded: (id: string, outcome: string) =>
      vi.waitFor(async () => expect(await rowOf(id)).toMatchObject({ outcome }), patience),
    /** The first instance that one called. */
    calledBy: (caller: string) =>
      vi.waitFor(async () => {
        const [called] = await listCalled(context.db, caller);
        if (called === undefined) throw new Error(`${caller} has called nothing yet.`);
        return called;
      }, patience),
    /** Completes the one ready task of an instance. */
    async think(instance: string, id: string): Promise<void> {
      const { rows } = await context.db.sql.query<{ id: string }>(
        `select id from tasks where instance_id = $1 and state = 'ready'`,
        [instance],
      );
      const task = rows[0]?.id ?? '';
      const command = {
        ...plain,
        type: 'complete',
        task,
        outcome: null,
        data: {},
        id,
        bodyHash: id,
      } as const;
      expect(await send(context, { instance, actor: expert, command })).toMatchObject({ ok: true });
    },
    /** What `verify` finds, in the workflows too if they are asked. */
    async faults(withTemporal = false): Promise<unknown[]> {
      const found: unknown[] = [];
      for await (const each of verify(context, { withTemporal })) if ('what' in each) found.push(each);
      return found;
    },
    /** Does something while no worker runs; the next one fails at the probes of `failing` and `blocked`. */
    async withoutWorker<T>(work: () => Promise<T>): Promise<T> {
      worker.stop();
      await worker.ended;
      try {
        return await work();
      } finally {
        const probe = (name: string) => {
          if (blocked.has(name) || failing.delete(name)) throw new Error(`The test fails at ${name}.`);
        };
        worker = await startWorker(settings, { probe });
      }
    },
    async stop(): Promise<void> {
      worker.stop();
      await worker.ended;
      await launched();
      await context.confirmations.flush();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await stack.stop();
    },
  };
}
