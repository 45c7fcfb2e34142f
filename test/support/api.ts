/** The API on a database of its own, with the demonstration organisation and without Temporal: what needs it is refused as unavailable. */
import pino from 'pino';
import type { ApiContext } from '../../api/context.js';
import { createApp } from '../../api/app.js';
import { createDemoOrganisation } from '../../commands/demo-organisation.js';
import { createDatabase } from './database.js';

/** Makes the database and the application; `stop` drops it. `change` replaces parts of the context. */
export async function startApi(change: Partial<ApiContext> = {}) {
  const database = await createDatabase();
  await createDemoOrganisation(database.store);
  const context = {
    store: database.store,
    signIn: { secret: 'a secret for tests, of more than 32 characters', baseUrl: 'http://localhost' },
    trustedOrigins: [],
    behindProxy: false,
    health: { temporal: async () => undefined, worker: async () => undefined },
    logger: pino({ level: 'silent' }),
    registry: null,
    clock: Date.now,
    ...change,
  } as ApiContext;
  const { app, close } = createApp(context);
  return {
    app,
    store: database.store,
    async stop() {
      await close();
      await database.drop();
    },
  };
}
