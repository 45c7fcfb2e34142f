/** What falls due next: thresholds and ends of clocks, waits, retries, the day of a kept message. */
import type { ThresholdDue } from '../clocks/threshold-due.js';
import { nextThresholdAt } from '../clocks/thresholds.js';
import type { ClockEvent, Program } from '../definition.js';
import type { Frame, KeptMessage, OpenCall, State } from '../state.js';
import { kindOf } from '../steps/kinds.js';
import { calendarNamed } from './calendars.js';
import { entry } from './entry.js';
import { failureOf } from './failure.js';
import { clockKey, clockName } from './frames.js';
import { keptForMs } from './kept-messages.js';
import { indexOf } from './program-index.js';
import { blockKey, type ClockPlace } from './program-places.js';
import type { Standpoint } from './standpoint.js';
import { instantOf } from './values.js';

/** One thing that falls due. `rank`, then `order`, tell what acts first at one instant: clocks as written, then the rest. */
export type Due = { readonly at: number; readonly rank: 0 | 1; readonly order: number } & (
  | {
      readonly what: 'threshold';
      readonly place: ClockPlace;
      readonly frame: string;
      readonly threshold: ThresholdDue;
    }
  | {
      readonly what: 'clock_event';
      readonly place: ClockPlace;
      readonly frame: string;
      readonly stops: boolean;
      readonly by: number;
    }
  | { readonly what: 'wait'; readonly activation: string }
  | { readonly what: 'retry'; readonly call: OpenCall }
  | { readonly what: 'kept'; readonly message: KeptMessage }
);

/** What is due next in the state that was asked about or made last: who made it asks at once, mostly several times. */
let last: { readonly program: Program; readonly state: State; readonly due: number | null } | null = null;

/** The next instant at which something of the instance falls due; null when nothing ever will. Milliseconds since 1970 UTC. */
export function nextDue(program: Program, state: State): number | null {
  if (last?.state === state && last.program === program) return last.due;
  const due = firstDue({ program, index: indexOf(program), draft: state, at: state.now })?.at ?? null;
  last = { program, state, due };
  return due;
}

/** Keeps what a run has found to be due next in the state that it made. */
export function rememberDue(program: Program, state: State, due: number | null): void {
  last = { program, state, due };
}

/** The first thing to fall due. */
export function firstDue(from: Standpoint): Due | null {
  let first: Due | null = null;
  const offer = (due: Due): void => {
    if (first === null || due.at < first.at || (due.at === first.at && isBefore(due, first))) first = due;
  };
  const { draft, index } = from;
  for (const key in draft.calls) {
    const call = draft.calls[key];
    if (call !== undefined && call.retryAt !== null)
      offer({ at: call.retryAt, rank: 1, order: orderOf(call.id), what: 'retry', call });
  }
  if (draft.status !== 'running') return first;
  offerClocks(from, offer);
  for (const { id, step, frame, wait } of Object.values(draft.activations)) {
    const { dueAt } = wait as { readonly dueAt: number | null };
    if (dueAt !== null) offer({ at: dueAt, rank: 1, order: orderOf(id), what: 'wait', activation: id });
    const place = index.steps.get(step);
    const asked =
      place === undefined ? null : (kindOf(place.step).asked?.(from, place.step, frame, wait) ?? null);
    if (asked !== null) offer({ at: asked, rank: 1, order: orderOf(id), what: 'wait', activation: id });
  }
  for (const message of draft.kept) {
    offer({ at: message.at + keptForMs, rank: 1, order: Number.MAX_SAFE_INTEGER, what: 'kept', message });
  }
  return first;
}

function offerClocks(from: Standpoint, offer: (due: Due) => void): void {
  const { draft, index, program } = from;
  for (const key in draft.clocks) {
    const record = draft.clocks[key];
    const lap = record?.laps.at(-1);
    const place = index.clocks.get(clockName(key));
    if (record === undefined || place === undefined || lap === undefined || lap.stopped !== null) continue;
    try {
      const threshold = nextThresholdAt(place.clock, lap, calendarNamed(program, lap.calendar));
      if (threshold === null) continue;
      offer({
        at: threshold.at,
        rank: 0,
        order: place.order,
        what: 'threshold',
        place,
        frame: record.frame,
        threshold,
      });
    } catch (error) {
      // Beyond the calendar's horizon nothing can fall due; the clock's beginning made an incident of what was then.
      failureOf(error);
    }
  }
  for (const place of index.clocksAtInstants) offerInstants(from, place, offer);
}

/** Instants of the data that start or stop a clock; one that isn't known (yet) does neither. */
function offerInstants(from: Standpoint, place: ClockPlace, offer: (due: Due) => void): void {
  for (const frame of Object.values(from.draft.frames)) {
    if (blockKey(frame.path) !== place.block) continue;
    const record = entry(from.draft.clocks, clockKey(frame.branch, place.clock.name));
    const lap = record?.laps.at(-1);
    const due = { rank: 0, order: place.order, what: 'clock_event', place, frame: frame.id } as const;
    if (lap !== undefined && lap.stopped === null) {
      for (const at of instantsOf(from, frame, place.clock.until)) {
        offer({ ...due, at: Math.max(at.instant, lap.startedAt), stops: true, by: at.place });
      }
    }
    for (const at of instantsOf(from, frame, place.clock.from)) {
      // It is asked once; again only when the data has come to name a later instant.
      const instant = Math.max(at.instant, from.draft.startedAt);
      const asked = record?.frame === frame.id && record.askedAt !== null && record.askedAt >= instant;
      const busy = lap !== undefined && lap.stopped === null && lap.startedBy !== at.place;
      if (!asked && !busy) offer({ ...due, at: instant, stops: false, by: at.place });
    }
  }
}

function instantsOf(
  from: Standpoint,
  frame: Frame,
  events: readonly ClockEvent[],
): readonly { readonly instant: number; readonly place: number }[] {
  return events.flatMap((event, place) => {
    if (event.on !== 'instant') return [];
    try {
      return [{ instant: instantOf(from, frame.id, event.at, 'The instant of a clock'), place }];
    } catch (error) {
      failureOf(error);
      return [];
    }
  });
}

function isBefore(one: Due, other: Due): boolean {
  return one.rank === other.rank ? one.order < other.order : one.rank < other.rank;
}

/** The number in an activation's or a call's id: the older first. */
function orderOf(id: string): number {
  return Number.parseFloat(id);
}
