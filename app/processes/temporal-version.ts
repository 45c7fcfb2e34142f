import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The Temporal CLI that we fetch; it brings server 1.32, the first whose time can be skipped. */
export const wantedVersion = '1.9.1';

/** The version that a Temporal CLI tells of itself, or null if this is none. */
export async function versionOf(program: string): Promise<string | null> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 20_000 });
    return /temporal version v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Whether a version is `wantedVersion` or later. */
export function isRecentEnough(version: string): boolean {
  const [found, wanted] = [version, wantedVersion].map((text) => text.split('.').map(Number));
  for (let n = 0; n < 3; n += 1) {
    const difference = (found?.[n] ?? 0) - (wanted?.[n] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
