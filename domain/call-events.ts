/** What a telephone switch tells of a call, and what that says of how an attempt ended. */

export const callEventKinds = ['dialled', 'ringing', 'answered', 'busy', 'no_answer', 'ended'] as const;

export type CallEventKind = (typeof callEventKinds)[number];

/** An event, at an instant in milliseconds. */
export interface CallEvent {
  readonly kind: CallEventKind;
  readonly at: number;
}

/** What is known of a call. Instants and spans in milliseconds; null: not known, or not come to. */
export interface Call {
  readonly state: CallEventKind | null;
  readonly dialledAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly talkedMs: number | null;
  /** The outcome that suggests itself, if the list's dispositions have it. */
  readonly suggests: 'busy' | 'no_answer' | null;
}

/**
 * Puts together what came in any order: events count by their own times, and at one instant in the order in which a call
 * goes through them. Whoever answered was neither busy nor away, whatever a switch said before (of another number, say).
 */
export function callOf(events: readonly CallEvent[]): Call {
  const sorted = events.toSorted(
    (a, b) => a.at - b.at || callEventKinds.indexOf(a.kind) - callEventKinds.indexOf(b.kind),
  );
  const first = (kind: CallEventKind) => sorted.find((event) => event.kind === kind)?.at ?? null;
  const answeredAt = first('answered');
  const endedAt = sorted.findLast(({ kind }) => kind === 'ended')?.at ?? null;
  const failed = sorted.findLast(({ kind }) => kind === 'busy' || kind === 'no_answer')?.kind ?? null;
  return {
    state: sorted.at(-1)?.kind ?? null,
    dialledAt: first('dialled'),
    answeredAt,
    endedAt,
    talkedMs: answeredAt === null || endedAt === null ? null : Math.max(0, endedAt - answeredAt),
    suggests: answeredAt === null && (failed === 'busy' || failed === 'no_answer') ? failed : null,
  };
}
