import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, limitLog, openLog } from './child-log.js';
import { endProcess, sendSignal } from './ending.js';
import type { EndingStep } from './ending.js';
import type { Home } from './home.js';
import { startMark } from './process-identity.js';
import { addProcess, removeProcess } from './registry.js';
import type { Running } from './service.js';

// A child lives in a process group of its own: a Ctrl-C at the terminal reaches only us, so that we drain first.

export interface ChildOrder {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ending: readonly EndingStep[];
  /** Sent by `kill`. */
  readonly killSignal: NodeJS.Signals;
  readonly port: number | null;
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Opens a channel for messages; its end tells the child that we died. */
  readonly channel: boolean;
}

export interface Child extends Running {
  readonly pid: number;
  readonly process: ChildProcess;
}

const logCheckMs = 60_000;

/**
 * Starts a child with its log in the home, and notes it in the registry before anything else happens.
 * @throws when the program can't be started
 */
export async function startChild(home: Home, order: ChildOrder): Promise<Child> {
  const log = openLog(home, order.name);
  const child = spawn(order.command, [...order.args], {
    cwd: home.folder,
    env: { ...order.environment },
    detached: true,
    stdio: ['ignore', log, log, ...(order.channel ? (['ipc'] as const) : [])],
    ...(order.user ?? {}),
  });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) {
    const cause = await new Promise<Error>((settle) => child.once('error', settle));
    throw new Error(`${order.name}: ${order.command} can't be started: ${cause.message}`, { cause });
  }
  addProcess(home, { name: order.name, pid, startMark: startMark(pid) ?? '', port: order.port });
  const exited = whenExited(home, order, child);
  const gone = async (waitMs: number) => {
    const abort = new AbortController();
    const late = pause(waitMs, false, { signal: abort.signal, ref: false }).catch(() => false);
    const first = await Promise.race([exited.then(() => true), late]);
    abort.abort();
    return first;
  };
  // After its exit its id may be another's: then nothing is sent.
  const send = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) sendSignal(pid, signal);
  };
  return {
    pid,
    process: child,
    exited,
    stop: () => endProcess(`${order.name} (process ${pid})`, { send, gone }, order.ending),
    kill: () => send(order.killSignal),
  };
}

function whenExited(home: Home, order: ChildOrder, child: ChildProcess): Promise<string> {
  const limiter = setInterval(() => limitLog(home, order.name), logCheckMs).unref();
  return new Promise((settle) => {
    child.once('exit', (code, signal) => {
      clearInterval(limiter);
      if (child.pid !== undefined) removeProcess(home, child.pid);
      const how = signal === null ? `code ${code ?? '?'}` : signal;
      settle(`${order.name} (process ${child.pid ?? '?'}) ended by ${how}`);
    });
  });
}

/**
 * Tries until a child answers.
 * @param ready true when it answers; false or a fault: not yet
 * @throws when the child exits first, the time is over or nobody wants it any more, with the last lines of its log;
 *   the child is then gone
 */
export async function untilReady(
  home: Home,
  name: string,
  child: Child,
  ready: () => Promise<boolean>,
  limits: { readonly waitMs: number; readonly everyMs: number; readonly abort: AbortSignal },
): Promise<void> {
  let ended: string | null = null;
  void child.exited.then((how) => (ended = how));
  const since = performance.now();
  while (ended === null && !limits.abort.aborted && performance.now() - since < limits.waitMs) {
    if (await ready().catch(() => false)) return;
    await Promise.race([child.exited, pause(limits.everyMs)]);
  }
  if (ended === null) await child.stop();
  const why = limits.abort.aborted
    ? 'start given up'
    : (ended ?? `no answer within ${limits.waitMs / 1000} s`);
  throw new Error(`${name} is not ready: ${why}. Last lines of its log:\n${lastLines(home, name, 12)}`);
}
