/** Whether an event that is told of a call is taken. */
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { CallEvent } from './call-event.js';

/** What becomes of an event: it is new, it is known already, or it can't be taken. */
export type Taken =
  { readonly result: 'taken' | 'repeated' } | { readonly result: 'refused'; readonly why: Worded };

/** How far the clock of who tells may be ahead of ours. */
const aheadMs = 300_000;
/** Before that no switch tells anything: its clock was never set. */
const earliest = Date.UTC(2000, 0, 1);
/** No call lasts so long: a switch that uses an id again tells of another one. */
const longestMs = 7 * 86_400_000;
/** More than any call has: a source that repeats itself under new ids is stopped here. */
const mostOfCall = 500;

const few = 16;

const taken: Taken = { result: 'taken' };
const repeated: Taken = { result: 'repeated' };

/** Why an event can't be taken whatever is known of its call, or null. */
export function refuseEvent({ at }: Pick<CallEvent, 'at'>, now: number): Taken | null {
  if (at > now + aheadMs) return refused(worded`It lies in the future: the clock of who sends it is wrong.`);
  if (at < earliest)
    return refused(worded`It lies before the year 2000: the clock of who sends it is wrong.`);
  return null;
}

/** A call's events with those that are told now, and what became of each of these, in their order. */
export function addEvents(
  kept: readonly CallEvent[],
  told: readonly CallEvent[],
): { readonly events: readonly CallEvent[]; readonly answers: readonly Taken[] } {
  const events = [...kept];
  // Most calls have six events: to look through them is cheaper than a map.
  const byId = kept.length + told.length > few ? new Map(kept.map((event) => [event.id, event])) : null;
  const answers: Taken[] = [];
  for (const event of told) {
    const known = byId === null ? withId(events, event.id) : byId.get(event.id);
    const answer = known === undefined ? refuseBeside(events, event) : sameOrRefused(known, event);
    answers.push(answer ?? taken);
    if (answer !== null) continue;
    events.push(event);
    byId?.set(event.id, event);
  }
  return { events, answers };
}

function withId(events: readonly CallEvent[], id: string): CallEvent | undefined {
  for (const event of events) if (event.id === id) return event;
  return undefined;
}

function sameOrRefused(known: CallEvent, event: CallEvent): Taken {
  return same(known, event) ? repeated : refused(worded`The call has another event under this id.`);
}

/** Why a new event can't be of the call that has these, or null. */
function refuseBeside(events: readonly CallEvent[], event: CallEvent): Taken | null {
  const near = events[0];
  if (near !== undefined && Math.abs(event.at - near.at) > longestMs)
    return refused(
      worded`It lies more than a week from the call’s other events: this id belongs to another call.`,
    );
  return events.length < mostOfCall ? null : refused(worded`The call has ${mostOfCall} events already.`);
}

function refused(why: Worded): Taken {
  return { result: 'refused', why };
}

const parts = ['kind', 'at', 'queue', 'operator', 'service', 'language', 'body'] as const;

function same(a: CallEvent, b: CallEvent): boolean {
  return (
    parts.every((part) => a[part] === b[part]) &&
    a.details?.reason === b.details?.reason &&
    a.details?.first_contact === b.details?.first_contact
  );
}
