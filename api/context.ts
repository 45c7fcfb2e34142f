/** What the API works with; made once, in the composition root. */
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { CommandContext } from '../commands/context.js';
import type { Gateway } from '../domain/gateways.js';
import type { Outbox } from '../gateways/mail/outbox.js';
import type { Store } from '../store/store.js';
import type { AuthSettings } from './auth.js';
import type { EventSpans } from './event-stream.js';

/** A process of the installation, as its supervisor sees it; without a pid it lives in ours. */
export interface ProcessStatus {
  readonly name: string;
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped';
  readonly pid: number | null;
  readonly restarts: number;
}

/** Whether each part answers, and how the processes are; asked by `/api/health`. */
interface HealthChecks {
  readonly temporal: () => Promise<void>;
  readonly worker: () => Promise<void>;
  readonly processes: () => readonly ProcessStatus[];
}

export interface ApiContext {
  readonly store: Store;
  readonly commands: CommandContext;
  readonly signIn: AuthSettings;
  /** Further origins whose pages may write with a session (our own needs no naming). */
  readonly trustedOrigins: readonly string[];
  /** True if every request comes through a proxy of ours, whose `X-Forwarded-For` is then believed. */
  readonly behindProxy: boolean;
  readonly health: HealthChecks;
  /** The outside systems that we speak to. */
  readonly gateways: readonly Gateway[];
  /** What went out while there was no server to send it by; null in production, and where there is one. */
  readonly outbox: Pick<Outbox, 'list'> | null;
  /** The folder of the interface's files; null where it is served by something else. */
  readonly web: string | null;
  /** Where Temporal's own page of a workflow is, its id to be added; null where there is none. */
  readonly temporalPages: string | null;
  readonly logger: Logger;
  /** Where the API counts, if other parts of the process count too. */
  readonly registry: Registry | null;
  /** Spans of event streams; without them the usual ones. */
  readonly eventSpans?: EventSpans;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
}
