/** What comes to a group of agents, and what one asks of them. Spans in milliseconds. */

/** Calls that come in a span, and how long one is worked on average (talk, hold, wrap-up). */
export interface Traffic {
  readonly calls: number;
  readonly spanMs: number;
  readonly handleMs: number;
}

/** What is promised to callers. */
export interface ServiceGoal {
  /** This share of the calls (0 to 1) … */
  readonly share: number;
  /** … is answered within this time. */
  readonly withinMs: number;
  /** No agent is to be at work for more than this share of the time: beyond nine tenths nobody lasts. */
  readonly mostOccupied: number;
}

/** What becomes of a traffic with so many agents. */
export interface Outlook {
  readonly agents: number;
  /** Share of the calls that have to wait. */
  readonly waiting: number;
  /** Share of all calls that is answered within the goal's time. */
  readonly within: number;
  /** Of all calls; null: without end, as more comes than can be answered and nobody gives up. */
  readonly averageWaitMs: number | null;
  /** Share of the calls that give up. */
  readonly abandoned: number;
  readonly occupancy: number;
}

/** The load in erlangs: how many agents would be busy if nobody ever waited. */
export function erlangs({ calls, spanMs, handleMs }: Traffic): number {
  return (calls * handleMs) / spanMs;
}
