/** A scenario as its YAML says it, once read: plain data. Instants and spans in milliseconds; lines count from 1. */
import type { Json, JsonObject } from '../json.js';
import type { ClockState, TaskState } from '../outcome.js';
import type { CalendarDefinition } from '../reading/calendar-definition.js';
import type { Term } from '../time/term.js';

export interface Scenario {
  readonly scenario: string;
  readonly workflow: string;
  readonly at: number;
  readonly start: JsonObject;
  readonly users: { readonly [name: string]: ScenarioUser };
  readonly services: { readonly [service: string]: ScenarioAnswers };
  /** Contact lists: the rows of each. */
  readonly lists: { readonly [list: string]: readonly JsonObject[] };
  readonly play: readonly PlayLine[];
  /** Where each key stands, so that a failure of the start can name its line. */
  readonly lines: Lines;
}

/** The line of each key of a map. */
export type Lines = { readonly [key: string]: number };

export interface ScenarioUser {
  readonly groups: readonly string[];
  readonly skills: readonly string[];
}

/** The answers of a service: one for every call, or a list, call by call. */
export interface ScenarioAnswers {
  readonly every: boolean;
  readonly answers: readonly ScenarioAnswer[];
}

/** `times` null: each call that it is there for. */
export type ScenarioAnswer =
  { readonly result: Json } | { readonly error: string; readonly times: number | null };

/** A line of the play, in its order. */
export type PlayLine = { readonly line: number } & (
  Move | { readonly kind: 'expect'; readonly expect: Expect }
);

/** What somebody does to the instance. */
export type Move =
  | { readonly kind: 'advance'; readonly by: Term | null; readonly to: number | null }
  | ({ readonly kind: 'claim' } & OfTask)
  | ({ readonly kind: 'release' } & OfTask)
  | ({ readonly kind: 'assign'; readonly to: string } & OfTask)
  | ({ readonly kind: 'delegate'; readonly to: string } & OfTask)
  | ({ readonly kind: 'complete'; readonly outcome: string | null; readonly data: JsonObject } & OfTask)
  | ({
      readonly kind: 'message';
      readonly name: string;
      readonly id: string | null;
      readonly data: Json;
    } & Sent)
  | ({ readonly kind: 'retry'; readonly step: string } & Sent)
  | ({ readonly kind: 'resolve'; readonly step: string; readonly result: Json } & Sent)
  | ({
      readonly kind: 'contact';
      readonly step: string;
      readonly row: number;
      readonly outcome: string;
      readonly data: JsonObject;
    } & Sent)
  | ({ readonly kind: 'cancel'; readonly reason: string | null } & Sent)
  | ({
      readonly kind: 'move';
      readonly from: string;
      readonly to: string;
      readonly item: number | null;
    } & Sent)
  | { readonly kind: 'publish_calendar'; readonly calendar: CalendarDefinition };

/** What all moves but `advance` may say. `refused`: the play goes on only if it is. */
interface Sent {
  readonly by: string | null;
  readonly occurredAt: number | null;
  readonly refused: boolean;
}

/** A move of a task; `item` tells which, counted from 1, where it is open several times. */
export interface OfTask extends Sent {
  readonly task: string;
  readonly item: number | null;
}

/** What is expected where the play stands; what is null is not looked at. */
export interface Expect {
  readonly lines: Lines;
  readonly subject: Subject | null;
  readonly priority: number | null;
  readonly data: JsonObject | null;
  readonly called: readonly CalledTimes[] | null;
  readonly notified: { readonly [name: string]: number } | null;
  readonly incident: string | null;
  readonly ended: string | null;
  readonly running: boolean | null;
  readonly measure: ExpectedMeasure | null;
  readonly progress: ExpectedProgress | null;
}

/** What an expectation is about, with its facts. Without a state, a step is to be active, a task open, a clock begun. */
export type Subject =
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly state: StepState | null;
      readonly by: string | null;
      readonly item: number | null;
    }
  | {
      readonly kind: 'task';
      readonly task: string;
      readonly state: TaskState | null;
      readonly to: readonly string[] | null;
      readonly by: string | null;
      readonly item: number | null;
    }
  | {
      readonly kind: 'clock';
      readonly clock: string;
      readonly state: ClockState | null;
      readonly due: number | null;
      readonly elapsed: number | null;
      readonly breached: boolean | null;
    };

type StepState = 'none' | 'active' | 'done' | 'skipped' | 'cancelled';

/** How often a service is to have been called; `with`: only calls whose parameters hold these count. `times` null: at least once. */
export interface CalledTimes {
  readonly service: string;
  readonly times: number | null;
  readonly with: JsonObject | null;
}

export interface ExpectedMeasure {
  readonly code: string;
  readonly met: boolean | null;
  readonly daysLate: number | null;
}

/** How far a contact list is to have come; `outcomes` counts some of them, 0 for none. */
export interface ExpectedProgress {
  readonly step: string;
  readonly done: number | null;
  readonly open: number | null;
  readonly outcomes: { readonly [outcome: string]: number } | null;
}

/** An expectation that was not met, or a move that could not be made. */
export interface Failure {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}
