/** Laps as the projection and the API show them. */
import { lapStateBy } from '../clocks/lap-facts.js';
import type { LapRecord } from '../outcome.js';
import type { Lap } from '../state.js';
import { clockName } from './frames.js';
import { shownDue } from './lap-due.js';
import type { Run } from './run.js';
import type { Standpoint } from './standpoint.js';

/** Every lap that a run touched, in its last form. */
export function lapRecords(run: Run): LapRecord[] {
  const records = [...run.closedLaps];
  for (const [key, first] of run.laps) {
    for (const lap of run.draft.clocks[key]?.laps ?? [])
      if (lap.lap >= first) records.push(lapRecord(run, key, lap, run.now));
  }
  return records;
}

/** A lap as it is at an instant. */
export function lapRecord({ program, index }: Standpoint, key: string, lap: Lap, now: number): LapRecord {
  const clock = index.clocks.get(clockName(key))?.clock;
  const due = shownDue(program, lap);
  // One whose end lies beyond the calendar's years has not come to it.
  const state = lapStateBy(lap, due, now);
  return {
    clock: key,
    lap: lap.lap,
    title: clock?.title ?? key,
    measure: clock?.measure ?? null,
    state,
    startedAt: lap.startedAt,
    dueAt: due,
    stoppedAt: lap.stopped?.at ?? null,
    breached: state === 'breached',
  };
}
