/** A call that came in, put together from what the switch told of it. */
import { inOrder, type CallEvent } from './call-event.js';
import type { Contradiction } from './contradictions.js';
import { beginCourse, contradict, follow, isServed, showsCaller, type Course } from './course.js';
import { isAssumedEnd, withoutRefuted } from './silence.js';

export const callOutcomes = [
  'open',
  'blocked',
  'self_service',
  'answered',
  'abandoned',
  'call_back',
  'voicemail',
  'flowed_out',
  'lost',
] as const;

/**
 * How a call came out, so far: `open`, nothing of what follows yet; `blocked`, it never reached the welcome; `self_service`, it
 * ended in the IVR; `answered`, by an operator (who may still speak); `abandoned`, the caller hung up while waiting; `call_back`,
 * the caller chose to be called; `voicemail`; `flowed_out`, it left the queue for elsewhere; `lost`, it ended in a queue without
 * the caller having hung up.
 */
export type CallOutcome = (typeof callOutcomes)[number];

/** What is known of a call. Instants and spans in milliseconds; null: not come to, or not over. */
export interface Call {
  readonly id: string;
  readonly service: string | null;
  readonly language: string | null;
  readonly body: string | null;
  /** The last that it waited in. */
  readonly queue: string | null;
  /** All that it waited in, each once, by when it first did. */
  readonly queues: readonly string[];
  readonly offeredAt: number;
  readonly welcomedAt: number | null;
  readonly queuedAt: number | null;
  /** All its time in queues until it was first answered, abandoned or left. */
  readonly waitedMs: number | null;
  /** When an operator first answered who waited; null for one who had taken a call back. */
  readonly answeredAt: number | null;
  /** Who answered first; all who spoke. */
  readonly operator: string | null;
  readonly operators: readonly string[];
  readonly talkedMs: number | null;
  readonly heldMs: number | null;
  /** Work of operators after they spoke. */
  readonly wrappedMs: number | null;
  readonly ivrMs: number | null;
  /** How often it was presented to an operator. */
  readonly presented: number;
  readonly transfers: number;
  readonly callBackOffered: boolean;
  readonly endedAt: number | null;
  readonly outcome: CallOutcome;
  /** Whether its matter was settled at once, where that is known. */
  readonly firstContact: boolean | null;
  /** The instance that it opened or concerned. */
  readonly instanceId: string | null;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Puts a call together from its events, in whatever order and however often they came: each id counts once, by its own time; at
 * one instant in the order of `callEventKinds`. Where events contradict each other all are kept and told, and:
 *
 * 1. A call came in at its earliest event, whichever that is.
 * 2. Whoever waited, spoke or left a message has been welcomed, at the latest then; a switch need not say so.
 * 3. Who is told as there after an `abandoned` or an `ended` had not gone: these count only if nothing but them, presentations
 *    and wrap-ups follows. The first that counts is the end. If all ends are refuted so, the last event of all is the end.
 * 4. Who was answered has not abandoned, whatever is told before or after; the talk ends with `ended`, and only without one there. Time in queues after the first answer is no waiting.
 * 5. Who took a call back, went to voicemail or elsewhere has not abandoned, unless queued again afterwards; who took a call back
 *    not even then, and an answer that follows is of the call back: its talk counts, `answeredAt` stays null.
 * 6. Who hung up before any queue has not abandoned: the IVR served, or the line was blocked.
 * 7. Of service, language, body and first contact the last telling counts.
 * 8. An end that was assumed after a silence (`silence.ts`) counts until anything later, or the end itself, is told; how long an
 *    operator spoke is not known then.
 * 9. A step that its place forbids (hold without a talk, say) changes nothing.
 *
 * @throws RangeError if there are no events
 */
export function callOf(id: string, events: readonly CallEvent[]): Call {
  const sorted = withoutRefuted(inOrder(events));
  const first = sorted[0];
  if (first === undefined) throw new RangeError(`a call has at least one event; call ${id} has none`);
  const course = beginCourse(first.at);
  const lastShown = sorted.findLastIndex(({ kind }) => showsCaller(kind));
  let refuted = false;
  let place = -1;
  let cutOff = false;
  for (const event of sorted) {
    place += 1;
    if (isAssumedEnd(event)) {
      contradict(course, 'end_not_told');
      cutOff = isServed(course.place);
    }
    if (place < lastShown && (event.kind === 'abandoned' || event.kind === 'ended')) {
      contradict(course, `went_on_after_${event.kind}`);
      refuted ||= event.kind === 'ended';
    } else follow(course, event);
  }
  const refutedAt = refuted ? (sorted[lastShown]?.at ?? null) : null;
  const endsAt = course.place === 'gone' ? null : (refutedAt ?? course.abandonedAt);
  if (endsAt !== null) follow(course, { id: '', call: id, kind: 'ended', at: endsAt });
  return counted(id, told(sorted), course, cutOff);
}

type Told = Pick<Call, 'service' | 'language' | 'body' | 'firstContact'>;

function told(events: readonly CallEvent[]): Told {
  let service: string | null = null;
  let language: string | null = null;
  let body: string | null = null;
  let firstContact: boolean | null = null;
  for (const event of events) {
    service = event.service ?? service;
    language = event.language ?? language;
    body = event.body ?? body;
    firstContact = event.details?.first_contact ?? firstContact;
  }
  return { service, language, body, firstContact };
}

/** `cutOff`: nobody told how long the last talk went on. */
function counted(
  id: string,
  { service, language, body, firstContact }: Told,
  course: Course,
  cutOff: boolean,
): Call {
  const { queue, operators, queuedAt, answeredAt, place, spent } = course;
  const waits = place === 'queue' && answeredAt === null;
  const spoke = !cutOff && spent.talk !== null && place !== 'talk' && place !== 'hold';
  return {
    id,
    service,
    language,
    body,
    queue,
    queues: course.queues,
    offeredAt: course.beganAt,
    welcomedAt: course.welcomedAt,
    queuedAt,
    waitedMs: queuedAt === null || waits ? null : (spent.queue ?? 0),
    answeredAt,
    operator: operators[0] ?? null,
    operators,
    talkedMs: spoke ? spent.talk : null,
    heldMs: spoke ? (spent.hold ?? 0) : null,
    wrappedMs: course.wrappedMs,
    ivrMs: spent.ivr,
    presented: course.presented,
    transfers: course.transfers,
    callBackOffered: course.callBackOffered,
    endedAt: course.endedAt ?? course.abandonedAt,
    outcome: outcomeOf(course),
    firstContact,
    instanceId: null,
    contradictions: course.contradictions?.toSorted() ?? none,
  };
}

const none: readonly never[] = [];

function outcomeOf({ answeredAt, left, endedAt, abandonedAt, queuedAt, welcomedAt }: Course): CallOutcome {
  if (answeredAt !== null) return 'answered';
  if (left !== null) return left;
  if (endedAt === null && abandonedAt === null) return 'open';
  if (queuedAt !== null) return 'lost';
  return welcomedAt === null ? 'blocked' : 'self_service';
}
