/** What a telephone switch tells of a call, and what that says of how an attempt ended. */

export const callStates = ['dialled', 'ringing', 'answered', 'busy', 'no_answer', 'ended'] as const;

type CallState = (typeof callStates)[number];

/**
 * Who answered, as a switch that listens for it (answering machine detection) makes out some seconds after the answer. Which it is
 * is the switch's to say: nothing here listens.
 */
const answerers = ['answered_by_person', 'answered_by_machine'] as const;

export const callEventKinds = [...callStates, ...answerers] as const;

export type CallEventKind = (typeof callEventKinds)[number];

export type AnsweredBy = 'person' | 'machine';

/** An event, at an instant in milliseconds. */
export interface CallEvent {
  readonly kind: CallEventKind;
  readonly at: number;
}

/** Outcomes that a call can suggest. */
type Suggested = 'busy' | 'no_answer' | 'answering_machine';

/** What is known of a call. Instants and spans in milliseconds; null: not known, or not come to. */
export interface Call {
  readonly state: CallState | null;
  readonly dialledAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** Null: no switch has made it out. */
  readonly answeredBy: AnsweredBy | null;
  readonly talkedMs: number | null;
  /** The outcome that suggests itself, if the list's dispositions have it. */
  readonly suggests: Suggested | null;
}

/**
 * Puts together what came in any order: events count by their own times, and at one instant in the order in which a call
 * goes through them. Whoever answered was neither busy nor away, whatever a switch said before (of another number, say); of who
 * it was, the last word counts, and a machine that answered suggests itself.
 */
export function callOf(events: readonly CallEvent[]): Call {
  const sorted = events.toSorted(
    (a, b) => a.at - b.at || callEventKinds.indexOf(a.kind) - callEventKinds.indexOf(b.kind),
  );
  const first = (kind: CallEventKind) => sorted.find((event) => event.kind === kind)?.at ?? null;
  // Who it was is told of one that was answered, even where that itself was not told.
  const answeredAt = first('answered') ?? sorted.find(({ kind }) => !isState(kind))?.at ?? null;
  const endedAt = sorted.findLast(({ kind }) => kind === 'ended')?.at ?? null;
  const failed =
    sorted.map(({ kind }) => kind).findLast((kind) => kind === 'busy' || kind === 'no_answer') ?? null;
  const answeredBy = answererOf(sorted.findLast(({ kind }) => answererOf(kind) !== null)?.kind);
  const last = sorted.at(-1)?.kind;
  const state = sorted.map(({ kind }) => kind).findLast(isState) ?? null;
  return {
    state: last === undefined || isState(last) || state === 'ended' ? state : 'answered',
    dialledAt: first('dialled'),
    answeredAt,
    endedAt,
    talkedMs: answeredAt === null || endedAt === null ? null : Math.max(0, endedAt - answeredAt),
    answeredBy,
    suggests: answeredAt === null ? failed : answeredBy === 'machine' ? 'answering_machine' : null,
  };
}

function isState(kind: CallEventKind): kind is CallState {
  return answererOf(kind) === null;
}

function answererOf(kind: CallEventKind | undefined): AnsweredBy | null {
  if (kind === 'answered_by_person') return 'person';
  return kind === 'answered_by_machine' ? 'machine' : null;
}
