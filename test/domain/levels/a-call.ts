/** Calls of tests: as they come out unless told otherwise. */
import type { Call } from '../../../domain/calls/call.js';

/** A call that waited so many seconds and came out so. */
export function aCall(
  outcome: Call['outcome'],
  waitedSeconds: number | null,
  more: Partial<Call> = {},
): Call {
  const queued = waitedSeconds !== null;
  return {
    ...{ id: 'c', service: null, language: null, body: null, queue: queued ? 'q' : null, queues: [] },
    ...{ offeredAt: 0, welcomedAt: outcome === 'blocked' ? null : 0, queuedAt: queued ? 0 : null },
    ...{ waitedMs: queued ? waitedSeconds * 1_000 : null, answeredAt: outcome === 'answered' ? 0 : null },
    ...{ operator: null, operators: [], talkedMs: null, heldMs: null, wrappedMs: null, ivrMs: null },
    ...{ presented: 0, transfers: 0, callBackOffered: false, endedAt: outcome === 'open' ? null : 0 },
    ...{ outcome, firstContact: null, instanceId: null, contradictions: [] },
    ...more,
  };
}

/** So many of one call. */
export function many(times: number, call: Call): Call[] {
  return Array.from({ length: times }, (_, n) => ({
    ...call,
    id: `${call.outcome}-${String(call.waitedMs)}-${String(n)}`,
  }));
}
