/**
 * What an instance's workflow takes and answers. Instants are milliseconds since 1970 UTC.
 * Whoever records a command in the log tells the workflow where the instance stands then, by a signal: nobody waits for
 * it, since the log decides. A nudge is a signal too, and has the workflow ask the store.
 */
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { InstanceEvent, Unrecorded } from '../engine/event.js';
import type { ServiceAnswer } from '../engine/services.js';

/** What a call came to, as its workflow has it recorded; a result with personal data travels sealed. */
export type CallOutcome = Unrecorded<Extract<InstanceEvent, { readonly type: 'result' | 'failure' }>>;

/** What carries an effect's outcome back into the log. */
export function outcomeOf(effect: string, performed: ServiceAnswer): CallOutcome {
  const common = { id: `outcome ${effect}`, occurredAt: null, effect };
  if (performed.ok) return { ...common, type: 'result', result: performed.result };
  const { code, message, final } = performed;
  return { ...common, type: 'failure', code, message, final };
}

/** What a workflow asks to be recorded: what a call came to (null: only what is due by `now`), and the sequence that it confirms by asking. */
export interface RecordRequest {
  readonly instance: string;
  readonly command: CallOutcome | null;
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
  /** It is short by nature: where there is room it is carried out within the workflow task that launches it (record 0043). */
  readonly brief?: true;
}

/** What a workflow asks to be performed and recorded at once. */
export interface CarryOutRequest {
  readonly instance: string;
  readonly effect: string;
  readonly queue: string;
  /** When it is launched; what it came to is recorded as of this and the time that it took. */
  readonly now: number;
  readonly known: number;
}

/** The activities that the shell calls; `record` and `carryOut` as local ones. Made in `activities/`, held against this in `app/worker.ts`. */
export interface InstanceActivities {
  record(request: RecordRequest): Promise<Recorded>;
  perform(call: { readonly instance: string; readonly effect: string }): Promise<ServiceAnswer>;
  /** Performs a brief effect and records what it came to; null, and nothing is done, where there is no room for it. */
  carryOut(request: CarryOutRequest): Promise<Recorded | null>;
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
  /** Its first workflow task was put off until it is due: it has no timer yet, and needs none if it is late enough. */
  readonly delayed?: true;
}

/** Kept beside a workflow that was started with a delay, which can't answer before its first workflow task. */
export interface Delayed {
  readonly known: number;
  readonly due: number;
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
