/** A clock as the API shows it, and what it says at an instant; pure, so that a browser counts down by itself. */
import type { Title } from '../../i18n/title-text.js';

/** From the first instant to the last one, UTC texts; `to` is null while it lasts. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** A lap of a clock: `/api/instances/:id` has them all, a task's row the one that ends next. */
export interface ShownClock {
  readonly clock: string;
  readonly title: Title;
  readonly state: 'pending' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  /** The first instant that is too late; null while it stands still, or has not begun. */
  readonly due: string | null;
  readonly started_at: string | null;
  readonly stopped_at: string | null;
  /** How its term is measured. */
  readonly measure: 'elapsed' | 'working' | 'days';
  /** When its time runs, from its start to `due` (or, if it stands still, the time that it has still, from now): sorted, apart. */
  readonly open: readonly Span[];
  readonly pauses: readonly Span[];
  /** Instants at which something happens before the end. */
  readonly thresholds: readonly string[];
  /** Milliseconds of its term, in its own measure; null before it begins. */
  readonly total_ms: number | null;
  /** Milliseconds that had run at `as_of`. */
  readonly elapsed_ms: number;
  readonly as_of: string;
}

export type Mood = 'calm' | 'near' | 'late' | 'still' | 'met' | 'cancelled' | 'pending';

/** What a clock says at an instant. */
export interface Reading {
  readonly mood: Mood;
  /** Milliseconds left in its own measure; negative once late (then by the wall). */
  readonly leftMs: number;
  /** Share of its term that has run, 0 to 1. */
  readonly share: number;
}

const nearShare = 0.25;

/** Reads a clock at `now` (milliseconds). */
export function readClock(clock: ShownClock, now: number): Reading {
  if (clock.state === 'met' || clock.state === 'cancelled' || clock.state === 'pending')
    return { mood: clock.state, leftMs: 0, share: clock.state === 'pending' ? 0 : 1 };
  const total = clock.total_ms ?? 0;
  if (clock.state === 'paused') {
    const left = total - clock.elapsed_ms;
    return { mood: 'still', leftMs: left, share: total === 0 ? 1 : clock.elapsed_ms / total };
  }
  const due = clock.due === null ? now : Date.parse(clock.due);
  if (clock.state === 'breached' || now >= due) {
    const end = clock.stopped_at === null ? now : Date.parse(clock.stopped_at);
    return { mood: 'late', leftMs: Math.min(0, due - end), share: 1 };
  }
  const left = openBetween(clock.open, now, due);
  const share = total === 0 ? 1 : Math.min(1, Math.max(0, 1 - left / total));
  return { mood: 1 - share > nearShare ? 'calm' : 'near', leftMs: left, share };
}

/** Milliseconds of the open spans between two instants. */
export function openBetween(open: readonly Span[], from: number, to: number): number {
  return open.reduce((sum, span) => {
    const begin = Math.max(from, Date.parse(span.from));
    const end = Math.min(to, span.to === null ? to : Date.parse(span.to));
    return sum + Math.max(0, end - begin);
  }, 0);
}
