/** What starts an instance, and what its starter is told. */
import type { Actor, CalledBy } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';

export interface StartRequest {
  readonly workflow: string;
  /** Of a workflow that is published under no name; absent: the current version. */
  readonly version?: string;
  readonly data: JsonObject;
  /** Null for a channel or a program. */
  readonly actor: Actor | null;
  readonly channel: string | null;
  readonly occurredAt: number | null;
  /** The instance that this one follows; absent: none. */
  readonly previous?: string | null;
  /** Answers the first task in the same command. */
  readonly complete: {
    readonly task: string;
    readonly outcome: string | null;
    readonly data: JsonObject;
  } | null;
  /** The idempotency key; null: every call starts another instance. */
  readonly id: string | null;
  readonly bodyHash: string;
  /** A trial's own clock; null: the server's. */
  readonly trial: { readonly at: number } | null;
  /** The instance that calls this one. */
  readonly caller?: CalledBy;
  /** JSON pointers into the data of what is personal there, beside what the form marks. */
  readonly personal?: readonly string[];
}

/** That it runs, or ran and has ended. */
export interface Started {
  readonly ok: true;
  readonly id: string;
  readonly number: string;
  readonly state: 'running' | 'ended' | 'cancelled';
}
