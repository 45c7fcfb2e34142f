/** The workflow that works a list: started with the order, rung when there is something for it to look at. */
import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import { ringSignal } from '../../workflows/outreach-messages.js';
import type { outreach } from '../../workflows/outreach.js';
import { instanceQueue } from '../../workflows/task-queues.js';
import type { CommandContext } from '../context.js';
import { isWorkflowMissing } from '../unavailable.js';

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
