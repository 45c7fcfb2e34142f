/** Calls written as what is told of them. */
import { callOf, type Call } from '../../../domain/calls/call.js';
import type { CallEvent, CallEventKind } from '../../../domain/calls/call-event.js';

/** An event, at a second. */
export type Told = readonly [at: number, kind: CallEventKind, more?: Partial<CallEvent>];

/** The call that they make. */
export function call(...told: readonly Told[]): Call {
  return callOf(
    'c',
    told.map(([at, kind, more], n) => ({ id: `e${n}`, call: 'c', kind, at: at * 1000, ...more })),
  );
}
