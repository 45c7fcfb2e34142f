import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { foreignEnvironment } from '../settings.js';
import { endByIdentity, postgresEnding } from './ending.js';
import type { EndingStep } from './ending.js';
import type { Home } from './home.js';
import type { PostgresPrograms, SystemUser } from './postgres-user.js';
import { processesIn } from './process-identity.js';

const run = promisify(execFile);

/** The superuser of the embedded cluster. */
export const superuser = 'sportello';

/**
 * Makes the data folder if there is none. It is made aside and moved, so that a kill never leaves half of one.
 * @throws when initdb fails, with what it said
 */
export async function makeCluster(
  home: Home,
  programs: PostgresPrograms,
  user: SystemUser | null,
  password: string,
): Promise<void> {
  if (existsSync(join(home.postgres, 'PG_VERSION'))) return;
  const draft = `${home.postgres}.draft`;
  const passwordFile = join(home.folder, 'postgres-password.draft');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  // The builtin provider sorts and folds alike on every system and after every update of its libraries.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await run(programs.initdb, [`--pgdata=${draft}`, ...access, ...locale], {
      cwd: draft,
      env: { ...foreignEnvironment(), TZ: 'UTC' },
      ...(user ?? {}),
    });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new Error(`The embedded PostgreSQL can't make its data folder ${home.postgres}: ${said}`, {
      cause,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, home.postgres);
}

/** Sessions whose server was killed: nothing of theirs can be saved any more. */
const orphanEnding: readonly EndingStep[] = [
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 10_000 },
];

/**
 * Clears the way that `postmaster.pid` bars, and the socket's own lock. PostgreSQL refuses to start while a process of that number is there, even
 * if it is another program's by now, or dead and not yet buried. The file also guards against sessions that outlive
 * their killed server, so it goes only when nobody works in the data folder any more: a server that nobody noted is
 * ended, then what sessions are left.
 * @throws when one of them can't be ended
 */
export async function clearPostmasterPid(home: Home): Promise<void> {
  const file = join(home.postgres, 'postmaster.pid');
  if (process.platform !== 'linux' || !existsSync(file)) return; // elsewhere PostgreSQL judges alone
  const folder = realpathSync(home.postgres);
  const noted = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const server = processesIn(folder).find(({ pid }) => pid === noted);
  if (server !== undefined) await endByIdentity(`PostgreSQL (process ${noted})`, server, postgresEnding);
  const orphans = processesIn(folder).map((one) =>
    endByIdentity(`a session of PostgreSQL (process ${one.pid})`, one, orphanEnding),
  );
  await Promise.all(orphans);
  for (const name of readdirSync(folder))
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))
      rmSync(join(folder, name), { force: true });
}
