/**
 * The explicit state of an instance: plain JSON, so that it can be stored, moved to another version and compared.
 * `format` grows with every change of this shape; older states are brought up by `running/migrate-state.ts`.
 */
import type { Json, JsonObject } from './json.js';
import type { Actor, InstanceFacts } from './event.js';

export const stateFormat = 2;

/** What expressions see as `steps.<step>`. */
export interface StepRecord {
  readonly state: 'active' | 'done' | 'skipped' | 'cancelled';
  readonly outcome: string | null;
  readonly data: Json;
  readonly by: string | null;
  readonly at: number | null;
  readonly enteredAt: number;
}

/** A line of execution with step records of its own: the instance (`0`), or one item of an `each`. */
interface Branch {
  readonly parent: string | null;
  readonly steps: { readonly [step: string]: StepRecord };
  /** Names that expressions see in this branch beside the common ones (`item`, `index`). */
  readonly names: JsonObject;
}

/** A block being run. `owner` is the activation whose step holds the block, null for the body; `active` the activation of its one active step. */
export interface Frame {
  readonly id: string;
  readonly branch: string;
  readonly owner: string | null;
  /** Where the block stands in the definition: step and position of the block in it, outermost first; empty for the body. */
  readonly path: readonly (string | number)[];
  readonly active: string | null;
}

/** A step being done. `wait` is what the kind of step waits for, in a form of its own. */
export interface Activation {
  readonly id: string;
  readonly frame: string;
  readonly step: string;
  readonly enteredAt: number;
  readonly wait: Json;
}

/** A task that is open. */
export interface OpenTask {
  readonly id: string;
  readonly activation: string;
  readonly step: string;
  readonly state: 'ready' | 'claimed';
  readonly groups: readonly string[];
  readonly user: string | null;
  readonly skills: readonly string[];
  readonly mode: string | null;
  readonly notBy: readonly string[];
  readonly assignee: Actor | null;
  /** Who delegated it to the assignee, or in whose place they have it, and may take it back; absent otherwise. */
  readonly delegatedBy?: string;
  readonly openedAt: number;
}

/**
 * A service call that has no result yet: on its way, waiting for its next attempt (`retryAt`), or given up (`stopped`:
 * an incident stands for it). `activation` is null for one of an action; `step` then names the clock or the message.
 */
export interface OpenCall {
  readonly id: string;
  readonly activation: string | null;
  readonly step: string;
  readonly service: string;
  readonly input: JsonObject;
  readonly attempt: number;
  readonly timeoutMs: number;
  readonly retryAt: number | null;
  readonly stopped: boolean;
}

/**
 * The log of one lap of a clock, from which all its facts follow (`clocks/`). Working terms are measured on `calendar`.
 * Made and changed only by the functions of `clocks/lap.ts`.
 */
export interface Lap {
  readonly lap: number;
  readonly startedAt: number;
  /** Which of the clock's `from` events began it (its place there): while the lap runs, only that one begins a new lap. */
  readonly startedBy: number;
  /** The term as text (`4 working hours`), or the instant at which it ends. */
  readonly within: string | number;
  readonly calendar: string | null;
  /** Ascending, apart from each other; only the last may be open (`to` null). */
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  /** Whether it was met in time follows from `at` and the end. */
  readonly stopped: { readonly at: number; readonly how: 'stopped' | 'cancelled' } | null;
  /** Labels of the thresholds that acted. */
  readonly acted: readonly string[];
  /** How often each `every` acted, by its period. */
  readonly repeated: { readonly [period: string]: number };
}

/**
 * A clock: its laps, the last one last (older ones than some twenty are only in the log). `frame` is the scope that it
 * belongs to. `askedAt`: the latest instant of the data (`from: = instant`) at which it has been asked to start.
 */
interface ClockRecord {
  readonly frame: string;
  readonly laps: readonly Lap[];
  readonly askedAt: number | null;
}

/** Something that failed and that a person is to look at. `activation` is that of the step that stands still; null where an action or a clock failed (`step` then names the clock, the step or the message). */
export interface Incident {
  readonly activation: string | null;
  readonly step: string;
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** A message that came before anything waited for it. */
export interface KeptMessage {
  readonly id: string;
  readonly name: string;
  readonly data: Json;
  readonly by: string | null;
  readonly at: number;
}

/**
 * A service that has finished and can be undone. Its undo is worked out when it is made: then what of its item is gone
 * must be known still. `branches`: the one it was called in and those around it, outermost first; `names` and `records`
 * (its own among them) are those of its item.
 */
export interface Undoable {
  readonly step: string;
  readonly branches: readonly string[];
  readonly names: JsonObject;
  readonly records: { readonly [step: string]: StepRecord };
}

export interface State {
  readonly format: typeof stateFormat;
  readonly instance: InstanceFacts;
  readonly status: 'running' | 'ended' | 'cancelled';
  readonly outcome: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly priority: number;
  readonly key: string | null;
  readonly summary: string | null;
  readonly data: JsonObject;
  /** How many events have been applied: the sequence of the last log entry. */
  readonly sequence: number;
  /** When the last event was recorded; no later event has an earlier `now`. */
  readonly now: number;
  /** The number of the last activation or frame made. */
  readonly counter: number;
  readonly lastOutcome: string | null;
  readonly branches: { readonly [branch: string]: Branch };
  readonly frames: { readonly [frame: string]: Frame };
  readonly activations: { readonly [activation: string]: Activation };
  readonly tasks: { readonly [task: string]: OpenTask };
  readonly calls: { readonly [effect: string]: OpenCall };
  readonly clocks: { readonly [clock: string]: ClockRecord };
  readonly incidents: readonly Incident[];
  readonly kept: readonly KeptMessage[];
  /** Finished services that an `undo` may take back, in the order in which they finished. */
  readonly undoable: readonly Undoable[];
  /** Who the last completion of each step was by, for `not_by`; several for one inside an `each` that is over. Inside an item the key is `step@branch`. */
  readonly doneBy: { readonly [step: string]: readonly string[] };
}
