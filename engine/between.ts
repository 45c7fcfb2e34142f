/**
 * What instances ask of one another: calls made, marked and tried again like those of services, but performed by the
 * host among its own instances. No definition can name them after `do`: they are not among `services.ts`.
 */
import type { Json, JsonObject } from './json.js';
import type { Refusal } from './outcome.js';
import type { ServiceAnswer } from './services.js';

export const between = {
  start: 'instance_start',
  send: 'instance_send',
  cancel: 'instance_cancel',
  report: 'instance_report',
} as const;

/** Starts an instance of the newest published version. `call` is the caller's number for it: the same one starts it once. */
export interface StartInput extends JsonObject {
  readonly workflow: string;
  readonly data: JsonObject;
  readonly call: string;
  readonly step: string;
  /** Whether the caller waits for its end. */
  readonly waits: boolean;
  readonly depth: number;
}

/** Sends a message to the instance with a key; without `to` it starts every workflow that names it. `id` is the sender's number for it. */
export interface SendInput extends JsonObject {
  readonly message: string;
  readonly to: { readonly workflow: string; readonly key: string } | null;
  readonly data: Json;
  readonly id: string;
}

/** Cancels the instance that a call started, or will. */
export interface CancelInput extends JsonObject {
  readonly workflow: string;
  readonly call: string;
}

/** Tells a caller that waits how it ended. */
export interface ReportInput extends JsonObject {
  readonly instance: string;
  readonly call: string;
  readonly outcome: string;
  readonly data: JsonObject;
}

/** What a report tells when the called instance was cancelled. */
export const cancelledOutcome = 'cancelled';

/** Why an instance could not be started, as an error that a definition may handle. */
export function startFailure(refusal: Refusal): ServiceAnswer {
  const codes = {
    not_found: 'workflow_unknown',
    invalid: 'data_refused',
    conflict: 'key_in_use',
    forbidden: 'start_refused',
  } as const;
  return { ok: false, code: codes[refusal.code], message: refusal.message, final: true };
}

/** Why a message was not taken, as an error that a definition may handle. */
export function sendFailure(refusal: Refusal): ServiceAnswer {
  const codes = {
    not_found: 'workflow_unknown',
    invalid: 'data_refused',
    conflict: 'message_refused',
    forbidden: 'message_refused',
  } as const;
  return { ok: false, code: codes[refusal.code], message: refusal.message, final: true };
}
