/**
 * The input events of an instance: everything that can happen to it. A log entry holds the whole event,
 * so that replaying the log by `advance` gives the state again.
 * All instants are milliseconds since 1970 UTC.
 */
import type { Json, JsonObject } from './json.js';
import type { OutreachTotals } from './outreach/order.js';

/** Who does something. `any`: has the right to act in place of every group (a supervisor's, or a scenario's unnamed user). */
export interface Actor {
  readonly name: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  readonly any: boolean;
  /** Of which modes tasks they take now (`to: {mode}`); absent: of all. */
  readonly modes?: readonly string[];
  /** Names of those who are away and for whom they stand in. */
  readonly standsInFor?: readonly string[];
}

/** Who called an instance: the caller, its number for the call and its step; `depth` counts those who called one another. */
export interface CalledBy {
  readonly instance: string;
  readonly call: string;
  readonly step: string;
  /** Whether the caller waits for the end. */
  readonly waits: boolean;
  readonly depth: number;
  /** Who could see the caller when it called (`g:<group>`, `u:<user>`): they see this one too. */
  readonly seenBy: readonly string[];
}

/** What never changes in an instance; `by` is the starter's name, null for a program or a channel. */
export interface InstanceFacts {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly channel: string | null;
  readonly started_by: string | null;
  readonly previous: string | null;
  /** Absent where nobody called it. */
  readonly caller?: CalledBy;
}

/** `id`: the command's id, unique in the instance; those that we give ourselves (`due 3`, `outcome 1.1`) hold a blank, which no caller's may. `now`: when it is recorded. `occurredAt`: when it happened, if earlier. */
interface EventBase {
  readonly id: string;
  readonly now: number;
  readonly occurredAt: number | null;
  /** JSON pointers into the data of what is personal there, beside what forms mark: where it was in the instance that sent it. */
  readonly personal?: readonly string[];
}

export type InstanceEvent = EventBase &
  (
    | { readonly type: 'start'; readonly instance: InstanceFacts; readonly data: JsonObject }
    | { readonly type: 'claim'; readonly task: string; readonly by: Actor }
    | { readonly type: 'release'; readonly task: string; readonly by: Actor }
    | {
        readonly type: 'assign';
        readonly task: string;
        readonly by: Actor;
        readonly group: string | null;
        readonly user: Actor | null;
      }
    | { readonly type: 'delegate'; readonly task: string; readonly by: Actor; readonly user: Actor }
    | {
        readonly type: 'complete';
        readonly task: string;
        readonly by: Actor;
        readonly outcome: string | null;
        readonly data: JsonObject;
      }
    | { readonly type: 'message'; readonly name: string; readonly by: Actor | null; readonly data: Json }
    /** The next due instant has come: `now` is that instant, however late it is handled. */
    | { readonly type: 'due' }
    | { readonly type: 'result'; readonly effect: string; readonly result: Json }
    | {
        readonly type: 'failure';
        readonly effect: string;
        readonly code: string;
        readonly message: string;
        readonly final: boolean;
      }
    /** A called workflow has ended; `call` is our number for it. */
    | { readonly type: 'report'; readonly call: string; readonly outcome: string; readonly data: JsonObject }
    /** Whoever works the contact list of a step (by its activation) tells how far it has come; `by` who made the last attempt. */
    | {
        readonly type: 'contacts';
        readonly outreach: string;
        readonly totals: OutreachTotals;
        readonly over: boolean;
        readonly by: Actor | null;
      }
    | { readonly type: 'retry'; readonly step: string; readonly by: Actor }
    | { readonly type: 'resolve'; readonly step: string; readonly by: Actor; readonly result: Json }
    | { readonly type: 'cancel'; readonly by: Actor; readonly reason: string | null }
    /** An administrator moves it from an active step to another; `item` tells which, counted from 1, where it is active several times. */
    | {
        readonly type: 'move';
        readonly from: string;
        readonly to: string;
        readonly item: number | null;
        readonly by: Actor;
      }
    /** From this event on another version applies. */
    | { readonly type: 'migrate'; readonly version: string; readonly by: Actor }
    /** The same, where only the openings of these calendars differ. */
    | {
        readonly type: 'retime';
        readonly version: string;
        readonly calendars: readonly string[];
        readonly by: Actor;
      }
  );

export type EventType = InstanceEvent['type'];

/** An event that is still to be recorded: it has no instant yet. */
export type Unrecorded<Event extends InstanceEvent> = Event extends unknown ? Omit<Event, 'now'> : never;
