import type { Place } from './check/checked.js';

/** The innermost step whose text has this line; null outside of steps. */
export function stepAtLine(places: readonly Place[], line: number): string | null {
  const found = places.findLast((each) => each.of === 'step' && each.line <= line && line <= each.toLine);
  return found?.name ?? null;
}
