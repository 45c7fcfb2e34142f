/** The HTTP server in this process, with what it does by itself; the composition root of the API. */
import { createHmac } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createApp } from '../api/app.js';
import { launched } from '../commands/launch.js';
import { closeStore } from '../store/store.js';
import { createCommandContext, createLogger, type WorkingSettings } from './contexts.js';
import { firstStart } from './first-start.js';
import { startMaintenance } from './maintenance.js';
import { loadTuning } from './tuning.js';
import { workerIsPolling } from './worker-health.js';

// How long requests in hand may take to end once the server stops.
const drainMs = 5_000;

export interface RunningServer {
  /** Where it listens, as told to the user. */
  readonly url: string;
  /** Takes no new request, ends those in hand, closes its connections. */
  stop(): Promise<void>;
}

/**
 * Starts the HTTP server in this process.
 * @throws when its address is taken or can't be listened at
 */
export async function startServer(settings: WorkingSettings): Promise<RunningServer> {
  const logger = createLogger(settings, 'server');
  const commands = createCommandContext(settings, logger, await loadTuning(settings));
  await firstStart(settings, commands);
  const { app, close } = createApp({
    store: commands.db,
    commands,
    signIn: { secret: cookieSecret(settings), baseUrl: publicUrl(settings) },
    trustedOrigins: [],
    behindProxy: settings.mode === 'production',
    health: {
      temporal: async () => void (await commands.temporal.workflowService.getSystemInfo({})),
      worker: () => workerIsPolling(commands.temporal),
    },
    logger,
    registry: null,
    clock: commands.clock,
  });
  const stopMaintenance = startMaintenance(commands);
  const listening = await listen(app.fetch, settings).catch(async (error: unknown) => {
    await stopMaintenance();
    throw error;
  });
  return {
    url: listening.url,
    async stop() {
      await listening.close();
      await stopMaintenance();
      await launched();
      await commands.confirmations.flush();
      await close();
      await commands.temporal.connection.close();
      await closeStore(commands.db);
    },
  };
}

/** Sessions outlive a restart: the secret is derived from the master key, so that all servers share it. */
function cookieSecret(settings: WorkingSettings): string {
  return createHmac('sha256', settings.masterKey).update('cookies').digest('base64');
}

function publicUrl({ host, port }: WorkingSettings): string {
  return `http://${bracketed(host)}:${port}`;
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: WorkingSettings,
): Promise<{ url: string; close: () => Promise<void> }> {
  const [server, bound] = await new Promise<[ReturnType<typeof serve>, number]>((settle, fail) => {
    const made = serve({ fetch, hostname: host, port }, (info) => settle([made, info.port]));
    made.once('error', (cause: NodeJS.ErrnoException) =>
      fail(new Error(whyNot(cause, host, port), { cause })),
    );
  });
  const close = () =>
    new Promise<void>((settle) => {
      server.close(() => settle());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      // Event streams never end by themselves.
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs).unref();
    });
  return { url: `http://${bracketed(host)}:${bound}`, close };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function whyNot(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `${host}:${port} is taken by another program: stop that one, or set PORT`;
  return `The server can't listen at ${host}:${port}: ${cause.message}. Set HOST or PORT`;
}
