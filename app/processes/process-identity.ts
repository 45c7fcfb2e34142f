import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

// A process id alone says nothing after a crash: the system gives it to another. With the instant of its start it is
// ours or it isn't. On Linux that instant is in ticks since boot, so the boot's id belongs to it.

export interface ProcessIdentity {
  readonly pid: number;
  readonly startMark: string;
}

/** The mark of a process's start, or null if no such process lives (a zombie is dead). */
export function startMark(pid: number): string | null {
  if (process.platform === 'linux') return linuxStartMark(pid);
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
  } catch {
    return null; // ps answers 1 when there is none
  }
}

function linuxStartMark(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field is the name in brackets and may hold anything: what follows its last bracket is regular.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || ticks === undefined) return null;
  return `${bootId()}:${ticks}`;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot'; // not mounted in some containers, which have a pid space of their own anyway
  }
}

/** Whether exactly this process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startMark(identity.pid) === identity.startMark;
}

/** The command line of a process, or null where it can't be seen. */
export function commandLine(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

/** The living processes that work in a folder (Linux), as far as we may see them. */
export function processesIn(folder: string): readonly ProcessIdentity[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids
    .filter((pid) => workingFolder(pid) === folder)
    .flatMap((text) => {
      const pid = Number(text);
      const mark = startMark(pid);
      return mark === null ? [] : [{ pid, startMark: mark }];
    });
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
