/** The jobs without HTTP: the server's commands called in this process. */
import { randomUUID } from 'node:crypto';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import type { CommandContext } from '../../../commands/context.js';
import { send } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import type { Refusal } from '../../../engine/outcome.js';
import type { Unavailable } from '../../../commands/unavailable.js';
import { claimTicket, completeTicket, startTicket } from '../hand-written/commands.js';
import { answer, people, request, workflow } from '../sample-ticket.js';
import type { Driven, Job } from './jobs.js';
import { drive } from './load.js';

type DirectJob = Extract<Job, { readonly settings: WorkingSettings }>;

const actor = { name: people.request, groups: ['level_2'], skills: ['it', 'de'], any: false };
const common = { bodyHash: '', occurredAt: null, recordedAt: null };
let made: CommandContext | null = null;

/** Runs a job by the commands themselves. @throws when any is refused */
export async function direct(job: DirectJob): Promise<Driven> {
  const context = (made ??= createCommandContext(job.settings, createLogger(job.settings, 'driver')));
  switch (job.job) {
    case 'engine':
      return onEngine(context, job);
    case 'hand-written':
      return drive(
        job,
        (timed) => timed('start', () => startTicket(context, request, people.request)),
        async (instance, timed) => {
          await timed('claim', () => claimTicket(context, instance, people.request));
          await timed('complete', () => completeTicket(context, instance, people.request, answer));
        },
      );
    case 'lengthen':
      await lengthen(context, job.instance, job.entries);
      return { seconds: 0, took: {}, instances: [job.instance] };
  }
}

async function onEngine(
  context: CommandContext,
  load: { readonly drivers: number; readonly count: number },
): Promise<Driven> {
  const begin = async () => granted(await start(context, startRequest)).id;
  const task = await taskOf(context, await begin());
  return drive(
    load,
    (timed) => timed('start', begin),
    async (instance, timed) => {
      const about = { instance, actor };
      const open = { ...common, task: task(instance) };
      const claim = { ...open, type: 'claim', id: randomUUID() } as const;
      const complete = {
        ...open,
        type: 'complete',
        id: randomUUID(),
        outcome: 'solved',
        data: answer,
      } as const;
      await timed('claim', async () => granted(await send(context, { ...about, command: claim })));
      await timed('complete', async () => granted(await send(context, { ...about, command: complete })));
    },
  );
}

const startRequest = {
  workflow,
  data: request,
  actor,
  channel: null,
  occurredAt: null,
  complete: null,
  id: null,
  bodyHash: '',
  trial: null,
};

async function lengthen(context: CommandContext, instance: string, entries: number): Promise<void> {
  const task = (await taskOf(context, instance))(instance);
  for (let sequence = 1, claimed = false; sequence < entries; claimed = !claimed) {
    const type = claimed ? 'release' : 'claim';
    const command = { ...common, id: randomUUID(), type, task } as const;
    sequence = granted(await send(context, { instance, command, actor })).sequence;
  }
}

/** How a ticket's task is named by its instance; asked of one, the same in all. */
async function taskOf(context: CommandContext, instance: string): Promise<(instance: string) => string> {
  const found = await context.db.sql.query<{ id: string }>('select id from tasks where instance_id = $1', [
    instance,
  ]);
  const id = found.rows[0]?.id ?? '';
  return (other) => id.replace(instance, other);
}

function granted<Answer extends { readonly ok: boolean }>(
  answered: Answer | Refusal | Unavailable,
): Extract<Answer, { readonly ok: true }> {
  if (answered.ok) return answered as Extract<Answer, { readonly ok: true }>;
  throw new Error(`Refused: ${JSON.stringify(answered)}`);
}
