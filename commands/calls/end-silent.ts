/**
 * Ends calls of which nothing has been told for half a day, by an event of our own like any other: what is told later refutes
 * it. A round that dies has ended some; the next one finds the rest. An end that is assumed twice has the same id.
 */
import type { CallEvent } from '../../domain/calls/call-event.js';
import { assumedEnd, silentForMs } from '../../domain/calls/silence.js';
import { findEventsOfCalls, listUnended, type CallPlace } from '../../store/call-events.js';
import { takeEvents, type TakeContext } from './take-events.js';

const atOnce = 500;

/** Ends all that are silent now; answers how many. */
export async function endSilentCalls(context: TakeContext): Promise<number> {
  const now = context.clock();
  let ended = 0;
  let after: CallPlace | null = null;
  for (;;) {
    const page: readonly CallPlace[] = await listUnended(context.db, {
      before: now - silentForMs,
      after,
      limit: atOnce,
    });
    after = page.at(-1) ?? null;
    if (after === null) return ended;
    const told = await findEventsOfCalls(
      context.db,
      page.map(({ id }) => id),
    );
    const ends = [...told].flatMap(([id, events]): CallEvent[] => {
      const end = assumedEnd(id, events, now);
      return end === null ? [] : [end];
    });
    const { answers } = await takeEvents(context, ends);
    ended += answers.filter(({ result }) => result === 'taken').length;
  }
}
