/** A program of the benchmarks in a process of its own, with a channel for messages. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the program of a TypeScript file, what is in `preloaded` first. It ends when the channel is closed. */
export async function startProgram(entry: URL, preloaded: readonly URL[] = []): Promise<ChildProcess> {
  const run = fileURLToPath(new URL('../../run.js', import.meta.url));
  const execArgv = [...process.execArgv, ...preloaded.flatMap((file) => ['--require', fileURLToPath(file)])];
  return fork(run, [fileURLToPath(entry)], { serialization: 'advanced', execArgv });
}
