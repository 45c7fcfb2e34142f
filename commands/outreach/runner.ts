/** The workflow that works a list: started with the order, rung when there is something for it to look at. */
import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import { countsIn, countsOf } from '../../store/outreaches.js';
import type { Store } from '../../store/store.js';
import { ringSignal } from '../../workflows/outreach-messages.js';
import type { outreach } from '../../workflows/outreach.js';
import { instanceQueue } from '../../workflows/task-queues.js';
import type { CommandContext } from '../context.js';
import { isWorkflowMissing } from '../unavailable.js';
import { endedIn } from './rules.js';

type Context = Pick<CommandContext, 'temporal'>;

function workflowId(id: string): string {
  return `outreach ${id}`;
}

/** Has a list worked; one that is, or was, is left as it is. @throws when Temporal is out of reach */
export async function startOutreach({ temporal }: Context, id: string): Promise<void> {
  try {
    await temporal.workflow.start<typeof outreach>('outreach', {
      workflowId: workflowId(id),
      taskQueue: instanceQueue,
      args: [{ outreach: id, quietFor: 0 }],
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Has the workflow look at once; one that is over needs it no more. @throws when Temporal is out of reach */
export async function ringOutreach({ temporal }: Context, id: string): Promise<void> {
  try {
    await temporal.workflow.getHandle<typeof outreach>(workflowId(id)).signal(ringSignal);
  } catch (error) {
    if (!isWorkflowMissing(error)) throw error;
  }
}

// Where more are left, nobody is the last one within this time: to count costs more than to end an attempt.
const manyLeft = 1_000;
const farFromEndForMs = 1_000;
const farAt = new WeakMap<Store, Map<string, number>>();

/** The instance is told at once when nobody is left; else at the next look. */
export async function ringIfLast(
  context: Pick<CommandContext, 'db' | 'temporal' | 'log' | 'clock'>,
  outreach: string,
): Promise<void> {
  const { db, clock } = context;
  const now = clock();
  const ofStore = farAt.get(db) ?? new Map<string, number>();
  farAt.set(db, ofStore);
  if (Math.abs(now - (ofStore.get(outreach) ?? -Infinity)) < farFromEndForMs) return;
  const counts = countsIn(await countsOf(db, [outreach]), outreach);
  const left = counts.all - endedIn(counts);
  if (left > manyLeft) ofStore.set(outreach, now);
  else ofStore.delete(outreach);
  if (left <= 0) await ring(context, outreach);
}

/** The instance is told soon; where Temporal is out of reach, at the next look. */
export async function ring(
  context: Pick<CommandContext, 'temporal' | 'log'>,
  outreach: string,
): Promise<void> {
  await ringOutreach(context, outreach).catch((error: unknown) => {
    context.log.warn(
      { outreach, error: String(error) },
      'its workflow was not rung; it looks again within a minute',
    );
  });
}
