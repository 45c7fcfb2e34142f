/** What one command writes: its log entries and all that follows from them in the projection. Documents come in sealed. */
import type { Watched } from '../domain/watched.js';
import type { EventType } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { Effect, LapRecord, Notice, TaskRecord } from '../engine/outcome.js';

/** Instants in milliseconds, as everywhere. `step` and `by` are names; `event` is the whole input event, `details` its happenings. */
export interface NewEntry {
  readonly sequence: number;
  readonly commandId: string;
  /** Hash of the command's body, by which a repeated id with another body is told apart. */
  readonly bodyHash: string;
  readonly type: EventType;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly event: JsonObject;
  readonly details: Json;
  /** What the caller was told, given again when the command is repeated. */
  readonly answer: Json;
}

/** A task that the command touched. */
export interface TouchedTask extends TaskRecord {
  readonly priority: number;
  /** The nearest end of a clock that the task is under. */
  readonly due: number | null;
}

/** A message that the instance had kept and gave up; its data and sender are in the log. */
interface UnclaimedMessage {
  readonly messageId: string;
  readonly name: string;
  /** When it came. */
  readonly at: number;
}

export interface PersonalHash {
  readonly hash: string;
  readonly path: string;
}

/** What goes with an instance's new state, whether it starts or goes on. Lists may be empty, which costs nothing. */
export interface Consequences {
  readonly entries: readonly NewEntry[];
  readonly tasks: readonly TouchedTask[];
  /** Open tasks that are not in `tasks`, whose place in the lists has changed (priority, a clock paused or retimed). */
  readonly reordered: readonly {
    readonly id: string;
    readonly priority: number;
    readonly due: number | null;
  }[];
  readonly laps: readonly LapRecord[];
  readonly notices: readonly (Notice & { readonly at: number })[];
  /** What those who watch the instance are told. */
  readonly watched: readonly { readonly what: Watched; readonly at: number }[];
  readonly effects: readonly Effect[];
  readonly unclaimed: readonly UnclaimedMessage[];
  /** Attachments that the data name: from now on they are the instance's. */
  readonly attachments: readonly string[];
  /** Principals (`g:<group>`, `u:<user>`) that may see the instance from now on; those that could already may be repeated. */
  readonly visible: readonly string[];
  readonly personalHashes: readonly PersonalHash[];
  /** The text by which the instance is found from now on (`wordsOf`); null: as before. */
  readonly searchText: string | null;
  /** The instance's wrapped key, when this command is the first that seals something; null otherwise. */
  readonly wrappedKey: string | null;
}

/** The part of an instance that changes. */
export interface InstanceChange {
  /** Where another version applies from this change on. */
  readonly version?: string;
  readonly state: 'running' | 'ended' | 'cancelled';
  /** It has ended, but something is left to do for its workflow. */
  readonly closing: boolean;
  readonly outcome: string | null;
  readonly priority: number;
  /** How many incidents are open. */
  readonly incidents: number;
  /** A text or, sealed, `{"$sealed"}`. */
  readonly summary: Json;
  /** Null: as before. */
  readonly data: JsonObject | null;
  readonly engineState: Json;
  /** Sequence of the last entry. */
  readonly sequence: number;
  /** The highest sequence that the workflow surely knows; lower than what is stored already: as before. */
  readonly confirmed: number;
  /** Whether the workflow has something new to do; if not, one that knew enough before still does. */
  readonly news: boolean;
  /** Whether there was ever something to do for a workflow. */
  readonly hasWorkflow: boolean;
  readonly due: number | null;
  readonly endedAt: number | null;
  readonly updatedAt: number;
}

export interface AppendInput extends Consequences {
  readonly instanceId: string;
  /** The sequence that the instance must still have. */
  readonly expected: number;
  readonly change: InstanceChange;
}

/** What never changes in an instance. */
interface NewInstance {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  /** The business key, or a keyed hash of it if it is personal. */
  readonly key: string | null;
  readonly startedBy: string | null;
  readonly channel: string | null;
  readonly startedAt: number;
  readonly requestHash: string;
  readonly previous: string | null;
  readonly caller?: { readonly instance: string; readonly step: string };
}

export interface StartInput extends Consequences {
  readonly instance: NewInstance;
  readonly change: InstanceChange & { readonly data: JsonObject };
}
