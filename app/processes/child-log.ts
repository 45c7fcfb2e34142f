import {
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.js';

// A child writes straight into its file, not through us: what it said last is there even when we were killed. The file
// is moved aside at a start when it has grown, and copied and cut while the child runs (it appends, so it goes on at
// the new end); lines written between the copy and the cut are lost, which a log can bear.

const mostBytes = 10 * 1024 * 1024;
const keptFiles = 3;

/** The log file of a child. */
export function logFile(home: Home, name: string): string {
  return join(home.logs, `${name}.log`);
}

/** Opens a child's log for appending, after moving a large one aside. The caller closes the descriptor. */
export function openLog(home: Home, name: string): number {
  const file = logFile(home, name);
  if (sizeOf(file) > mostBytes) {
    shift(file);
    renameSync(file, `${file}.1`);
  }
  return openSync(file, 'a', 0o600);
}

/** Cuts a child's log that has grown too large while it runs. */
export function limitLog(home: Home, name: string): void {
  const file = logFile(home, name);
  if (sizeOf(file) <= mostBytes) return;
  shift(file);
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** The last lines of a child's log, for an error message. */
export function lastLines(home: Home, name: string, lines: number): string {
  const file = logFile(home, name);
  const size = sizeOf(file);
  if (size === 0) return '(its log is empty)';
  const part = Buffer.alloc(Math.min(size, 16 * 1024));
  const handle = openSync(file, 'r');
  readSync(handle, part, 0, part.length, size - part.length);
  closeSync(handle);
  return part.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

function shift(file: string): void {
  rmSync(`${file}.${keptFiles}`, { force: true });
  for (let n = keptFiles - 1; n >= 1; n -= 1)
    if (sizeOf(`${file}.${n}`) > 0) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
