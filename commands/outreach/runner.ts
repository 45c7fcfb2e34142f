/** The workflow that works a list: started with the order, rung when there is something for it to look at. */
import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import { countsIn, countsOf } from '../../store/outreaches.js';
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

/** The instance is told at once when nobody is left; else at the next look. */
export async function ringIfLast(
  context: Pick<CommandContext, 'db' | 'temporal' | 'log'>,
  outreach: string,
): Promise<void> {
  const counts = countsIn(await countsOf(context.db, [outreach]), outreach);
  if (endedIn(counts) >= counts.all) await ring(context, outreach);
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
