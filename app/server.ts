/** The HTTP server in this process, with what it does by itself; the composition root of the API. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../api/app.js';
import type { ProcessStatus } from '../api/context.js';
import { launched } from '../commands/launch.js';
import { closeStore } from '../store/store.js';
import { createCommandContext, createLogger, type WorkingSettings } from './contexts.js';
import type { Outbox } from '../gateways/mail/outbox.js';
import { gatewaysOf } from './gateway-checks.js';
import { firstStart } from './first-start.js';
import { startMailIn, startMailRounds } from './mail.js';
import { startMaintenance } from './maintenance.js';
import { loadTuning } from './tuning.js';
import { workerIsPolling } from './worker-health.js';

// How long requests in hand may take to end once the server stops.
const drainMs = 5_000;

export interface RunningServer {
  /** Where it listens, as told to the user. */
  readonly url: string;
  /** Where mail is taken, `host:port`; null where it isn't. */
  readonly mailIn: string | null;
  /** Takes no new request, ends those in hand, closes its connections. */
  stop(): Promise<void>;
}

/**
 * Starts the HTTP server in this process; `processes` tells of those that run beside it.
 * @throws when its address is taken or can't be listened at
 */
export async function startServer(
  settings: WorkingSettings,
  processes: () => readonly ProcessStatus[],
  outbox: Pick<Outbox, 'list'> | null = null,
  web: string | null = null,
): Promise<RunningServer> {
  const logger = createLogger(settings, 'server');
  const commands = createCommandContext(settings, logger, await loadTuning(settings));
  await firstStart(settings, commands);
  const listening = await listen(settings);
  const { app, endStreams, close } = createApp({
    store: commands.db,
    commands,
    signIn: {
      secret: cookieSecret(settings),
      baseUrl: settings.publicUrl ?? listening.url,
      oidc: settings.oidc,
    },
    trustedOrigins: [],
    behindProxy: settings.mode === 'production',
    health: {
      temporal: async () => void (await commands.temporal.workflowService.getSystemInfo({})),
      worker: () => workerIsPolling(commands.temporal),
      processes,
    },
    gateways: gatewaysOf(settings),
    outbox,
    web,
    temporalPages:
      settings.temporalUiUrl === null
        ? null
        : `${settings.temporalUiUrl}/namespaces/${settings.temporalNamespace}/workflows/`,
    logger,
    registry: null,
    clock: commands.clock,
  });
  listening.answerBy(getRequestListener(app.fetch));
  const mailIn = await startMailIn(settings, commands);
  const stopMail = startMailRounds(settings, commands);
  const stopMaintenance = startMaintenance(commands);
  return {
    url: listening.url,
    mailIn: mailIn === null ? null : `${mailIn.host}:${mailIn.port}`,
    async stop() {
      const closed = listening.close();
      // After that no new stream can begin, and those that are open would never end by themselves.
      endStreams();
      await mailIn?.stop();
      await closed;
      await stopMail();
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

interface Listening {
  readonly url: string;
  /** Says who answers; to be called at once, before the first request can be read. */
  readonly answerBy: (listener: ReturnType<typeof getRequestListener>) => void;
  readonly close: () => Promise<void>;
}

// Before the application is made, as it must know the port that it was given.
async function listen({ host, port }: WorkingSettings): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((settle, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      fail(new Error(whyNot(cause, host, port), { cause })),
    );
    server.listen(port, host, settle);
  });
  const bound = (server.address() as AddressInfo).port;
  const close = () =>
    new Promise<void>((settle) => {
      server.close(() => settle());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), drainMs).unref();
    });
  const answerBy: Listening['answerBy'] = (listener) =>
    server.on('request', (request, response) => void listener(request, response));
  return { url: `http://${bracketed(host)}:${bound}`, answerBy, close };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function whyNot(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `${host}:${port} is taken by another program: stop that one, or set PORT`;
  return `The server can't listen at ${host}:${port}: ${cause.message}. Set HOST or PORT`;
}
