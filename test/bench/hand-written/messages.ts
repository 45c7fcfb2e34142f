/** What the hand-written ticket's workflow takes and writes. Instants in milliseconds. */
import { defineUpdate } from '@temporalio/workflow';
import type { JsonObject } from '../../../engine/json.js';

export interface TicketInput {
  readonly instance: string;
  readonly task: string;
  readonly summary: string;
  /** Personal values sealed. */
  readonly data: JsonObject;
  readonly clocks: readonly Clock[];
}

/** A deadline: when to warn, and when it is missed. */
export interface Clock {
  readonly name: string;
  readonly thresholds: readonly { readonly at: number; readonly label: string }[];
  readonly startedAt: number;
  readonly dueAt: number;
}

/** One thing that happened to the ticket, as it is written. */
export interface Change {
  readonly instance: string;
  readonly task: string;
  /** Of the log entry that is to be written. */
  readonly sequence: number;
  readonly at: number;
  readonly due: number | null;
  readonly summary: string;
  /** Null: as before. */
  readonly data: JsonObject | null;
  readonly clock: Clock;
  readonly what:
    | { readonly type: 'claim'; readonly id: string; readonly by: string }
    | { readonly type: 'complete'; readonly id: string; readonly by: string }
    | { readonly type: 'threshold'; readonly id: string; readonly label: string };
}

export interface Written {
  readonly sequence: number;
  readonly recordedAt: number;
}

export const claimUpdate = defineUpdate<Written, [{ readonly id: string; readonly by: string }]>('claim');
export const completeUpdate = defineUpdate<
  Written,
  [{ readonly id: string; readonly by: string; readonly answer: string }]
>('complete');

export const handWrittenQueue = 'hand-written';
