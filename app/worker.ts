/** A worker of one process: it runs the instances' workflows with their recordings, and performs effects, a queue a gateway. */
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities/index.js';
import { launched } from '../commands/launch.js';
import { createPayloadCodec } from '../commands/payload-codec.js';
import { closeStore } from '../store/store.js';
import type { InstanceActivities } from '../workflows/messages.js';
import type { OutreachActivities } from '../workflows/outreach-messages.js';
import type { ScheduledActivities } from '../workflows/scheduled-messages.js';
import { gatewayQueues, instanceQueue } from '../workflows/task-queues.js';
import { createActivityContext, createLogger, type Tuning, type WorkingSettings } from './contexts.js';
import { workflowBundle } from './workflow-bundle.js';

export interface RunningWorker {
  /** Settles when it has ended; rejects when it ended by a fault. */
  readonly ended: Promise<void>;
  /** Takes no new task and ends those in hand. */
  stop(): void;
}

// A cached workflow is a few objects in the sandbox; more than these are replayed from their short histories when they wake.
const mostCachedWorkflows = 2_000;

let installed = false;

/** Signals are ours to handle: the first drains, the second ends. Once a process: the SDK allows no second time. */
function installRuntime(): void {
  if (!installed) Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') });
  installed = true;
}

/**
 * Starts a worker in this process.
 * @throws when Temporal can't be reached or the workflows can't be bundled
 */
export async function startWorker(settings: WorkingSettings, tuning: Tuning = {}): Promise<RunningWorker> {
  installRuntime();
  const connection = await NativeConnection.connect({ address: settings.temporalAddress });
  const context = createActivityContext(settings, createLogger(settings, 'worker'), tuning);
  const activities: InstanceActivities & OutreachActivities & ScheduledActivities = createActivities(context);
  const common: WorkerOptions = {
    connection,
    namespace: settings.temporalNamespace,
    taskQueue: instanceQueue,
    dataConverter: { payloadCodecs: [createPayloadCodec()] },
    shutdownGraceTime: '10 seconds',
  };
  const workers = await Promise.all([
    Worker.create({
      ...common,
      activities: { ...activities },
      workflowBundle: await workflowBundle(),
      maxCachedWorkflows: mostCachedWorkflows,
    }),
    ...Object.values(gatewayQueues).map((taskQueue) => Worker.create({ ...common, taskQueue, activities })),
  ]);
  const ended = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  return {
    ended: ended.finally(async () => {
      await launched();
      await context.commands.confirmations.flush();
      await Promise.all([context.commands.temporal.connection.close(), connection.close()]);
      await closeStore(context.db);
    }),
    stop: () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
