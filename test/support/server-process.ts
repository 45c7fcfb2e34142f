/** The whole server as a user starts it, in a process of its own that a test may kill. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { homeAt } from '../../app/processes/home.js';
import { commandLine, isAlive } from '../../app/processes/process-identity.js';
import { listProcesses } from '../../app/processes/registry.js';
import type { RegisteredProcess } from '../../app/processes/registry.js';

const [run = '', main = ''] = ['../../run.js', '../../app/main.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

export interface ServerProcess {
  readonly pid: number;
  /** Everything that it printed. */
  output(): string;
  /** Settles when a line that holds `text` was printed; fails when it ends first. */
  prints(text: string): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** An empty home below the system's temporary folder. */
export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'sportello-'));
}

/** Runs a command of the command line on a home, at any free port unless `environment` says one. */
export function runSportello(
  command: string,
  home: string,
  environment: Readonly<Record<string, string>> = {},
): ServerProcess {
  const given = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    SPORTELLO_HOME: home,
    PORT: '0',
    ...environment,
  };
  const child = spawn(process.execPath, [run, main, command], {
    env: given,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      output += part.toString();
      for (const look of waiting) look();
    });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) =>
    child.once('close', (code, signal) => settle({ code, signal })),
  );
  const prints = (text: string) =>
    new Promise<string>((settle, fail) => {
      const look = () => {
        const line = output.split('\n').find((found) => found.includes(text));
        if (line === undefined) return;
        waiting.delete(look);
        settle(line);
      };
      waiting.add(look);
      look();
      void exited.then(() => fail(new Error(`It ended without printing "${text}":\n${output}`)));
    });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    prints,
    signal: (signal) => void child.kill(signal),
    exited,
  };
}

/** The children that run on a home now, as the server has noted them. */
export function childrenOf(home: string): readonly RegisteredProcess[] {
  return listProcesses(homeAt(home)).filter(isAlive);
}

/** The child with this name. @throws when it doesn't run */
export function childOf(home: string, name: string): RegisteredProcess {
  const child = childrenOf(home).find((entry) => entry.name === name);
  if (child === undefined) throw new Error(`No ${name} runs on ${home}`);
  return child;
}

/** Command lines of living processes that name this home: whatever a registry says. */
export function processesOn(home: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => commandLine(Number(pid)) ?? '').filter((line) => line.includes(home));
}
