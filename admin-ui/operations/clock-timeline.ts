/** Where a clock's time, pauses and thresholds lie on a drawing in real time. Pure. */
import type { ShownClock, Span } from '../parts/clock-chip/shown-clock.js';

/** A stretch on the drawing, in shares of its width, 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface DrawnClock {
  readonly clock: ShownClock;
  /** While its time ran. */
  readonly ran: readonly Stretch[];
  /** While it stood still for a step. */
  readonly paused: readonly Stretch[];
  /** From its start to its end, nights and holidays included: the ground on which the rest is drawn. */
  readonly whole: Stretch;
  readonly thresholds: readonly number[];
  /** Where it is due; null while it stands still. */
  readonly due: number | null;
  /** After it was due and before it stopped. */
  readonly late: Stretch | null;
}

export interface Timeline {
  readonly from: number;
  readonly to: number;
  /** Where now is. */
  readonly now: number;
  readonly clocks: readonly DrawnClock[];
}

const margin = 0.02;

/** Lays out the clocks that have begun, from the first start to the last end; null if none has. */
export function timelineOf(clocks: readonly ShownClock[], now: number): Timeline | null {
  const begun = clocks.filter(({ started_at: at }) => at !== null);
  if (begun.length === 0) return null;
  const instants = begun.flatMap(({ started_at, due, stopped_at }) =>
    [started_at, due, stopped_at].flatMap((at) => (at === null ? [] : [Date.parse(at)])),
  );
  const anyOpen = begun.some(({ stopped_at: at }) => at === null);
  const first = Math.min(...instants);
  const last = Math.max(...instants, anyOpen ? now : 0);
  const pad = Math.max(60_000, (last - first) * margin);
  const [from, to] = [first - pad, last + pad];
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  return { from, to, now: place(now), clocks: begun.map((clock) => drawn(clock, now, place)) };
}

function drawn(clock: ShownClock, now: number, place: (at: number) => number): DrawnClock {
  const start = Date.parse(clock.started_at ?? '');
  const due = clock.due === null ? null : Date.parse(clock.due);
  const end = clock.stopped_at === null ? now : Date.parse(clock.stopped_at);
  const stretch = ({ from, to }: Span, until: number): Stretch[] => {
    const [one, other] = [
      Math.max(start, Date.parse(from)),
      Math.min(to === null ? until : Date.parse(to), until),
    ];
    return other > one ? [{ from: place(one), to: place(other) }] : [];
  };
  // What was stopped before its end ran no further.
  const untilDue = clock.stopped_at === null ? (due ?? end) : Math.min(due ?? end, end);
  return {
    clock,
    ran: clock.open.flatMap((span) => stretch(span, Math.max(untilDue, start))),
    paused: clock.pauses.flatMap((span) => stretch(span, Math.max(end, start))),
    whole: { from: place(start), to: place(Math.max(untilDue, end)) },
    thresholds: clock.thresholds.map((at) => place(Date.parse(at))),
    due: due === null ? null : place(due),
    late:
      due !== null && end > due && clock.state === 'breached' ? { from: place(due), to: place(end) } : null,
  };
}
