/**
 * What an instance's workflow takes and answers. Instants are milliseconds since 1970 UTC.
 * Whoever records a command in the log tells the workflow where the instance stands then, by a signal: nobody waits for
 * it, since the log decides. A nudge is a signal too, and has the workflow ask the store.
 */
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Json, JsonObject } from '../engine/json.js';
import type { Actor } from '../engine/event.js';
import type { OutreachTotals } from '../engine/outreach/order.js';
import type { Refusal } from '../engine/outcome.js';
import type { ServiceAnswer } from '../engine/services.js';

/** A command to an instance. What a workflow sends to be recorded names no personal data. */
export type Command = {
  /** Unique in the instance; the same id has one effect. */
  readonly id: string;
  /** Hash of what was asked, so that another request under the same id is told from a repetition. */
  readonly bodyHash: string;
  readonly occurredAt: number | null;
  /** The instant to record, in trials only, where it stands for the play's clock. */
  readonly recordedAt: number | null;
  /** As in the event. */
  readonly personal?: readonly string[];
} & (
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
  | {
      readonly type: 'contacts';
      readonly outreach: string;
      readonly totals: OutreachTotals;
      readonly over: boolean;
      readonly by: Actor | null;
    }
  | { readonly type: 'report'; readonly call: string; readonly outcome: string; readonly data: JsonObject }
  | { readonly type: 'retry'; readonly step: string; readonly by: Actor }
  | { readonly type: 'resolve'; readonly step: string; readonly by: Actor; readonly result: Json }
  | { readonly type: 'cancel'; readonly by: Actor; readonly reason: string | null }
  | {
      readonly type: 'move';
      readonly from: string;
      readonly to: string;
      readonly item: number | null;
      readonly by: Actor;
    }
  | { readonly type: 'migrate'; readonly version: string; readonly by: Actor }
  | {
      readonly type: 'retime';
      readonly version: string;
      readonly calendars: readonly string[];
      readonly by: Actor;
    }
  | { readonly type: 'result'; readonly effect: string; readonly result: Json }
  | {
      readonly type: 'failure';
      readonly effect: string;
      readonly code: string;
      readonly message: string;
      readonly final: boolean;
    }
);

/** What a command came to: its log entry's sequence and instant, or why it was refused. */
export type Answer = { readonly ok: true; readonly sequence: number; readonly recordedAt: number } | Refusal;

/** What recording asks for: the command (null: only what is due by `now`), and the sequence that the workflow has confirmed by asking. */
export interface RecordRequest {
  readonly instance: string;
  readonly command: Command | null;
  readonly now: number;
  readonly known: number;
}

/** Where the instance stands after recording: what the workflow needs to go on. */
export interface Recorded {
  readonly sequence: number;
  readonly due: number | null;
  readonly effects: readonly EffectToPerform[];
  /** Nothing is left to do: the instance has ended, and so have the calls of its last actions. */
  readonly ended: boolean;
}

/** A service call on its way; what it carries lies in the store. */
export interface EffectToPerform {
  readonly id: string;
  readonly queue: string;
  readonly timeoutMs: number;
}

/** The activities that the shell calls; `record` as a local one. Made in `activities/`, held against this in `app/worker.ts`. */
export interface InstanceActivities {
  record(request: RecordRequest): Promise<Recorded>;
  perform(call: { readonly instance: string; readonly effect: string }): Promise<ServiceAnswer>;
}

/** What an instance's workflow starts with. */
export interface InstanceInput {
  readonly instance: string;
  /** The log's last entry that this run knows of; 0: ask the store first. */
  readonly known: number;
  readonly due: number | null;
  readonly effects: readonly EffectToPerform[];
  /** Added to the workflow's time, in milliseconds: 0 save in trials, whose plays begin at an instant of their own. */
  readonly shiftMs: number;
  /** Recordings after which the workflow continues as new, if the server has not suggested it before. */
  readonly recordingsPerRun: number;
}

/** What a running workflow answers about itself; `verify` and the sweeper hold it against the store. */
export interface Standing {
  readonly known: number;
  readonly due: number | null;
  readonly performing: readonly string[];
  readonly ended: boolean;
}

export const recordedSignal = defineSignal<[Recorded]>('recorded');
export const nudgeSignal = defineSignal('nudge');
export const standingQuery = defineQuery<Standing>('standing');
