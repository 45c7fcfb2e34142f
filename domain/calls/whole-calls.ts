/**
 * Which events of a portion are taken at once, where a file tells of calls that go on into its next portion: a call that is told
 * whole is put together and written once, in place of once a portion.
 */
import type { CallEvent, CallEventKind } from './call-event.js';

/** After these little or nothing follows. */
const last: ReadonlySet<CallEventKind> = new Set([
  ...(['ended', 'abandoned', 'transferred', 'call_back_taken', 'voicemail', 'flowed_out'] as const),
]);

/** A portion parted: what is taken now, and what is kept back to be taken with the next one. */
interface Parted<Told> {
  readonly now: readonly Told[];
  readonly later: readonly Told[];
}

/**
 * Parts a portion, each part in the order told: calls that are told to their end go first. Kept back is at most half of it, else
 * nothing is: calls of which no end is ever told don't heap up.
 */
export function partWhole<Told>(
  portion: readonly Told[],
  eventOf: (told: Told) => Pick<CallEvent, 'call' | 'kind'>,
): Parted<Told> {
  const over = new Set<string>();
  for (const told of portion) {
    const { call, kind } = eventOf(told);
    if (last.has(kind)) over.add(call);
  }
  const now: Told[] = [];
  const later: Told[] = [];
  for (const told of portion) (over.has(eventOf(told).call) ? now : later).push(told);
  return later.length > portion.length / 2 ? { now: portion, later: [] } : { now, later };
}
