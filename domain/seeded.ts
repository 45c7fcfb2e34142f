/** Chance that can be had again: the same seed draws the same, on every machine. */

/** Draws numbers from 0 up to, not including, 1. */
export type Draw = () => number;

/** A source of draws from a whole number (mulberry32: 32 bits of state, ample for a few thousand draws, no use for secrets). */
export function drawFrom(seed: number): Draw {
  // The higher half counts too, so that seeds beyond 32 bits differ.
  let state = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b1)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in a drawn order, each order as likely as another (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(draw() * (last + 1));
    [order[last], order[chosen]] = [order[chosen] as T, order[last] as T];
  }
  return order;
}
