/** What the API is given by the composition root, and what a request carries. */
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Actor } from '../engine/event.js';
import type { Mode } from '../domain/operator-mode.js';
import type { Right } from '../domain/rights.js';

/** Who makes a request: a person with a session, or a program with a key. */
export interface Caller {
  readonly via: 'session' | 'key';
  /** A person's unique name, or `key:<name>`; this is what the log and the audit show. */
  readonly name: string;
  /** The person's id; null for a program. */
  readonly userId: string | null;
  /** The session's id, for ending its event streams at sign-out; null for a program. */
  readonly sessionId: string | null;
  readonly displayName: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  readonly mode: Mode;
  /** Names of those who are away now and for whom they stand in. */
  readonly standsInFor: readonly string[];
  readonly rights: ReadonlySet<Right>;
  /** As the engine knows this caller. */
  readonly actor: Actor;
}

/** What Hono carries through a request. */
export interface ApiEnv {
  Variables: {
    /** The number to quote: a UUID. */
    requestId: string;
    authenticate: (c: Context<ApiEnv>) => Promise<Caller | null>;
    /** The keyed hash of what was asked, as commands keep it. */
    hashBody: (body: unknown) => string;
    /** Set by a route's guard; reading it on a public route is a fault. */
    caller: Caller;
    /** Set by routes that say more about a write than its address: kind and id. */
    auditSubject: string | undefined;
    /** Set by routes that show personal records: their reading is audited too. */
    auditRead: boolean | undefined;
    log: Logger;
  };
}
