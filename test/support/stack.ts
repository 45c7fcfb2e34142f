/** A real PostgreSQL and a real Temporal for a test, started by the same code as `npm start` does; where the test run has a PostgreSQL, a database of that. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../app/processes/embedded.js';
import type { ConnectedSettings } from '../../app/processes/embedded.js';
import { createSupervisor } from '../../app/processes/supervisor.js';
import type { ServiceStatus } from '../../app/processes/supervisor.js';
import { readSettings } from '../../app/settings.js';

export interface Stack {
  readonly home: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Settings that point at this stack. */
  readonly settings: ConnectedSettings;
  /** The processes as /api/health would show them; a killed one comes back by itself. */
  status(): readonly ServiceStatus[];
  /** What was said while starting and supervising. */
  readonly said: readonly string[];
  /** Stops all; a home made by `startStack` is removed. */
  stop(): Promise<void>;
}

export interface StackOptions {
  /** A folder to keep, with a PostgreSQL in it; without it a new one is made and removed at the stop. */
  readonly home?: string;
  /** Temporal's dynamic configuration as `KEY=JSON`, such as `timeSkippingSettings`. */
  readonly dynamicConfig?: readonly string[];
  readonly namespace?: string;
}

/** A migrated database of the test run's PostgreSQL, which is there in the project `system`; null elsewhere. */
async function databaseOfRun() {
  if (process.env['VITEST'] === undefined) return null;
  // Here, as histories are recorded outside of vitest.
  const [{ inject }, { createDatabase }] = await Promise.all([import('vitest'), import('./database.js')]);
  return (inject('postgresUrl') as string | undefined) === undefined ? null : createDatabase();
}

/**
 * Starts PostgreSQL and Temporal, a second cold, half of one on a kept home.
 * @throws when one of them doesn't become ready; then nothing is left
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = options.home ?? mkdtempSync(join(tmpdir(), 'sportello-'));
  const namespace = options.namespace ?? 'sportello';
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const database = options.home === undefined ? await databaseOfRun() : null;
  const settings = readSettings({
    ...{ NODE_ENV: 'test', SPORTELLO_HOME: folder, TEMPORAL_NAMESPACE: namespace },
    ...(database === null ? {} : { DATABASE_URL: database.url }),
  });
  const open = await openHome(settings, say, options.dynamicConfig);
  const supervisor = createSupervisor(say);
  // A test run that ends without a stop must not leave processes.
  const atExit = () => supervisor.kill();
  process.once('exit', atExit);
  const stop = async () => {
    await supervisor.stop();
    await database?.drop();
    open.close();
    process.off('exit', atExit);
    if (options.home === undefined) rmSync(folder, { recursive: true, force: true });
  };
  await supervisor.start(open.services).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { databaseUrl, temporalAddress } = open.settings;
  return {
    home: folder,
    databaseUrl,
    temporalAddress,
    namespace,
    settings: open.settings,
    status: () => supervisor.status(),
    said,
    stop,
  };
}
