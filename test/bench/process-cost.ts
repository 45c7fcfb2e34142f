/** What processes cost, as Linux counts it in /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** CPU milliseconds or bytes, by the name of a part (`server`, `worker`, …). */
export type ByPart = Readonly<Record<string, number>>;

/** Process ids by the name of a part. A part is a process with all its descendants: PostgreSQL has one a connection. */
export type Parts = Readonly<Record<string, number>>;

// The kernel's unit of time in /proc, the same on every Linux since 2.6.
const msPerTick = 10;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own, and that of its children that have ended. */
  readonly cpuMs: number;
}

/** CPU that each part has used since its start, in milliseconds, children that have ended included. */
export function cpuOf(parts: Parts): ByPart {
  return sumOverTrees(parts, ({ cpuMs }) => cpuMs);
}

/** Memory of each part in bytes: of pages that several processes share, each has its share (PSS). */
export function memoryOf(parts: Parts): ByPart {
  return sumOverTrees(parts, ({ pid }) => kilobytes(pid, 'smaps_rollup', 'Pss') * 1024);
}

/** Resident memory of each part in bytes; pages that its processes share are counted in each of them (RSS). */
export function residentOf(parts: Parts): ByPart {
  return sumOverTrees(parts, ({ pid }) => kilobytes(pid, 'status', 'VmRSS') * 1024);
}

/** What was used between two readings. */
export function difference(before: ByPart, after: ByPart): ByPart {
  return Object.fromEntries(
    Object.entries(after).map(([part, value]) => [part, value - (before[part] ?? 0)]),
  );
}

/** Everything together. */
export function total(values: ByPart): number {
  return Object.values(values).reduce((sum, value) => sum + value, 0);
}

function sumOverTrees(parts: Parts, valueOf: (process: Process) => number): ByPart {
  const all = listProcesses();
  // The server is the parent of the others: a part ends where another begins.
  const roots = new Set(Object.values(parts));
  const sumOf = (pid: number): number => {
    const own = all.find((process) => process.pid === pid);
    const children = all.filter(({ parent, pid: child }) => parent === pid && !roots.has(child));
    return children.reduce((sum, child) => sum + sumOf(child.pid), own === undefined ? 0 : valueOf(own));
  };
  return Object.fromEntries(Object.entries(parts).map(([part, pid]) => [part, sumOf(pid)]));
}

function listProcesses(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null;
    if (stat === null) return [];
    // The second field is the command in brackets, which may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
    return [{ pid: Number(name), parent, cpuMs: ticks * msPerTick }];
  });
}

function kilobytes(pid: number, file: string, field: string): number {
  const text = read(`/proc/${pid}/${file}`) ?? '';
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // it has ended
  }
}
