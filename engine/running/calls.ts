/**
 * Calls of services: made, tried again, given up. An attempt's id is its activation's (an action's call has a number of
 * its own) with the attempt's number, which goes on counting when an administrator starts the attempts anew.
 */
import type { JsonObject } from '../json.js';
import type { OpenCall, State } from '../state.js';
import type { Run } from './run.js';
import { drop, note, put } from './run.js';

export interface Retry {
  readonly attempts: number;
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number | null;
}

/** How services are tried unless the definition says: retried three times, so four attempts with the first (language.md, Services). */
export const usualRetry: Retry = { attempts: 4, firstMs: 1_000, factor: 2, maxMs: null };
/** How long a call of an action may take. */
export const usualTimeoutMs = 60_000;

export interface CallOrder {
  readonly base: string;
  readonly activation: string | null;
  readonly step: string;
  readonly service: string;
  readonly input: JsonObject;
  readonly timeoutMs: number;
}

/** Makes the first attempt of a call; one that was given up for the same activation goes. */
export function openCall(run: Run, { base, ...order }: CallOrder): void {
  let id = `${base}.1`;
  for (const call of Object.values(run.draft.calls)) {
    if (order.activation === null || call.activation !== order.activation) continue;
    id = idAfter(call.id);
    drop(run, 'calls', call.id);
  }
  make(run, { ...order, id, attempt: 1, retryAt: null, stopped: false });
}

/** Plans the next attempt of a call that failed; false when all have been made. */
export function planRetry(run: Run, call: OpenCall, { attempts, firstMs, factor, maxMs }: Retry): boolean {
  if (call.attempt >= attempts) return false;
  const waitMs = Math.round(
    Math.min(firstMs * factor ** (call.attempt - 1), maxMs ?? longestWaitMs, longestWaitMs),
  );
  put(run, 'calls', call.id, { ...call, retryAt: run.at + waitMs });
  note(run, 'retry_planned', { step: call.step, detail: call.attempt + 1 });
  return true;
}

/** Makes the next attempt of a call, with the same parameters. `attempt` is 1 where an administrator starts anew. */
export function tryAgain(run: Run, call: OpenCall, attempt: number): void {
  drop(run, 'calls', call.id);
  make(run, { ...call, id: idAfter(call.id), attempt, retryAt: null, stopped: false });
}

/** Gives a call up: it stands for its incident. */
export function giveUp(run: Run, call: OpenCall): void {
  put(run, 'calls', call.id, { ...call, retryAt: null, stopped: true });
}

/** Whether a call is on its way: no other result is expected of any. */
export function isOpen({ retryAt, stopped }: OpenCall): boolean {
  return retryAt === null && !stopped;
}

/** The ids of the calls on their way. */
export function openEffects(state: State): string[] {
  return Object.values(state.calls).flatMap((call) => (isOpen(call) ? call.id : []));
}

/** Whatever factor is written, a call is tried again within a year. */
const longestWaitMs = 365 * 86_400_000;

function make(run: Run, call: OpenCall): void {
  put(run, 'calls', call.id, call);
  const { id, service, input, step, attempt, timeoutMs } = call;
  run.effects.push({ id, service, input, step, attempt, timeoutMs });
  note(run, 'called', { step, detail: { service, attempt } });
}

function idAfter(id: string): string {
  const point = id.lastIndexOf('.');
  return `${id.slice(0, point)}.${Number(id.slice(point + 1)) + 1}`;
}
