import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

// How a process is asked to go: politely, then less so. One place, for children that we hold and for left-overs alike.

export interface EndingStep {
  readonly signal: NodeJS.Signals;
  /** Milliseconds given to it before the next step. */
  readonly waitMs: number;
}

const certain: EndingStep = { signal: 'SIGKILL', waitMs: 10_000 };

/** PostgreSQL: SIGINT ends sessions and shuts down cleanly; SIGQUIT leaves at once and recovers at the next start. */
export const postgresEnding: readonly EndingStep[] = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  certain,
];

export const temporalEnding: readonly EndingStep[] = [{ signal: 'SIGTERM', waitMs: 10_000 }, certain];

/** A worker finishes the activities in hand; what it can't finish, Temporal gives to another. */
export const workerEnding: readonly EndingStep[] = [{ signal: 'SIGTERM', waitMs: 15_000 }, certain];

/**
 * Sends the signals of an ending one after the other until the process is gone.
 * @throws when it outlives even the last one
 */
export async function endProcess(
  name: string,
  target: {
    readonly send: (signal: NodeJS.Signals) => void;
    readonly gone: (waitMs: number) => Promise<boolean>;
  },
  steps: readonly EndingStep[],
): Promise<void> {
  for (const step of steps) {
    target.send(step.signal);
    if (await target.gone(step.waitMs)) return;
  }
  throw new Error(`${name} doesn't end, not even by SIGKILL (waiting for a disk?)`);
}

/**
 * Ends a process that is not our child, after checking at each signal that it is still the same one.
 * @throws when it can't be ended
 */
export async function endByIdentity(
  name: string,
  identity: ProcessIdentity,
  steps: readonly EndingStep[],
): Promise<void> {
  const send = (signal: NodeJS.Signals) => {
    if (isAlive(identity)) sendSignal(identity.pid, signal);
  };
  const gone = async (waitMs: number) => {
    for (const end = performance.now() + waitMs; performance.now() < end; await pause(20))
      if (!isAlive(identity)) return true;
    return !isAlive(identity);
  };
  await endProcess(name, { send, gone }, steps);
}

/** Sends a signal; a process that is gone already is no fault. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
