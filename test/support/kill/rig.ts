/** A whole Sportello, as `npm start` makes it, that is killed and comes back. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  childOf,
  childrenOf,
  newHome,
  processesOn,
  runSportello,
  type ServerProcess,
} from '../server-process.js';
import type { ProbePoint } from '../../../commands/probe.js';

/** What is killed: a process by name, all of them, or whoever comes by a point of the code. */
export type Kill =
  'worker' | 'temporal' | 'postgres' | 'server' | 'everything' | ProbePoint | `temporal@${ProbePoint}`;

export interface Rig {
  readonly home: string;
  base(): string;
  /** The port at which it takes mail. */
  mailPort(): number;
  /** Kills, by SIGKILL, and sees to it that all is up again. Answers false when nobody came by the point in time. */
  kill(what: Kill): Promise<boolean>;
  /** Waits until the server says that all its parts are up. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const tuning = fileURLToPath(new URL('./tuning.ts', import.meta.url));
const readyWithinMs = 90_000;
const comesByWithinMs = 30_000;

/** Starts it on a new home. */
export async function startRig(httpHost: string): Promise<Rig> {
  const home = newHome();
  const environment = { NODE_ENV: 'test', TUNING: tuning, HTTP_CALL_HOSTS: httpHost, LOG_LEVEL: 'warn' };
  let server: ServerProcess;
  let url = '';
  // A server that ends without being asked or killed has a fault of its own.
  let expected = false;
  const watch = (watched: ServerProcess) =>
    void watched.exited.then(({ code, signal }) => {
      if (!expected && signal !== 'SIGKILL')
        console.error(`The server ended by itself (${code ?? signal}):\n${watched.output().slice(-4_000)}`);
    });
  const start = async () => {
    server = runSportello('start', home, environment);
    watch(server);
    url = (await server.prints('Sportello is ready at')).replace(/.*ready at /, '');
  };
  const order = join(home, 'kill-at');
  const ready = async () => {
    await until(
      `the server at ${url} to be ready`,
      readyWithinMs,
      async () => (await fetch(`${url}/api/health`)).ok,
    );
  };
  // On a busy machine it takes its time until the death of a process is told: both are waited for, whichever comes.
  const revive = async () => {
    await pause(300);
    const died = await Promise.race([server.exited.then(() => true), ready().then(() => false)]);
    if (!died) return;
    await start();
    await ready();
  };
  const killNamed = (name: string) => process.kill(childOf(home, name).pid, 'SIGKILL');
  await start();
  return {
    home,
    base: () => url,
    mailPort: () => Number(/taken by SMTP at \S+:(\d+)/.exec(server.output())?.[1]),
    ready,
    async kill(what) {
      if (what === 'server') server.signal('SIGKILL');
      else if (what === 'everything') {
        for (const { pid } of childrenOf(home)) process.kill(pid, 'SIGKILL');
        server.signal('SIGKILL');
      } else if (what === 'temporal' || what === 'postgres') killNamed(what);
      else if (what === 'worker') killNamed('worker-1');
      else {
        writeFileSync(order, what);
        const hit = await until(`a process to come by ${what}`, comesByWithinMs, () =>
          Promise.resolve(!existsSync(order)),
        ).catch(() => false);
        rmSync(order, { force: true });
        if (hit === false) return false;
      }
      await revive();
      return true;
    },
    async stop() {
      expected = true;
      server.signal('SIGTERM');
      await server.exited;
      const left = processesOn(home);
      if (left.length > 0) throw new Error(`Processes were left behind: ${left.join('; ')}`);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Waits for a condition, asked several times a second. Throws when it does not come true in time. */
export async function until(what: string, withinMs: number, holds: () => Promise<boolean>): Promise<true> {
  for (const end = performance.now() + withinMs; performance.now() < end; await pause(100)) {
    if (await holds().catch(() => false)) return true;
  }
  throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
}
