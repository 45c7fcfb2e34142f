/** Which clocks are told at which step while an instance stands there. */
import type { ShownClock } from '../clock-chip/shown-clock.js';

/** The present lap of a clock that has begun and not ended; null: it has none. */
export function lapOf(clock: string, clocks: readonly ShownClock[]): ShownClock | null {
  return clocks.find((each) => nameOf(each) === clock && isGoing(each)) ?? null;
}

/** A step's own term; where it stands (`active`) also the clock that ends first of the others. */
export function clocksAt(
  step: string,
  active: boolean,
  clocks: readonly ShownClock[],
): readonly ShownClock[] {
  const own = lapOf(step, clocks);
  const others = clocks.filter((each) => isGoing(each) && nameOf(each) !== step && each.due !== null);
  const nearest = others.toSorted((one, other) => dueOf(one) - dueOf(other))[0];
  return [...(own === null ? [] : [own]), ...(active && nearest !== undefined ? [nearest] : [])];
}

function isGoing({ started_at: started, stopped_at: stopped }: ShownClock): boolean {
  return started !== null && stopped === null;
}

/** A clock of an item's branch is named after it: `call@3`. */
function nameOf({ clock }: ShownClock): string {
  return clock.split('@')[0] ?? clock;
}

function dueOf({ due }: ShownClock): number {
  return due === null ? Number.MAX_VALUE : Date.parse(due);
}
