import { erlangB } from './erlang-b.js';
import { erlangs, type Outlook, type Traffic } from './traffic.js';

/** Erlang C (M/M/N): callers wait as long as it takes. It asks for more agents than are needed where callers give up. */
export function erlangC(traffic: Traffic, agents: number, withinMs: number): Outlook {
  const load = erlangs(traffic);
  if (load === 0) return { agents, waiting: 0, within: 1, averageWaitMs: 0, abandoned: 0, occupancy: 0 };
  if (agents <= load)
    return { agents, waiting: 1, within: 0, averageWaitMs: null, abandoned: 0, occupancy: 1 };
  const blocked = erlangB(agents, load);
  const spare = agents - load;
  const waiting = (agents * blocked) / (agents - load * (1 - blocked));
  return {
    agents,
    waiting,
    within: 1 - waiting * Math.exp((-spare * withinMs) / traffic.handleMs),
    averageWaitMs: (waiting * traffic.handleMs) / spare,
    abandoned: 0,
    occupancy: load / agents,
  };
}
