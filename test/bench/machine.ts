/** On what the numbers were measured. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Table } from './table.js';

/** The machine, and how busy it was before the run: figures of a busy one say little. */
export function describeMachine(): Table {
  const processors = cpus();
  return {
    title: 'Machine',
    columns: ['what', 'found'],
    rows: [
      ['processors', `${processors.length} × ${processors[0]?.model ?? 'unknown'}`],
      ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
      ['system', `${systemName()}, kernel ${release()}`],
      ['Node', process.version],
      ['Temporal', versionOf('temporal')],
      [
        'load before',
        loadavg()
          .map((load) => load.toFixed(1))
          .join(' '),
      ],
    ],
    notes: [],
  };
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}

function versionOf(command: string): string {
  try {
    return execFileSync(command, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return 'not on the path (the project’s own copy is used)';
  }
}
