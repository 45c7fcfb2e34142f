/** What `advance` answers: the new state with all that follows from the event, or why the event was refused. */
import type { Json, JsonObject } from './json.js';
import type { KeptMessage, State } from './state.js';
import type { Title } from './definition.js';
import type { FieldFault, Worded } from './wording/worded.js';

/** A call to a service, to be made once the log holds the event that asked for it. `id` is unique in the instance: activation and attempt. */
export interface Effect {
  readonly id: string;
  readonly service: string;
  readonly input: JsonObject;
  readonly step: string;
  readonly attempt: number;
  readonly timeoutMs: number;
}

/** A template as it reads at one instant, in one language. */
export interface RenderedText {
  /** Empty where the template has one text for all languages. */
  readonly language: string;
  readonly subject: string;
  readonly body: string;
}

/** A line in somebody's list of notices; `texts` is what its template says, in each of its languages. */
export interface Notice {
  readonly to: { readonly group: string } | { readonly user: string };
  readonly template: string | null;
  readonly clock: string | null;
  readonly task: string | null;
  readonly texts?: readonly RenderedText[];
}

export type TaskState = 'ready' | 'claimed' | 'done' | 'cancelled';

/** A human task, as the event left it. `id` is the instance's id, a point, and the activation's number. */
export interface TaskRecord {
  readonly id: string;
  readonly step: string;
  readonly title: Title;
  readonly state: TaskState;
  readonly groups: readonly string[];
  readonly user: string | null;
  readonly skills: readonly string[];
  readonly mode: string | null;
  readonly notBy: readonly string[];
  readonly assignee: string | null;
  readonly openedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly by: string | null;
}

export type ClockState = 'pending' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** One lap of a clock, as the event left it. `elapsedMs` is in the clock's own measure; `dueAt` is null while paused. */
export interface LapRecord {
  readonly clock: string;
  readonly lap: number;
  readonly title: Title;
  readonly measure: string | null;
  readonly state: ClockState;
  readonly startedAt: number | null;
  readonly dueAt: number | null;
  readonly stoppedAt: number | null;
  readonly breached: boolean;
}

/** One thing that happened while an event was applied, in order; the log shows them. Names of steps, clocks and outcomes only: no data. */
export interface Happening {
  readonly what:
    | 'started'
    | 'entered'
    | 'left'
    | 'skipped'
    | 'task_opened'
    | 'task_claimed'
    | 'task_released'
    | 'task_assigned'
    | 'task_delegated'
    | 'stood_in'
    | 'task_done'
    | 'task_cancelled'
    | 'called'
    | 'call_done'
    | 'call_failed'
    | 'retry_planned'
    | 'incident'
    | 'incident_over'
    | 'late_result'
    | 'undone'
    | 'reported'
    | 'contacts_worked'
    | 'clock_started'
    | 'clock_paused'
    | 'clock_resumed'
    | 'clock_stopped'
    | 'clock_retimed'
    | 'threshold'
    | 'message_taken'
    | 'message_kept'
    | 'message_unclaimed'
    | 'handled'
    | 'notified'
    | 'priority'
    | 'data_set'
    | 'moved'
    | 'migrated'
    | 'ended'
    | 'cancelled';
  readonly at: number;
  readonly step?: string;
  readonly clock?: string;
  readonly detail?: Json;
}

/** A branch as it was when it closed. `owner`: the activation of the `each` that it was an item of, `each` its step. */
export interface ClosedBranch {
  readonly branch: string;
  readonly owner: string;
  readonly each: string;
  readonly record: State['branches'][string];
  readonly clocks: State['clocks'];
}

export interface Advanced {
  readonly ok: true;
  readonly state: State;
  /** Calls to make now, in order. */
  readonly effects: readonly Effect[];
  readonly notices: readonly Notice[];
  /** Every task that the event touched, in its last form. */
  readonly tasks: readonly TaskRecord[];
  /** Every lap that the event touched, in its last form. */
  readonly laps: readonly LapRecord[];
  /** Messages that nothing waited for, given up: the state has them no more. */
  readonly unclaimed: readonly KeptMessage[];
  /** Branches that closed, in the order of their ends: the state has them no more. */
  readonly closed: readonly ClosedBranch[];
  readonly happenings: readonly Happening[];
}

/** Why an event was refused; nothing has changed. */
export interface Refusal {
  readonly ok: false;
  readonly code: 'not_found' | 'conflict' | 'forbidden' | 'invalid';
  /** In English. */
  readonly message: string;
  /** The same, to be said in any language. */
  readonly worded: Worded;
  /** For `invalid`: each field at fault. */
  readonly errors: readonly FieldFault[];
}
