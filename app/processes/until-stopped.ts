import { onStopSignals } from './stop-signals.js';
import type { Say } from './service.js';
import type { Supervisor } from './supervisor.js';

/**
 * Runs `start` and what it started until a signal asks to stop, then stops everything in order. A second signal kills
 * everything and leaves at once; the next start recovers.
 * @param close gives the home back
 * @returns the exit code, 0
 * @throws what `start` throws, or a fault that nobody caught, after all is stopped
 */
export async function untilStopped(
  supervisor: Supervisor,
  close: () => void,
  say: Say,
  start: () => Promise<void>,
): Promise<number> {
  let stopping = false;
  let settle: () => void = () => undefined;
  const asked = new Promise<void>((done) => (settle = done));
  const ask = () => {
    stopping = true;
    settle();
  };
  let fault: Error | null = null;
  const failed = (error: unknown) => {
    // While we stop, a start that was given up is no fault.
    if (!stopping) fault = error instanceof Error ? error : new Error(String(error));
    ask();
  };
  const quiet = onStopSignals(
    (signal) => {
      say(`${signal}: stopping (once more to leave at once)`);
      ask();
    },
    (signal) => {
      say(`${signal} again: leaving at once`);
      supervisor.kill();
      close();
      process.exit(130);
    },
  );
  // After a fault that nobody caught our state is unknown: better to stop; what counts is in the log.
  process.once('uncaughtException', failed);
  const started = start().catch(failed);
  await asked;
  await supervisor.stop();
  await started;
  close();
  quiet();
  process.off('uncaughtException', failed);
  if (fault !== null) throw fault as Error;
  say('Stopped');
  return 0;
}
