import { setTimeout as pause } from 'node:timers/promises';
import { pauseAfter, steadyAfterMs } from './backoff.js';
import type { Running, Say, Service } from './service.js';

// Starts services, starts again those that die, and stops them in the order opposite to their start. Invariants:
// a service has at most one process at a time; while we stop, nothing is started any more; `stop` settles only when
// every process is gone.

type ServiceState = 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped';

/** What /api/health tells of a process. */
export interface ServiceStatus {
  readonly name: string;
  readonly state: ServiceState;
  readonly pid: number | null;
  /** Milliseconds since 1970 at which it came into this state. */
  readonly sinceAt: number;
  readonly restarts: number;
  /** How it ended or why it didn't start, last time. */
  readonly lastFault: string | null;
}

export interface Supervisor {
  /**
   * Starts a group side by side, after the groups before it.
   * @throws when one of them can't become ready; call `stop` then
   */
  start(group: readonly Service[]): Promise<void>;
  status(): readonly ServiceStatus[];
  /** Stops the groups, last first, each member side by side. May be called at any time, also twice. */
  stop(): Promise<void>;
  /** Kills everything at once: the second Ctrl-C. */
  kill(): void;
}

interface Entry {
  readonly service: Service;
  state: ServiceState;
  running: Running | null;
  sinceAt: number;
  restarts: number;
  faultsInARow: number;
  lastFault: string | null;
  /** Settles when the watch over it has ended. */
  watched: Promise<void>;
}

/** A supervisor without services. `say` gets a line for each fault, restart and stop that failed. */
export function createSupervisor(say: Say): Supervisor {
  const groups: Entry[][] = [];
  const stopping = new AbortController();
  let stopped: Promise<void> | null = null;

  const start = async (group: readonly Service[]): Promise<void> => {
    if (stopping.signal.aborted) throw new Error('Stopping: nothing is started any more');
    const entries = group.map(newEntry);
    groups.push(entries);
    const outcomes = await Promise.allSettled(entries.map((entry) => begin(entry, stopping.signal)));
    for (const [n, outcome] of outcomes.entries()) {
      const entry = entries[n];
      if (entry !== undefined && outcome.status === 'fulfilled')
        entry.watched = watch(entry, stopping.signal, say);
    }
    const fault = outcomes.find((outcome) => outcome.status === 'rejected');
    if (fault !== undefined) throw fault.reason;
  };

  const stopAll = async (): Promise<void> => {
    stopping.abort();
    const faults: unknown[] = [];
    for (const group of groups.toReversed()) {
      const ended = await Promise.allSettled(group.map(end));
      for (const outcome of ended) if (outcome.status === 'rejected') faults.push(outcome.reason);
    }
    for (const fault of faults) say(`Stopping: ${told(fault)}`);
  };

  return {
    start,
    status: () => groups.flat().map(statusOf),
    stop: () => (stopped ??= stopAll()),
    kill: () => {
      stopping.abort();
      for (const entry of groups.flat()) entry.running?.kill();
    },
  };
}

function newEntry(service: Service): Entry {
  const counts = { restarts: 0, faultsInARow: 0, lastFault: null };
  return {
    service,
    state: 'starting',
    running: null,
    sinceAt: Date.now(),
    ...counts,
    watched: Promise.resolve(),
  };
}

function enter(entry: Entry, state: ServiceState): void {
  entry.state = state;
  entry.sinceAt = Date.now();
}

async function begin(entry: Entry, abort: AbortSignal): Promise<void> {
  try {
    entry.running = await entry.service.start(abort);
  } catch (error) {
    entry.lastFault = told(error);
    throw error;
  }
  enter(entry, 'ready');
}

/** Waits for its end and starts it again, until we stop. */
async function watch(entry: Entry, abort: AbortSignal, say: Say): Promise<void> {
  while (entry.running !== null) {
    const how = await entry.running.exited;
    if (abort.aborted) return;
    if (Date.now() - entry.sinceAt > steadyAfterMs) entry.faultsInARow = 0;
    entry.running = null;
    fault(entry, how, say);
    while (entry.running === null && !abort.aborted) {
      await pause(pauseAfter(entry.faultsInARow), undefined, { signal: abort }).catch(() => undefined);
      if (abort.aborted) return;
      await begin(entry, abort).then(
        () => say(`${entry.service.name} is back`),
        (error: unknown) => (abort.aborted ? undefined : fault(entry, told(error), say)),
      );
    }
  }
}

function fault(entry: Entry, how: string, say: Say): void {
  entry.lastFault = how;
  entry.faultsInARow += 1;
  entry.restarts += 1;
  enter(entry, 'restarting');
  say(`${how}; starting it again`);
}

/** An entry that is being started has seen the abort, and its start has left nothing running. */
async function end(entry: Entry): Promise<void> {
  if (entry.state !== 'ready') await entry.watched;
  enter(entry, 'stopping');
  await entry.running?.stop();
  await entry.watched;
  entry.running = null;
  enter(entry, 'stopped');
}

function statusOf(entry: Entry): ServiceStatus {
  const { service, state, running, sinceAt, restarts, lastFault } = entry;
  return { name: service.name, state, pid: running?.pid ?? null, sinceAt, restarts, lastFault };
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
