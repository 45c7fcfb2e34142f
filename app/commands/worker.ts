import { masterKey } from '../master-key.js';
import { joinHome } from '../processes/embedded.js';
import { onStopSignals } from '../processes/stop-signals.js';
import { readSettings } from '../settings.js';
import type { Settings } from '../settings.js';
import { loadTuning } from '../tuning.js';
import { startWorker } from '../worker.js';

export interface WorkerLife {
  /** Called when it polls. */
  readonly ready: () => void;
  /** Given what to call when whoever started it is gone. */
  readonly orphaned: (end: () => void) => void;
}

/**
 * Runs a worker in this process until it is asked to stop; a second signal ends it at once.
 * @returns the exit code
 * @throws when it can't start or ends by a fault
 */
export async function runWorker(settings: Settings, life: WorkerLife): Promise<number> {
  let stop: () => void = () => process.exit(0); // nothing is in hand yet
  const quiet = onStopSignals(
    () => stop(),
    () => process.exit(130),
  );
  life.orphaned(() => stop());
  const working = { ...joinHome(settings), masterKey: masterKey(settings) };
  const worker = await startWorker(working, await loadTuning(working));
  stop = () => worker.stop();
  life.ready();
  await worker.ended;
  quiet();
  return 0;
}

/** `sportello worker`: one more worker, beside a server that runs on the same home or as the settings say. */
export async function run(): Promise<number> {
  return runWorker(readSettings(), {
    ready: () => console.log('The worker is ready'),
    orphaned: () => undefined,
  });
}
