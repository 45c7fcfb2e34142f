import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ConnectedSettings } from './processes/embedded.js';
import type { ServiceStatus } from './processes/supervisor.js';

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
export async function startServer(
  settings: ConnectedSettings,
  processes: () => readonly ServiceStatus[],
): Promise<RunningServer> {
  const app = new Hono();
  app.get('/api/health', (c) => c.json({ live: true, processes: processes() }));
  return listen(app.fetch, settings);
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: ConnectedSettings,
): Promise<RunningServer> {
  const [server, bound] = await new Promise<[ReturnType<typeof serve>, number]>((settle, fail) => {
    const made = serve({ fetch, hostname: host, port }, (info) => settle([made, info.port]));
    made.once('error', (cause: NodeJS.ErrnoException) =>
      fail(new Error(whyNot(cause, host, port), { cause })),
    );
  });
  const stop = () =>
    new Promise<void>((settle) => {
      server.close(() => settle());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, stop };
}

function whyNot(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `${host}:${port} is taken by another program: stop that one, or set PORT`;
  return `The server can't listen at ${host}:${port}: ${cause.message}. Set HOST or PORT`;
}
