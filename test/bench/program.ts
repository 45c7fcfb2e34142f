/** A program of the benchmarks in a process of its own, with a channel for messages. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the program of a TypeScript file. It ends when the channel is closed. */
export async function startProgram(entry: URL): Promise<ChildProcess> {
  const run = fileURLToPath(new URL('../../run.js', import.meta.url));
  return fork(run, [fileURLToPath(entry)], { serialization: 'advanced' });
}
