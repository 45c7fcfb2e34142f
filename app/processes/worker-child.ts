import { fileURLToPath } from 'node:url';
import { environmentOf } from '../settings.js';
import type { Settings } from '../settings.js';
import { startChild, untilReady } from './child.js';
import { workerEnding } from './ending.js';
import type { Home } from './home.js';
import type { Service } from './service.js';

// A worker is our own code in a process of its own: replaying workflows is heavy, and must not hold up HTTP. It says
// "ready" on its channel when it polls; when the channel breaks, the server has died and the worker ends too.

const leanSandbox = '../lean-sandbox.cjs';

/** What a worker child says on its channel when it polls. */
export const readyMessage = 'ready';

/** One process may take long to begin on a busy machine: it transpiles what has changed and bundles the workflows. */
const readyLimits = { waitMs: 120_000, everyMs: 20 } as const;

/** The worker child number n (from 1), with settings that name where PostgreSQL and Temporal are. */
export function workerService(home: Home, n: number, settings: Settings): Service {
  const name = `worker-${n}`;
  return {
    name,
    start: async (abort) => {
      const child = await startChild(home, {
        name,
        command: process.execPath,
        args: ['--require', ...[leanSandbox, '../../run.js', '../worker-main.ts'].map(pathOf)],
        environment: environmentOf(settings),
        ending: workerEnding,
        killSignal: 'SIGKILL',
        port: null,
        user: null,
        channel: true,
      });
      let ready = false;
      child.process.on('message', (message) => (ready ||= message === readyMessage));
      await untilReady(home, name, child, async () => ready, { ...readyLimits, abort });
      return child;
    },
  };
}

function pathOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
