// The entry of a worker child: the server starts it (processes/worker-child.ts), with settings in its environment.
import { readyMessage } from './processes/worker-child.js';
import { runWorker } from './commands/worker.js';
import { readSettings } from './settings.js';

process.exitCode = await runWorker(readSettings(), {
  ready: () => {
    if (process.connected) process.send?.(readyMessage);
  },
  // The channel breaks when the server is gone, however it went, perhaps while we start: without it nobody would end us.
  orphaned: (end) => (process.connected ? process.once('disconnect', end) : end()),
});
process.exit();
