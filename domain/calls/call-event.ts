/** What a telephone switch, its IVR and its distribution of calls tell of a call that came in. */

/** In the order in which a call goes through them: the order of what is told of one instant. */
export const callEventKinds = [
  'offered',
  'welcomed',
  'queued',
  'call_back_offered',
  'presented',
  'answered',
  'held',
  'resumed',
  'transferred',
  'call_back_taken',
  'voicemail',
  'flowed_out',
  'abandoned',
  'ended',
  'wrapped_up',
] as const;

export type CallEventKind = (typeof callEventKinds)[number];

/** An event, at an instant in milliseconds by the clock of who tells it. `id` is its own within its call. */
export interface CallEvent {
  readonly id: string;
  readonly call: string;
  readonly kind: CallEventKind;
  readonly at: number;
  readonly queue?: string | undefined;
  readonly operator?: string | undefined;
  readonly service?: string | undefined;
  /** As `it`, `de`. */
  readonly language?: string | undefined;
  /** The administration that the call is for. */
  readonly body?: string | undefined;
  readonly details?: CallEventDetails | undefined;
}

/** What else is known of an event; never who calls or from which number. */
interface CallEventDetails {
  /** Why: of a flow-out, of an end. */
  readonly reason?: string | undefined;
  /** What the switch itself says of whether the matter was settled at the first contact. */
  readonly first_contact?: boolean | undefined;
}

const few = 16;

const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  callEventKinds.map((kind, place) => [kind, place]),
);

/** The events of a call, each once, by their own times: in whatever order, and how often, they came. */
export function inOrder<Event extends Pick<CallEvent, 'id' | 'kind' | 'at'>>(
  events: readonly Event[],
): readonly Event[] {
  const sorted = events.toSorted(
    (a, b) => a.at - b.at || (ranks[a.kind] ?? 0) - (ranks[b.kind] ?? 0) || (a.id < b.id ? -1 : 1),
  );
  // Most calls have six events: to look through them is cheaper than a set.
  if (sorted.length <= few)
    return sorted.filter(({ id }, n) => sorted.findIndex((one) => one.id === id) === n);
  const seen = new Set<string>();
  return sorted.filter(({ id }) => !seen.has(id) && seen.add(id));
}
