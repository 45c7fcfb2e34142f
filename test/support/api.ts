/** The API on a database of its own, with the demonstration organisation. Temporal is out of reach: commands are recorded, no workflow hears of them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../../api/app.js';
import type { ApiContext } from '../../api/context.js';
import { createTemporalClient } from '../../app/temporal-client.js';
import { createConfirmations } from '../../commands/confirmations.js';
import type { CommandContext } from '../../commands/context.js';
import { importDefinitions } from '../../commands/definitions.js';
import type { DefinitionText } from '../../domain/definition-file.js';
import { createDemoOrganisation } from '../../commands/demo-organisation.js';
import { createInstanceNumbers } from '../../commands/instance-numbers.js';
import { noProbe } from '../../commands/probe.js';
import { createRecentStates } from '../../commands/recent-states.js';
import { createStoreServices } from '../../commands/store-services.js';
import { createPrograms } from '../../commands/programs.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { createBell } from '../../store/bell.js';
import { deriveKeys } from '../../store/sealing.js';
import { inTransaction, type Store } from '../../store/store.js';
import { createDatabase } from './database.js';

const now = () => Date.now();

/** Makes the database and the application, with these definitions published; `stop` drops it. `change` replaces parts of the context. */
export async function startApi(
  definitions: readonly DefinitionText[] = [],
  change: Partial<ApiContext> = {},
) {
  const database = await createDatabase();
  await createDemoOrganisation(database.store);
  const imported = await inTransaction(database.store, (db) =>
    importDefinitions(db, definitions, 'test', now()),
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems, null, 1));
  const logger = pino({ level: 'fatal' });
  const commands = commandContext(database.store, logger);
  const { app, close, endStreams } = createApp({
    store: database.store,
    commands,
    signIn: {
      secret: 'a secret for tests, of more than 32 characters',
      baseUrl: 'http://localhost',
      oidc: null,
    },
    trustedOrigins: [],
    behindProxy: false,
    health: { temporal: async () => undefined, worker: async () => undefined, processes: () => [] },
    logger,
    gateways: [],
    outbox: null,
    web: null,
    temporalPages: null,
    registry: null,
    clock: now,
    ...change,
  });
  return {
    app,
    store: database.store,
    commands,
    async stop() {
      endStreams();
      await close();
      await database.drop();
    },
  };
}

function commandContext(store: Store, log: pino.Logger): CommandContext {
  return {
    db: store,
    programs: createPrograms(store, now),
    keys: deriveKeys(Buffer.alloc(32, 7)),
    probe: noProbe,
    heard: () => undefined,
    shiftOf: () => 0,
    bell: createBell(store),
    recent: createRecentStates(10),
    temporal: createTemporalClient('127.0.0.1:1', 'nowhere'), // nothing listens there
    storeServices: createStoreServices(deriveKeys(Buffer.alloc(32, 7))),
    confirmations: createConfirmations(store, 10),
    numbering: createInstanceNumbers(store),
    files: createAttachmentFiles(mkdtempSync(join(tmpdir(), 'sportello-attachments-')), Buffer.alloc(32, 9)),
    log,
    clock: now,
    patienceMs: 300,
    recordingsPerRun: 500,
  };
}
