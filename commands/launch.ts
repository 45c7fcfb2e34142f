/**
 * Starting an instance's workflow after its start was written. The caller doesn't wait for it: what was written will
 * run, by this or by the sweeper. Only when many are under way at once does a start wait for room, so that starts
 * cannot outrun Temporal without end.
 */
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Program } from '../engine/definition.js';
import { nextDue } from '../engine/running.js';
import type { State } from '../engine/state.js';
import type { instance } from '../workflows/instance.js';
import type { InstanceInput } from '../workflows/messages.js';
import { instanceQueue } from '../workflows/task-queues.js';
import type { CommandContext } from './context.js';
import { effectsToPerform } from './left-to-do.js';

const mostUnderWay = 16;
const underWay = new Map<string, Promise<void>>();

/** Starts the workflow of an instance that was just written; resolves when it is under way, not when it is started. */
export async function launch(
  context: CommandContext,
  program: Program,
  state: State,
  shiftMs: number,
): Promise<void> {
  const input: InstanceInput = {
    instance: state.instance.id,
    known: state.sequence,
    due: nextDue(program, state),
    effects: effectsToPerform(state),
    shiftMs,
    recordingsPerRun: context.recordingsPerRun,
  };
  const { id } = state.instance;
  underWay.set(
    id,
    startWorkflow(context, program, input).finally(() => underWay.delete(id)),
  );
  if (underWay.size >= mostUnderWay) await Promise.race(underWay.values());
}

/** Waits until this process has started the instance's workflow, if it is about to: a command that races a start makes Temporal try again, with pauses. */
export async function launchOf(instance: string): Promise<void> {
  await underWay.get(instance);
}

/** Waits until every workflow that is being started is started, or was left to the sweeper. */
export async function launched(): Promise<void> {
  await Promise.all(underWay.values());
}

async function startWorkflow(context: CommandContext, program: Program, input: InstanceInput): Promise<void> {
  try {
    await context.temporal.connection.withDeadline(Date.now() + context.patienceMs, () =>
      context.temporal.workflow.start<typeof instance>('instance', {
        workflowId: input.instance,
        taskQueue: instanceQueue,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        ...attributes(program),
      }),
    );
    context.confirmations.add(input.instance, input.known);
  } catch (error) {
    context.log.warn(
      { instance: input.instance, error: String(error) },
      'the workflow was not started; the sweeper will',
    );
  }
}

/** What Temporal's own page shows of an instance: workflow and version, no more. */
export function attributes(program: Program) {
  return { memo: { workflow: program.workflow.name, version: program.version } };
}
