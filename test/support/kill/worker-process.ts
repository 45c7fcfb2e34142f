/** A worker in a process of its own, that tests kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { WorkingSettings } from '../../../app/contexts.js';

export interface WorkerProcess {
  readonly pid: number | undefined;
  /** SIGKILL, and another in its place. */
  killed(): Promise<void>;
  /** Ends it for good; resolves when it has ended. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts one with these settings; it says what goes wrong on our standard error. */
export function startWorkerProcess({ masterKey, ...settings }: WorkingSettings): WorkerProcess {
  const WORKER_SETTINGS = JSON.stringify({ ...settings, masterKey: masterKey.toString('base64') });
  const begin = (): ChildProcess =>
    spawn(process.execPath, ['run.js', 'test/support/kill/worker-main.ts'], {
      env: { ...process.env, WORKER_SETTINGS },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  let worker = begin();
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const ended = once(worker, 'exit');
    worker.kill(signal);
    await ended;
  };
  return {
    get pid() {
      return worker.pid;
    },
    async killed() {
      await end('SIGKILL');
      worker = begin();
    },
    stop: end,
  };
}
