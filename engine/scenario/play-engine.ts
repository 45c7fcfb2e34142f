/**
 * What a scenario is played on: one instance, from its start, on a clock that only the play moves.
 * Two implementations, in memory and on a real Temporal server with time skipped, give the same log.
 * All instants are milliseconds since 1970 UTC.
 */
import type { Program } from '../definition.js';
import type { Actor, EventType, InstanceEvent } from '../event.js';
import type { JsonObject } from '../json.js';
import type { Happening, Notice, Refusal } from '../outcome.js';
import type { ServiceAnswer } from '../services.js';
import type { State } from '../state.js';

export type { ServiceAnswer };

/** The answer to the `nth` call of a service in a play, the first being 0; attempts count as calls. */
export type ServiceScript = (service: string, nth: number) => ServiceAnswer;

export interface PlayStart {
  /** Where the play's clock stands at its beginning. */
  readonly at: number;
  readonly occurredAt: number | null;
  readonly data: JsonObject;
  /** Null for a channel or a program. */
  readonly by: Actor | null;
  readonly channel: string | null;
}

/** What people and other systems do to an instance. `id` is the command's own: sent again, it has no second effect. */
export type PlayCommand = WithoutNow<Extract<InstanceEvent, { readonly type: CommandType }>>;
type CommandType = 'claim' | 'release' | 'assign' | 'complete' | 'message' | 'retry' | 'resolve' | 'cancel';
type WithoutNow<Event> = Event extends unknown ? Omit<Event, 'now'> : never;

/** That a command was taken; or, `Refusal`, that nothing has changed. */
export interface Taken {
  readonly ok: true;
}

/** A call that was made: each attempt is one. */
export interface PlayedCall {
  readonly service: string;
  readonly with: JsonObject;
}

/** Where the play stands. Notices and calls are counted from the start, in their order. */
export interface Standing {
  readonly now: number;
  readonly program: Program;
  readonly state: State;
  readonly notices: readonly Notice[];
  readonly calls: readonly PlayedCall[];
}

/** What both engines must agree on; commands' ids are not part of it. */
export interface PlayedEntry {
  readonly sequence: number;
  readonly type: EventType;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly details: readonly Happening[];
}

/**
 * One play. Every answer comes when the instance has settled at the instant at which the clock stands: what is due by then
 * has run, then the calls on their way were answered in the order in which they were made, each result recorded at that
 * same instant, with what is due by then before each; and so on until nothing is due or on its way.
 * The methods are called one after the other.
 */
export interface PlayEngine {
  /** Starts the instance; called once, before all else. */
  start(start: PlayStart): Promise<Taken | Refusal>;
  /** Sends a command, recorded at the instant at which the clock stands. */
  send(command: PlayCommand): Promise<Taken | Refusal>;
  /** Moves the clock to an instant, running everything due on the way, the last instant included. @throws RangeError when it lies behind. */
  advanceTo(instant: number): Promise<void>;
  /** @throws Error before the start was taken. */
  standing(): Promise<Standing>;
  /** The instance's log, oldest first. */
  log(): Promise<readonly PlayedEntry[]>;
  /** Gives back what the play holds; the instance is left where it is. */
  close(): Promise<void>;
}

/** Opens a play of a program on one engine, with scripted services. */
export type OpenPlay = (program: Program, services: ServiceScript) => Promise<PlayEngine>;
