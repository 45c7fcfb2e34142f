/**
 * What the server has an instance's workflow know: its start, once it is written, and where the instance stands after a
 * command that gives the workflow something new to do. The caller doesn't wait for it: what was written will be done, by
 * this or by the sweeper. Only when many are under way at once does a caller wait for room, a second at most, so that
 * commands cannot outrun Temporal without end.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Program } from '../engine/definition.js';
import type { State } from '../engine/state.js';
import type { instance } from '../workflows/instance.js';
import { recordedSignal, type Delayed, type InstanceInput, type Recorded } from '../workflows/messages.js';
import { instanceQueue } from '../workflows/task-queues.js';
import type { CommandContext } from './context.js';
import { standingOf, type Telling } from './left-to-do.js';

const mostUnderWay = 16;
const roomWithinMs = 1_000;
// Nearer than this, a timer of its own costs as little.
const leastDelayMs = 1_000;

/** What an instance's workflow is to be told, and up to where the log says it. */
interface Message {
  readonly sequence: number;
  readonly bring: () => Promise<void>;
}

/** What is being brought to the workflow of an instance, and the newest that is to follow: it says all that those before it do. */
interface UnderWay {
  brought: Promise<void>;
  next: Message | null;
}

const underWay = new Map<string, UnderWay>();

/** Starts the workflow of an instance that was just written; resolves when it is under way, not when it is started. */
export async function launch(context: CommandContext, program: Program, state: State): Promise<void> {
  const input = inputOf(context, state.instance.id, standingOf(program, state));
  const bring = () => startWorkflow(context, program, input);
  await putUnderWay(input.instance, { sequence: input.known, bring });
}

/** What a recording left behind for an instance's workflow. */
interface Told {
  readonly id: string;
  readonly program: Program;
  readonly here: Recorded;
}

/** Tells an instance's workflow where the instance stands, or starts it; resolves when that is under way. */
export async function tell(context: CommandContext, telling: Telling, told: Told): Promise<void> {
  if (telling === 'nothing') return;
  const { id, program, here } = told;
  const bring =
    telling === 'start'
      ? () => startWorkflow(context, program, inputOf(context, id, here))
      : () => signalWorkflow(context, program, id, here);
  await putUnderWay(id, { sequence: here.sequence, bring });
}

/** Waits until every workflow that is being started or told something is, or was left to the sweeper. */
export async function launched(): Promise<void> {
  while (underWay.size > 0) await Promise.all(broughtNow());
}

function broughtNow(): Promise<void>[] {
  return [...underWay.values()].map(({ brought }) => brought);
}

/**
 * Brings a message after the one that is under way to the same instance; resolves when it is under way. Where there is no
 * room in time it is left to the sweeper: while Temporal is away nobody waits for it.
 */
async function putUnderWay(instance: string, message: Message): Promise<void> {
  const full = !underWay.has(instance) && underWay.size >= mostUnderWay;
  if (full && !(await hasRoomSoon())) return;
  const before = underWay.get(instance);
  if (before === undefined) {
    const mine: UnderWay = { brought: Promise.resolve(), next: message };
    underWay.set(instance, mine);
    mine.brought = bringAll(instance, mine);
  } else if (before.next === null || before.next.sequence < message.sequence) before.next = message;
}

async function bringAll(instance: string, mine: UnderWay): Promise<void> {
  try {
    for (let { next } = mine; next !== null; { next } = mine) {
      mine.next = null;
      await next.bring();
    }
  } finally {
    underWay.delete(instance);
  }
}

async function hasRoomSoon(): Promise<boolean> {
  const waiting = new AbortController();
  const late = pause(roomWithinMs, false, { signal: waiting.signal }).catch(() => false);
  const room = Promise.race(broughtNow()).then(() => true);
  return Promise.race([room, late]).finally(() => waiting.abort());
}

function inputOf(
  context: CommandContext,
  instance: string,
  { sequence: known, due, effects }: Recorded,
): InstanceInput {
  const { recordingsPerRun } = context;
  return { instance, known, due, effects, shiftMs: context.shiftOf(instance), recordingsPerRun };
}

async function startWorkflow(context: CommandContext, program: Program, input: InstanceInput): Promise<void> {
  await reach(context, input.instance, async () => {
    await context.temporal.workflow.start<typeof instance>('instance', {
      ...startOptions(program, input),
      ...delayOptions(program, input),
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
    context.confirmations.add(input.instance, input.known);
  });
}

async function signalWorkflow(
  context: CommandContext,
  program: Program,
  id: string,
  here: Recorded,
): Promise<void> {
  const options = startOptions(program, inputOf(context, id, here));
  const signal = { signal: recordedSignal, signalArgs: [here] satisfies [Recorded] };
  await reach(context, id, async () => {
    // One that was not started yet, or ended from outside, is started; and one whose first task was put off gets it now,
    // which a plain signal does not bring about (Temporal 1.32).
    await context.temporal.workflow.signalWithStart<typeof instance, [Recorded]>('instance', {
      ...options,
      ...signal,
    });
    context.confirmations.add(id, here.sequence);
  });
}

async function reach(context: CommandContext, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await context.temporal.connection.withDeadline(Date.now() + context.patienceMs, work);
  } catch (error) {
    context.log.warn(
      { instance: id, error: String(error) },
      'its workflow was not reached; the sweeper will',
    );
  }
}

function startOptions(program: Program, input: InstanceInput) {
  const args: [InstanceInput] = [input];
  return { workflowId: input.instance, taskQueue: instanceQueue, args, ...attributes(program) };
}

/**
 * Where all there is to do is to wake later, the first workflow task is put off until then (`signalWithStart` brings it at once):
 * what ends in time never has one for its deadline alone (record 0042).
 */
function delayOptions(program: Program, input: InstanceInput) {
  const { known, due, effects, shiftMs } = input;
  if (due === null || effects.length > 0) return {};
  const startDelay = due - shiftMs - Date.now();
  if (startDelay < leastDelayMs) return {};
  const args: [InstanceInput] = [{ ...input, delayed: true }];
  const { memo } = attributes(program);
  return { startDelay, args, memo: { ...memo, delayed: { known, due } satisfies Delayed } };
}

/** What Temporal's own page shows of an instance: workflow and version, no more. */
function attributes(program: Program) {
  return { memo: { workflow: program.workflow.name, version: program.version } };
}
