import { connect } from 'node:net';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { foreignEnvironment } from '../settings.js';
import { startChild, untilReady } from './child.js';
import { temporalEnding } from './ending.js';
import type { Home } from './home.js';
import { portFor } from './ports.js';
import type { Service } from './service.js';

// The embedded Temporal: the CLI's development server on a SQLite file in the home, kept between starts.

export interface TemporalOptions {
  readonly namespaces: readonly string[];
  /** Port of its web pages; null: off. */
  readonly uiPort: number | null;
  /** Dynamic configuration as `KEY=JSON`: only trials and tests need any. */
  readonly dynamicConfig: readonly string[];
  /** SQLite's `synchronous`: FULL loses nothing at a power loss; NORMAL may lose the last commits then. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Finds the CLI; called at each start. */
  readonly cli: () => Promise<string>;
}

export interface EmbeddedTemporal extends Service {
  readonly address: string;
}

const readyLimits = { waitMs: 120_000, everyMs: 50 } as const;

/**
 * The embedded Temporal of a home, not started yet.
 * @throws when no port is free
 */
export async function embeddedTemporal(home: Home, options: TemporalOptions): Promise<EmbeddedTemporal> {
  const port = await portFor(home, 'temporal');
  const address = temporalAddress(port);
  return {
    name: 'temporal',
    address,
    start: async (abort) => {
      const child = await startChild(home, {
        name: 'temporal',
        command: await options.cli(),
        args: argumentsOf(join(home.temporal, 'temporal.sqlite'), port, options),
        environment: foreignEnvironment(),
        ending: temporalEnding,
        killSignal: 'SIGKILL',
        port,
        user: null,
        channel: false,
      });
      await untilReady(home, 'temporal', child, () => answers(port, options.namespaces), {
        ...readyLimits,
        abort,
      });
      return child;
    },
  };
}

/** Where an embedded Temporal listens. */
export function temporalAddress(port: number): string {
  return `127.0.0.1:${port}`;
}

function argumentsOf(file: string, port: number, options: TemporalOptions): string[] {
  const dynamic = ['frontend.enableServerVersionCheck=false', ...options.dynamicConfig]; // calls nobody outside
  return [
    ...['server', 'start-dev', '--db-filename', file, '--ip', '127.0.0.1', '--port', String(port)],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', `synchronous=${options.synchronous}`],
    ...(options.uiPort === null ? ['--headless'] : ['--ui-port', String(options.uiPort)]),
    ...['--log-level', 'warn', '--disable-config-file', '--disable-config-env'],
    ...options.namespaces.flatMap((namespace) => ['--namespace', namespace]),
    ...dynamic.flatMap((setting) => ['--dynamic-config-value', setting]),
  ];
}

async function answers(port: number, namespaces: readonly string[]): Promise<boolean> {
  if (!(await listens(port))) return false; // before gRPC, which waits a second after a refusal
  const connection = await Connection.connect({ address: temporalAddress(port), connectTimeout: 2_000 });
  try {
    for (const namespace of namespaces)
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    return true;
  } finally {
    await connection.close();
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    const told = (open: boolean) => {
      socket.destroy();
      settle(open);
    };
    socket.once('connect', () => told(true));
    socket.once('error', () => told(false));
  });
}
