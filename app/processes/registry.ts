import { z } from 'zod';
import { readJson, writeJson } from './home.js';
import type { Home } from './home.js';
import type { ProcessIdentity } from './process-identity.js';

// The file of children that run for us, written before anything is asked of them: whoever starts after a kill finds
// them there by process id and start mark. Written whole and at once, since there are a handful.

const entrySchema = z.object({
  name: z.string(),
  pid: z.number().int().positive(),
  startMark: z.string(),
  port: z.number().int().nullable(),
});

export interface RegisteredProcess extends ProcessIdentity {
  readonly name: string;
  readonly port: number | null;
}

/** Those that were started on this home and not seen to end. */
export function listProcesses(home: Home): readonly RegisteredProcess[] {
  const read = z.array(entrySchema).safeParse(readJson(home.processes));
  return read.success ? read.data : [];
}

/** Notes a child. */
export function addProcess(home: Home, entry: RegisteredProcess): void {
  writeJson(home.processes, [...listProcesses(home).filter((other) => other.pid !== entry.pid), entry]);
}

/** Forgets a child that has ended. */
export function removeProcess(home: Home, pid: number): void {
  const others = listProcesses(home);
  if (others.some((entry) => entry.pid === pid))
    writeJson(
      home.processes,
      others.filter((entry) => entry.pid !== pid),
    );
}
