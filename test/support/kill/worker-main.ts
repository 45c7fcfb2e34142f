/** A worker in a process of its own, for tests that kill it: the settings come by the environment, as JSON. */
import { startWorker } from '../../../app/worker.js';
import type { WorkingSettings } from '../../../app/contexts.js';

const given = JSON.parse(process.env['WORKER_SETTINGS'] ?? '{}') as Omit<WorkingSettings, 'masterKey'> & {
  readonly masterKey: string;
};
const { masterKey, ...settings } = given;
const worker = await startWorker({ ...settings, masterKey: Buffer.from(masterKey, 'base64') });
process.on('SIGTERM', () => worker.stop());
await worker.ended;
