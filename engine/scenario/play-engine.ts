/**
 * What a scenario is played on: one instance from its start, with all that it calls, on a clock that only the play moves.
 * Two implementations, in memory and on a real Temporal server with time skipped, give the same log.
 * All instants are milliseconds since 1970 UTC.
 */
import type { Program } from '../definition.js';
import type { Actor, EventType, InstanceEvent } from '../event.js';
import type { JsonObject } from '../json.js';
import type { ClosedBranch, Happening, Notice, Refusal } from '../outcome.js';
import type { ServiceAnswer } from '../services.js';
import type { State } from '../state.js';

export type { ServiceAnswer };

/** The answer to the `nth` call of a service in a play, the first being 0; attempts count as calls. */
export type ServiceScript = (service: string, nth: number, input: JsonObject) => ServiceAnswer;

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
type CommandType =
  | 'claim'
  | 'release'
  | 'assign'
  | 'delegate'
  | 'complete'
  | 'message'
  | 'contacts'
  | 'retry'
  | 'resolve'
  | 'cancel'
  | 'move'
  | 'retime';
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

/** An instance of the play. */
export interface PlayedInstance {
  readonly program: Program;
  readonly state: State;
  /** Branches of items that have ended, in the order of their ends. */
  readonly closed: readonly ClosedBranch[];
}

/** Where the play stands: the instance that is played. Notices and calls of services, of all instances, are counted from the start, in their order. */
export interface Standing extends PlayedInstance {
  readonly now: number;
  /** What was started by it or by one of these, in the order of their starts. */
  readonly others: readonly PlayedInstance[];
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
 * One play. Every answer comes when all instances have settled at the instant at which the clock stands: what is due by then
 * has run, then the calls on their way were answered in the order in which they were made, each result recorded at that
 * same instant, with what is due by then before each; and so on until nothing is due or on its way. At one instant the
 * instance that was started first acts first, and what it calls is answered before the next one acts.
 * The methods are called one after the other.
 */
export interface PlayEngine {
  /** Starts the instance; called once, before all else. */
  start(start: PlayStart): Promise<Taken | Refusal>;
  /** Sends a command, recorded at the instant at which the clock stands, to the instance that is played (0) or to one of the others (1 the first of them). */
  send(command: PlayCommand, instance?: number): Promise<Taken | Refusal>;
  /** Makes these programs known: instances that start from now on take the one of their workflow, running ones go over by a command that names its version. */
  publish(programs: readonly Program[]): Promise<void>;
  /** Moves the clock to an instant, running everything due on the way, the last instant included. @throws RangeError when it lies behind. */
  advanceTo(instant: number): Promise<void>;
  /** @throws Error before the start was taken. */
  standing(): Promise<Standing>;
  /** The log of an instance, numbered as for `send`, oldest first. */
  log(instance?: number): Promise<readonly PlayedEntry[]>;
  /** Gives back what the play holds; the instances are left where they are. */
  close(): Promise<void>;
}

/** The program that is played, and those of all workflows that it may come to start. */
export type PlayPrograms = readonly [Program, ...Program[]];

/** Opens a play on one engine, with scripted services. */
export type OpenPlay = (programs: PlayPrograms, services: ServiceScript) => Promise<PlayEngine>;

/** A play makes calls at one instant without end: a step leads back to itself over a call, and nothing waits. */
export class EndlessPlay extends Error {
  override readonly name = 'EndlessPlay';
}
