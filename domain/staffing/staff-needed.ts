/** How many agents a traffic needs for what is promised. */
import { erlangA } from './erlang-a.js';
import { erlangC } from './erlang-c.js';
import { erlangs, type Outlook, type ServiceGoal, type Traffic } from './traffic.js';

/** @param patienceMs null: nobody is known to give up (Erlang C) */
function outlook(traffic: Traffic, agents: number, withinMs: number, patienceMs: number | null): Outlook {
  return patienceMs === null
    ? erlangC(traffic, agents, withinMs)
    : erlangA(traffic, agents, withinMs, patienceMs);
}

/**
 * The smallest number of agents with which the goal is reached, and what becomes of the calls then.
 * @param patienceMs null: nobody is known to give up (Erlang C)
 * @throws RangeError for a goal that no number of agents reaches (a share above 1, no occupancy at all)
 */
export function staffNeeded(traffic: Traffic, goal: ServiceGoal, patienceMs: number | null): Outlook {
  if (goal.share > 1 || goal.mostOccupied <= 0)
    throw new RangeError(
      `No number of agents answers a share of ${String(goal.share)} with an occupancy of ${String(goal.mostOccupied)}; expected a share up to 1 and an occupancy above 0.`,
    );
  const load = erlangs(traffic);
  if (load === 0) return outlook(traffic, 0, goal.withinMs, patienceMs);
  const reached = (agents: number) => {
    const { within, occupancy } = outlook(traffic, agents, goal.withinMs, patienceMs);
    // The last share is never quite 1: what no caller would notice is reached.
    return within >= goal.share - 1e-9 && occupancy <= goal.mostOccupied;
  };
  let enough = Math.max(1, Math.ceil(load));
  while (!reached(enough)) enough *= 2;
  let short = 0;
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (reached(middle)) enough = middle;
    else short = middle;
  }
  return outlook(traffic, enough, goal.withinMs, patienceMs);
}

/** How many are to be on the roster so that `agents` are at work. `shrinkage`: the share of paid time away from calls (0 to 1, less than 1). */
export function rostered(agents: number, shrinkage: number): number {
  // 7 / 0.7 is a little more than 10 in floating point.
  return Math.ceil(agents / (1 - shrinkage) - 1e-9);
}
