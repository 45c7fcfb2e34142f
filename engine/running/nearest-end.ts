/** The nearest end among an instance's running clocks: what its open tasks are due by. */
import type { Program } from '../definition.js';
import type { State } from '../state.js';
import { shownDue } from './lap-due.js';

/** The earliest instant at which a running lap ends or ended (milliseconds since 1970 UTC); null when none runs, paused ones left out. */
export function nearestEnd(program: Program, state: State): number | null {
  let nearest: number | null = null;
  for (const { laps } of Object.values(state.clocks)) {
    const lap = laps.at(-1);
    if (lap === undefined || lap.stopped !== null) continue;
    const due = shownDue(program, lap);
    if (due !== null && (nearest === null || due < nearest)) nearest = due;
  }
  return nearest;
}
