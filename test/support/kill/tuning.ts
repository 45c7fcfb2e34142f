/**
 * Faults in the processes of a server under test: a process that comes by the point that the file `kill-at` in its home
 * names kills itself there, with SIGKILL; or, with `temporal@point`, kills Temporal: before or after a recording,
 * be it the server's or a workflow's. The file is taken away first: one order, one kill.
 */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { childOf } from '../server-process.js';
import type { Tuning, WorkingSettings } from '../../../app/contexts.js';

export function tuning({ home }: WorkingSettings): Tuning {
  return {
    // Continuing as new at every few recordings, so that kills fall into it too.
    recordingsPerRun: 4,
    patienceMs: 4_000,
    probe(point) {
      const order = join(home, 'kill-at');
      const [victim, at] = partsOf(ordered(order));
      if (at !== point) return;
      try {
        renameSync(order, `${order}.done`);
      } catch {
        return;
      }
      process.kill(victim === null ? process.pid : childOf(home, victim).pid, 'SIGKILL');
    },
  };
}

/** `temporal@append.before`: whom to kill, and where; no victim named means whoever comes by. */
function partsOf(order: string | null): readonly [victim: string | null, point: string | null] {
  const [first = null, second = null] = order?.split('@') ?? [];
  return second === null ? [null, first] : [first, second];
}

function ordered(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
