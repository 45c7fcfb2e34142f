/** The worker of a trial, in this process: one for each task queue, with the trial's activities. */
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { InstanceActivities } from '../../workflows/messages.js';
import { createPayloadCodec } from '../../commands/payload-codec.js';
import { gatewayQueues, instanceQueue } from '../../workflows/task-queues.js';
import type { ConnectedSettings } from '../processes/embedded.js';
import { workflowBundle } from '../workflow-bundle.js';

/** Starts the workers; the function it answers stops them and waits for it. */
export async function startTrialWorker(
  settings: ConnectedSettings,
  activities: InstanceActivities,
): Promise<() => Promise<void>> {
  installRuntime();
  const connection = await NativeConnection.connect({ address: settings.temporalAddress });
  const common = {
    connection,
    namespace: settings.temporalNamespace,
    activities,
    dataConverter: { payloadCodecs: [createPayloadCodec()] },
    shutdownGraceTime: 2_000,
  };
  const bundle = await workflowBundle();
  const workers = await Promise.all([
    Worker.create({ ...common, taskQueue: instanceQueue, workflowBundle: bundle }),
    ...Object.values(gatewayQueues).map((taskQueue) => Worker.create({ ...common, taskQueue })),
  ]);
  const runs = workers.map((worker) => worker.run());
  // A worker that dies shows as a play that waits in vain.
  for (const run of runs) run.catch(() => undefined);
  return async () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.allSettled(runs);
    await connection.close();
  };
}

let installed = false;

function installRuntime(): void {
  // Signals are ours to handle. The runtime is one a process, and can be installed once only.
  if (!installed) Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  installed = true;
}
