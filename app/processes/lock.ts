import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Home } from './home.js';
import { isAlive, startMark } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

// One server a home. The lock appears by a hard link, so it is never half written and of two who try at once one wins.

const holderSchema = z.object({ pid: z.number().int(), startMark: z.string() });

/** Who holds the home now, or null if nobody who lives. */
export function lockHolder(home: Home): ProcessIdentity | null {
  const holder = parseHolder(readLock(home));
  return holder !== null && isAlive(holder) ? holder : null;
}

/**
 * Takes the home for this process; a lock whose holder is dead is taken over.
 * @returns gives the home back
 * @throws when a living process holds it, with its process id
 */
export function takeLock(home: Home): () => void {
  const mine = JSON.stringify({ pid: process.pid, startMark: startMark(process.pid) ?? '' });
  const draft = `${home.lock}.${process.pid}.${process.hrtime.bigint()}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (linked(draft, home.lock)) return () => giveBack(home, mine);
      removeStale(home);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The lock ${home.lock} can't be taken: others keep taking it. Try again`);
}

function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(home: Home): void {
  const found = readLock(home);
  if (found === null) return;
  const holder = parseHolder(found);
  if (holder !== null && isAlive(holder))
    throw new Error(
      `Sportello runs already on ${home.folder}, as process ${holder.pid}. ` +
        `Stop that one (Ctrl-C, or kill ${holder.pid}), or set SPORTELLO_HOME to another folder`,
    );
  // Moved aside first: if somebody took it over in between, it is theirs that we moved, and it goes back.
  const aside = `${home.lock}.stale.${process.pid}`;
  try {
    renameSync(home.lock, aside);
  } catch {
    return; // somebody else removed it
  }
  if (readFileSync(aside, 'utf8') !== found) linked(aside, home.lock);
  rmSync(aside, { force: true });
}

function giveBack(home: Home, mine: string): void {
  if (readLock(home) === mine) rmSync(home.lock, { force: true });
}

function readLock(home: Home): string | null {
  try {
    return readFileSync(home.lock, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string | null): ProcessIdentity | null {
  try {
    const holder = holderSchema.safeParse(JSON.parse(text ?? 'null'));
    return holder.success ? holder.data : null;
  } catch {
    return null; // not ours: nobody can be behind it
  }
}
