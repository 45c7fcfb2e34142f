/** The course of a call: what each event does to it, one after the other. The rules stand in `call.ts`. */
import type { CallEvent, CallEventKind } from './call-event.js';
import type { Contradiction } from './contradictions.js';

/** Where a caller is: on the line, in the IVR, waiting, with an operator, on hold, elsewhere (voicemail, under transfer), gone. */
type Place = 'line' | 'ivr' | 'queue' | 'talk' | 'hold' | 'elsewhere' | 'gone';

export interface Course {
  readonly beganAt: number;
  place: Place;
  /** Since when the caller is there. */
  since: number;
  /** How long the caller was in each place, null: never, or not yet left; in `queue` until the first answer only. */
  readonly spent: Record<Place, number | null>;
  readonly queues: string[];
  readonly operators: string[];
  queue: string | null;
  /** The operator who speaks, or spoke last. */
  speaker: string | null;
  welcomedAt: number | null;
  queuedAt: number | null;
  answeredAt: number | null;
  abandonedAt: number | null;
  endedAt: number | null;
  /** How the caller left without an answer. */
  left: 'abandoned' | 'call_back' | 'voicemail' | 'flowed_out' | null;
  presented: number;
  transfers: number;
  callBackOffered: boolean;
  wrappedMs: number | null;
  /** When each operator's talk, or what she did after it, was over; under '' the last of all. Null until the first was. */
  doneAt: Map<string, number> | null;
  /** Each once; null as long as there are none. */
  contradictions: Contradiction[] | null;
}

/** A course that begins at an instant. Written out whole: spreading parts into it would take longer than all the rest, a million times. */
export function beginCourse(at: number): Course {
  return {
    beganAt: at,
    place: 'line',
    since: at,
    spent: { line: null, ivr: null, queue: null, talk: null, hold: null, elsewhere: null, gone: null },
    queues: [],
    operators: [],
    queue: null,
    speaker: null,
    welcomedAt: null,
    queuedAt: null,
    answeredAt: null,
    abandonedAt: null,
    endedAt: null,
    left: null,
    presented: 0,
    transfers: 0,
    callBackOffered: false,
    wrappedMs: null,
    doneAt: null,
    contradictions: null,
  };
}

/** Takes the course on by an event that is not earlier than those before it. */
export function follow(course: Course, event: CallEvent): void {
  steps[event.kind](course, event);
}

/** Notes that events contradict each other. */
export function contradict(course: Course, how: Contradiction): void {
  course.contradictions ??= [];
  if (!course.contradictions.includes(how)) course.contradictions.push(how);
}

/** Whether a caller of whom this is told is still there. */
export function showsCaller(kind: CallEventKind): boolean {
  return !withoutCaller.has(kind);
}

const withoutCaller: ReadonlySet<CallEventKind> = new Set([
  ...(['offered', 'presented', 'abandoned', 'ended', 'wrapped_up'] as const),
]);

const steps: Readonly<Record<CallEventKind, (course: Course, event: CallEvent) => void>> = {
  offered: (course, { at }) => {
    if (at > course.beganAt) contradict(course, 'offered_late');
  },
  welcomed: (course, { at }) => {
    if (course.queuedAt !== null) contradict(course, 'queued_before_welcomed');
    else if (course.place === 'line') go(course, 'ivr', at);
    course.welcomedAt ??= at;
  },
  queued: (course, { at, queue }) => {
    if (isServed(course.place)) contradict(course, 'queued_while_served');
    if (queue !== undefined) {
      course.queue = queue;
      if (!course.queues.includes(queue)) course.queues.push(queue);
    }
    course.welcomedAt ??= at;
    course.queuedAt ??= at;
    if (course.left !== 'call_back') course.left = null;
    go(course, 'queue', at);
  },
  call_back_offered: (course) => {
    course.callBackOffered = true;
  },
  presented: (course) => {
    course.presented += 1;
  },
  answered: (course, { at, operator }) => {
    if (course.left === 'voicemail') contradict(course, 'answered_after_voicemail');
    if (isServed(course.place) && (operator ?? null) === course.speaker) contradict(course, 'answered_twice');
    course.welcomedAt ??= at;
    go(course, 'talk', at);
    course.speaker = operator ?? null;
    if (operator !== undefined && !course.operators.includes(operator)) course.operators.push(operator);
    if (course.left !== 'call_back') course.answeredAt ??= at;
  },
  held: (course, { at }) => {
    if (course.place === 'talk') go(course, 'hold', at);
    else if (course.place !== 'hold') contradict(course, 'held_without_talk');
  },
  resumed: (course, { at }) => {
    if (course.place === 'hold') go(course, 'talk', at);
    else contradict(course, 'resumed_without_hold');
  },
  transferred: (course, { at }) => {
    if (!isServed(course.place)) contradict(course, 'transferred_without_talk');
    else {
      course.transfers += 1;
      go(course, 'elsewhere', at);
    }
  },
  call_back_taken: (course, { at }) => {
    leave(course, 'call_back', at);
  },
  voicemail: (course, { at }) => {
    leave(course, 'voicemail', at);
  },
  flowed_out: (course, { at }) => {
    leave(course, 'flowed_out', at);
  },
  abandoned: (course, { at }) => {
    course.abandonedAt ??= at;
    if (course.answeredAt !== null ? course.place !== 'queue' : isServed(course.place)) {
      // The talk goes on: its end is told by itself.
      contradict(course, 'abandoned_while_served');
      return;
    }
    if (course.queuedAt === null) contradict(course, 'abandoned_without_queue');
    else if (course.left !== null && course.left !== 'abandoned')
      contradict(course, 'abandoned_after_leaving');
    else course.left = 'abandoned';
    go(course, 'gone', at);
  },
  ended: (course, { at }) => {
    if (course.endedAt !== null) contradict(course, 'ended_twice');
    course.endedAt ??= at;
    go(course, 'gone', at);
  },
  wrapped_up: (course, { at, operator }) => {
    const from = course.doneAt?.get(operator ?? '') ?? course.doneAt?.get('');
    if (from === undefined) contradict(course, 'wrapped_up_without_talk');
    else {
      course.wrappedMs = (course.wrappedMs ?? 0) + at - from;
      done(course, operator ?? null, at);
    }
  },
};

/** Whether an operator has the caller. */
export function isServed(place: Place): boolean {
  return place === 'talk' || place === 'hold';
}

function leave(course: Course, how: NonNullable<Course['left']>, at: number): void {
  if (course.left !== 'call_back') course.left = how;
  course.welcomedAt ??= at;
  go(course, 'elsewhere', at);
}

function go(course: Course, to: Place, at: number): void {
  const { place, since, spent } = course;
  if (place === 'gone') return;
  const counts = place !== 'queue' || course.answeredAt === null;
  spent[place] = (spent[place] ?? 0) + (counts ? at - since : 0);
  // From talk to talk another operator takes over: the one who spoke is done.
  if (isServed(place) && (to === 'talk' ? place === 'talk' : to !== 'hold')) done(course, course.speaker, at);
  course.place = to;
  course.since = at;
}

function done(course: Course, operator: string | null, at: number): void {
  course.doneAt ??= new Map();
  course.doneAt.set('', at).set(operator ?? '', at);
}
