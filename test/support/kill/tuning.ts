/**
 * Faults in the processes of a server under test: a process that comes by the point that the file `kill-at` in its home
 * names kills itself there, with SIGKILL. The file is taken away first, so that one order kills one process.
 */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Tuning, WorkingSettings } from '../../../app/contexts.js';

export function tuning({ home }: WorkingSettings): Tuning {
  return {
    // Continuing as new at every few recordings, so that kills fall into it too.
    recordingsPerRun: 4,
    patienceMs: 4_000,
    probe(point) {
      const order = join(home, 'kill-at');
      if (ordered(order) !== point) return;
      try {
        renameSync(order, `${order}.done`);
      } catch {
        return;
      }
      process.kill(process.pid, 'SIGKILL');
    },
  };
}

function ordered(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
