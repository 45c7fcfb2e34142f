/** What a server would do for the hand-written ticket: start it and send it updates, in the way the engine's commands do. */
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../../commands/context.js';
import { createPrivacy } from '../../../commands/privacy.js';
import type { Program } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { addTerm } from '../../../engine/time/add-term.js';
import { parseTerm } from '../../../engine/time/term.js';
import { insertInstance } from '../../../store/append.js';
import type { StartInput } from '../../../store/append-input.js';
import { claimUpdate, completeUpdate, handWrittenQueue, type Clock, type Written } from './messages.js';
import { workflow } from '../sample-ticket.js';
import { lapOf, nothing, taskRow } from './rows.js';
import type { ticket } from './workflow.js';

const workflowName = workflow;
const startsUnderWay = new Map<string, Promise<unknown>>();

/** Starts a ticket: its rows in one statement, then its workflow, for which the caller doesn't wait. */
export async function startTicket(
  context: CommandContext,
  data: JsonObject & { readonly subject: string },
  by: string,
): Promise<string> {
  const version = await context.programs.current(workflowName);
  if (version === null) throw new Error('The ticket’s definition is not published: its calendar is needed.');
  const program = await context.programs.get(version);
  const now = context.clock();
  const number = await context.numbering.next(workflowName, now);
  const instance = randomUUID();
  const clocks = clocksFrom(program, now);
  const rows = rowsOf(context, program, { instance, number, data, by, now, clocks });
  await insertInstance(context.db, rows);
  const starting = context.temporal.workflow.start<typeof ticket>('ticket', {
    workflowId: instance,
    taskQueue: handWrittenQueue,
    args: [{ instance, task: taskOf(instance), summary: data.subject, data: rows.change.data, clocks }],
    memo: { workflow: workflowName, version },
  });
  startsUnderWay.set(instance, starting);
  return instance;
}

/** Claims a ticket. @throws when it is refused */
export async function claimTicket(context: CommandContext, instance: string, by: string): Promise<Written> {
  await startsUnderWay.get(instance);
  startsUnderWay.delete(instance);
  const id = randomUUID();
  const handle = context.temporal.workflow.getHandle<typeof ticket>(instance);
  return handle.executeUpdate(claimUpdate, { args: [{ id, by }], updateId: id });
}

/** Answers a ticket, which ends it. @throws when it is refused */
export async function completeTicket(
  context: CommandContext,
  instance: string,
  by: string,
  { answer }: { readonly answer: string },
): Promise<Written> {
  const id = randomUUID();
  const handle = context.temporal.workflow.getHandle<typeof ticket>(instance);
  return handle.executeUpdate(completeUpdate, { args: [{ id, by, answer }], updateId: id });
}

function taskOf(instance: string): string {
  return `${instance}.1`;
}

/** Taken in charge within 4 working hours, answered within 24, with a warning at three quarters. */
function clocksFrom(program: Program, now: number): Clock[] {
  const after = (hours: number): number => {
    const term = parseTerm(`${hours} working hours`);
    if (term === null) throw new Error(`${hours} working hours is no term.`);
    return addTerm(now, term, program.calendars['plain_hours'] ?? null);
  };
  return [
    { name: 'pickup', hours: 4 },
    { name: 'resolved_24', hours: 24 },
  ].map(({ name, hours }) => {
    const dueAt = after(hours);
    const thresholds = [
      { at: after((hours * 3) / 4), label: '75%' },
      { at: dueAt, label: '100%' },
    ];
    return { name, thresholds, startedAt: now, dueAt };
  });
}

interface Begun {
  readonly instance: string;
  readonly number: string;
  readonly data: JsonObject & { readonly subject: string };
  readonly by: string;
  readonly now: number;
  readonly clocks: readonly Clock[];
}

function rowsOf(context: CommandContext, program: Program, begun: Begun): StartInput {
  const { instance, number, data, by, now, clocks } = begun;
  const privacy = createPrivacy(context.keys, null);
  const form = program.forms['plain_request'] ?? null;
  privacy.learn(form, data);
  const sealed = privacy.seal(data, form?.personal ?? []);
  const happened = ['started', 'clock_started', 'clock_started', 'entered', 'task_opened'];
  return {
    ...nothing,
    instance: {
      id: instance,
      number,
      workflow: workflowName,
      version: program.version,
      key: null,
      startedBy: by,
      channel: null,
      startedAt: now,
      requestHash: '',
      previous: null,
    },
    change: {
      state: 'running',
      closing: false,
      incidents: 0,
      outcome: null,
      priority: 50,
      summary: data.subject,
      data: sealed,
      engineState: { sequence: 1, assignee: null },
      sequence: 1,
      confirmed: 1,
      news: false,
      hasWorkflow: true,
      due: clocks[0]?.dueAt ?? null,
      endedAt: null,
      updatedAt: now,
    },
    entries: [
      {
        sequence: 1,
        commandId: 'start',
        bodyHash: '',
        type: 'start',
        step: null,
        by,
        occurredAt: now,
        recordedAt: now,
        event: { id: 'start', type: 'start', now, occurredAt: null, data: sealed },
        details: happened.map((what) => ({ what, at: now })),
        answer: { id: instance, number, state: 'running' },
      },
    ],
    tasks: [taskRow(taskOf(instance), now, clocks[0]?.dueAt ?? null)],
    laps: clocks.map(lapOf),
    visible: ['g:supervisors', 'g:directors', 'g:level_2', `u:${by}`],
    personalHashes: privacy.hashes(),
    wrappedKey: privacy.newKey(),
  };
}
