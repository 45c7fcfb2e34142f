/** A whole Sportello on a home of its own, started as `npm start` starts it. */
import { rmSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import type { WorkingSettings } from '../../app/contexts.js';
import { masterKey } from '../../app/master-key.js';
import { joinHome } from '../../app/processes/embedded.js';
import { readSettings } from '../../app/settings.js';
import { childOf, newHome, runSportello } from '../support/server-process.js';
import { publishPlainTicket } from './plain-ticket.js';
import type { Parts } from './process-cost.js';

export interface Installation {
  readonly url: string;
  readonly settings: WorkingSettings;
  /** The server, the worker, Temporal and PostgreSQL. */
  readonly parts: Parts;
  /** Workflow histories, by instance. */
  readonly temporal: Client;
  stop(): Promise<void>;
}

/** Starts one on an empty home. @throws when it ends before it is ready */
async function startInstallation(): Promise<Installation> {
  const home = newHome();
  const server = runSportello('start', home, { LOG_LEVEL: 'warn' });
  const url = (await server.prints('Sportello is ready at')).replace(/.*ready at /, '');
  const joined = joinHome(readSettings({ SPORTELLO_HOME: home, LOG_LEVEL: 'warn' }));
  await publishPlainTicket(joined.databaseUrl);
  const connection = await Connection.connect({ address: joined.temporalAddress });
  return {
    url,
    settings: { ...joined, masterKey: masterKey(joined) },
    parts: {
      server: server.pid,
      worker: childOf(home, 'worker-1').pid,
      temporal: childOf(home, 'temporal').pid,
      postgres: childOf(home, 'postgres').pid,
    },
    temporal: new Client({ connection, namespace: joined.temporalNamespace }),
    async stop() {
      await connection.close();
      server.signal('SIGTERM');
      await server.exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Runs `work` on an installation of its own, which is then stopped and removed. */
export async function onInstallation<Result>(
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await startInstallation();
  try {
    return await work(installation);
  } finally {
    await installation.stop();
  }
}
