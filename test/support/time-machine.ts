/**
 * The product over real HTTP, PostgreSQL and Temporal, whose time a test moves: the server's clock is set forward, and the
 * workflows' own is skipped to it, so that their timers go off on the way.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '../../api/app.js';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { firstStart } from '../../app/first-start.js';
import { fastForward, timeSkippingSettings } from '../../app/trial/time-skipping.js';
import { startWorker } from '../../app/worker.js';
import { launched } from '../../commands/launch.js';
import { findInstance } from '../../store/instances.js';
import { migrate } from '../../store/migrate.js';
import { closeStore } from '../../store/store.js';
import { startStack } from './stack.js';

/** Starts it with the demonstration's people and the shipped definitions; its clock stands at `at`, as text. */
export async function startTimeMachine(at: string) {
  const stack = await startStack({ dynamicConfig: timeSkippingSettings });
  const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  const logger = createLogger(settings, 'test');
  let shiftMs = Date.parse(at) - Date.now();
  const clock = () => Date.now() + shiftMs;
  const commands = { ...createCommandContext(settings, logger), clock, shiftOf: () => shiftMs };
  await firstStart(settings, commands);
  const worker = await startWorker(settings);
  const server = serve({ fetch: (request) => app.fetch(request), hostname: '127.0.0.1', port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { app, close, endStreams } = createApp({
    ...{ store: commands.db, commands, logger, clock, trustedOrigins: [], behindProxy: false },
    signIn: { secret: 'a secret for tests, of more than 32 characters', baseUrl: base, oidc: null },
    health: { temporal: async () => undefined, worker: async () => undefined, processes: () => [] },
    ...{ gateways: [], outbox: null, web: null, temporalPages: null, registry: null },
  });
  const { temporal } = commands;
  const skip = async (id: string, byMs: number) => {
    try {
      await fastForward(temporal.connection, settings.temporalNamespace, id, byMs);
    } catch (error) {
      // It may end by what is due on the way, and has no workflow as long as it only waits for people.
      const { state, hasWorkflow } = (await findInstance(commands.db, id, null)) ?? {};
      if (state !== 'ended' && hasWorkflow !== false) throw error;
    }
  };
  return {
    base,
    /** Moves time to an instant, as text; timers of these instances that are due on the way go off. */
    async travelTo(instant: string, instances: readonly string[]): Promise<void> {
      await launched();
      const byMs = Date.parse(instant) - clock();
      if (byMs < 1) throw new RangeError(`Time goes forward only: it is later than ${instant}.`);
      shiftMs += byMs;
      for (const id of instances) await skip(id, byMs);
    },
    async stop() {
      endStreams();
      await new Promise((closed) => server.close(closed));
      worker.stop();
      await worker.ended;
      await launched();
      await commands.confirmations.flush();
      await close();
      await temporal.connection.close();
      await closeStore(commands.db);
      await stack.stop();
    },
  };
}
