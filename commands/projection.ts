/** What the projection must say of an instance, by its state. */
import type { State } from '../engine/state.js';
import type { ProjectedTask } from '../store/projection.js';

/** The open tasks, in order of id. */
export function openTasksOf(state: State): ProjectedTask[] {
  return Object.values(state.tasks)
    .map(({ id, state: taskState, groups, assignee }) => ({
      id,
      state: taskState,
      groups,
      assignee: assignee?.name ?? null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How many laps each clock has, and when the last one began and stopped. */
export function lastLapsOf(state: State): Readonly<Record<string, LastLap>> {
  const laps: Record<string, LastLap> = {};
  for (const [clock, { laps: all }] of Object.entries(state.clocks)) {
    const last = all.at(-1);
    if (last !== undefined)
      laps[clock] = { lap: last.lap, startedAt: last.startedAt, stoppedAt: last.stopped?.at ?? null };
  }
  return laps;
}

export interface LastLap {
  readonly lap: number;
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
}
