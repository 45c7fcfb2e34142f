/** What Temporal keeps of a workflow. */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';

/** Events and bytes of a workflow's history, as the server counts them; null if there is no such workflow. */
export async function historyOf(
  temporal: Client,
  workflowId: string,
): Promise<{ readonly events: number; readonly bytes: number } | null> {
  try {
    const { historyLength, historySize } = await temporal.workflow.getHandle(workflowId).describe();
    return { events: historyLength, bytes: historySize ?? 0 };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
