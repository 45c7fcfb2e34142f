// The entry of the hand-written ticket's worker: one process, as the engine's worker is one.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { WorkingSettings } from '../../../app/contexts.js';
import { createPayloadCodec } from '../../../commands/payload-codec.js';
import { openStore } from '../../../store/store.js';
import { createActivities } from './activities.js';
import { handWrittenQueue } from './messages.js';

process.once('message', (settings: WorkingSettings) => void run(settings));
process.once('disconnect', () => process.exit());

async function run(settings: WorkingSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: settings.temporalAddress }),
    namespace: settings.temporalNamespace,
    taskQueue: handWrittenQueue,
    workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
    activities: createActivities(openStore(settings.databaseUrl, { max: 12 })),
    dataConverter: { payloadCodecs: [createPayloadCodec()] },
    maxCachedWorkflows: 2_000,
  });
  process.send?.('ready');
  await worker.run();
}
