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
export function inOrder<Event extends Placed>(events: readonly Event[]): readonly Event[] {
  if (events.length <= few && areInOrder(events)) return events;
  const sorted = events.toSorted(compare);
  // Most calls have six events: to look through them is cheaper than a set.
  if (sorted.length <= few)
    return sorted.filter(({ id }, n) => sorted.findIndex((one) => one.id === id) === n);
  const seen = new Set<string>();
  return sorted.filter(({ id }) => !seen.has(id) && seen.add(id));
}

type Placed = Pick<CallEvent, 'id' | 'kind' | 'at'>;

function compare(a: Placed, b: Placed): number {
  return a.at - b.at || (ranks[a.kind] ?? 0) - (ranks[b.kind] ?? 0) || (a.id < b.id ? -1 : 1);
}

/** As most are told. By plain loops: of a million calls each, lists made on the way would cost more than to look. */
function areInOrder(events: readonly Placed[]): boolean {
  for (let n = 1; n < events.length; n += 1) {
    const event = events[n];
    const before = events[n - 1];
    if (event === undefined || before === undefined || compare(before, event) > 0) return false;
    for (let earlier = 0; earlier < n; earlier += 1) if (events[earlier]?.id === event.id) return false;
  }
  return true;
}
