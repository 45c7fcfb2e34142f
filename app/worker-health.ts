/** Whether any worker polls for instances. */
import type { Client } from '@temporalio/client';
import temporalProto from '@temporalio/proto';
import { instanceQueue } from '../workflows/task-queues.js';

/** Settles when a worker has polled the instances' task queue of late. @throws Error when none has. */
export async function workerIsPolling(client: Client): Promise<void> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: instanceQueue },
    taskQueueType: temporalProto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  });
  if (pollers.length === 0)
    throw new Error(`No worker polls the task queue ${instanceQueue}: start one (sportello worker).`);
}
