import type { Home } from './home.js';
import { endByIdentity, postgresEnding, temporalEnding, workerEnding } from './ending.js';
import type { EndingStep } from './ending.js';
import { isAlive } from './process-identity.js';
import { listProcesses, removeProcess } from './registry.js';
import type { Say } from './service.js';

// A start that was killed leaves its children. They are ended, not adopted: nobody but a parent learns at once that a
// process has died, and starting PostgreSQL and Temporal anew costs a second.

/**
 * Ends what an earlier start left on this home: by process id, after checking that id and start mark are those noted.
 * To be called with the lock held.
 * @throws when one can't be ended
 */
export async function endLeftOvers(home: Home, say: Say): Promise<void> {
  const known = listProcesses(home);
  // As at a stop: first who uses the others, PostgreSQL last.
  for (const name of ['worker', 'temporal', 'postgres']) {
    const these = known.filter((entry) => kindOf(entry.name) === name);
    await Promise.all(
      these.map(async (entry) => {
        if (isAlive(entry)) {
          say(`Ending ${entry.name} (process ${entry.pid}), left by a start that was killed`);
          await endByIdentity(`${entry.name} (process ${entry.pid})`, entry, endingOf(name));
        }
        removeProcess(home, entry.pid);
      }),
    );
  }
}

function kindOf(name: string): string {
  return name.replace(/-\d+$/, '');
}

function endingOf(kind: string): readonly EndingStep[] {
  if (kind === 'postgres') return postgresEnding;
  return kind === 'temporal' ? temporalEnding : workerEnding;
}
