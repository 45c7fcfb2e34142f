/**
 * Events of a call as they are kept: bytes, since a month has millions and nobody looks inside but we (record 0044). The call's id
 * stands beside them. After the form's number each event has a byte of its kind, one of what else is told of it, six of its instant
 * in milliseconds, and its texts, each after its length.
 */
import { mostBytesALetter, writeUtf8 } from '../utf8.js';
import type { CallEvent, CallEventKind } from './call-event.js';

/** What the bytes begin with. Before there were any, events were kept as JSON, a list: those begin with its bracket. */
const form = 1;
const bracket = 0x5b;

/** By their place here kinds are kept: others are added at the end, and none is ever taken away. */
const kinds: readonly CallEventKind[] = [
  ...(['offered', 'welcomed', 'queued', 'call_back_offered', 'presented', 'answered', 'held'] as const),
  ...(['resumed', 'transferred', 'call_back_taken', 'voicemail', 'flowed_out', 'abandoned'] as const),
  ...(['ended', 'wrapped_up'] as const),
];
const codes = Object.fromEntries(kinds.map((kind, code) => [kind, code])) as Record<CallEventKind, number>;

/** Beside the kind: what is kept of the event's id is what follows the call's, with which most switches begin it. */
const followsCall = 0x80;
const has = { queue: 1, operator: 2, service: 4, language: 8, body: 16, reason: 32, firstContact: 64 };
const settled = 128;
/** Kind, what is told, instant. */
const head = 8;
/** Lengths below take a byte, others two. */
const long = 0x80;
const longest = 0x8000;
const word = 2 ** 32;

/** As many bytes as these events may take. */
export function mostBytes(events: readonly CallEvent[]): number {
  let letters = 0;
  for (const { id, queue, operator, service, language, body, details } of events) {
    letters += id.length + lengthOf(queue) + lengthOf(operator) + lengthOf(service) + lengthOf(language);
    letters += lengthOf(body) + lengthOf(details?.reason);
  }
  return 1 + events.length * (head + 2 * textsOfEvent) + letters * mostBytesALetter;
}
const textsOfEvent = 7;

function lengthOf(text: string | undefined): number {
  return text === undefined ? 0 : text.length;
}

/** The events as bytes of their own. */
export function keepEvents(events: readonly CallEvent[]): Uint8Array {
  const into = new Uint8Array(mostBytes(events));
  return into.subarray(0, writeEvents(events, into, 0));
}

/** Writes the events from `at` on, where there is room for `mostBytes`; answers where they end. */
export function writeEvents(events: readonly CallEvent[], into: Uint8Array, at: number): number {
  into[at] = form;
  let end = at + 1;
  for (const event of events) end = writeEvent(event, into, end);
  return end;
}

function writeEvent(event: CallEvent, into: Uint8Array, at: number): number {
  const { id, call, queue, operator, service, language, body, details } = event;
  const short = id.startsWith(call);
  into[at] = codes[event.kind] | (short ? followsCall : 0);
  const high = Math.floor(event.at / word);
  const low = event.at - high * word;
  into[at + 2] = high >>> 8;
  into[at + 3] = high;
  into[at + 4] = low >>> 24;
  into[at + 5] = low >>> 16;
  into[at + 6] = low >>> 8;
  into[at + 7] = low;
  let told = 0;
  let end = writeText(short ? id.slice(call.length) : id, into, at + head);
  const tell = (bit: number, text: string | undefined) => {
    if (text === undefined) return;
    told |= bit;
    end = writeText(text, into, end);
  };
  tell(has.queue, queue);
  tell(has.operator, operator);
  tell(has.service, service);
  tell(has.language, language);
  tell(has.body, body);
  tell(has.reason, details?.reason);
  const firstContact = details?.first_contact;
  if (firstContact !== undefined) told |= firstContact ? has.firstContact | settled : has.firstContact;
  into[at + 1] = told;
  return end;
}

function writeText(text: string, into: Uint8Array, at: number): number {
  const end = writeUtf8(text, into, at + 1);
  const length = end - at - 1;
  if (length < long) {
    into[at] = length;
    return end;
  }
  if (length >= longest)
    throw new RangeError(
      `a text of an event has at most ${String(longest)} bytes; one has ${String(length)}`,
    );
  into.copyWithin(at + 2, at + 1, end);
  into[at] = long | (length >>> 8);
  into[at + 1] = length;
  return end + 1;
}

const decoder = new TextDecoder();

/** The events of a call from the bytes that `writeEvents` wrote, or from the JSON that was kept before. */
export function keptEvents(call: string, kept: Uint8Array): readonly CallEvent[] {
  if (kept[0] === bracket) return fromJson(call, JSON.parse(decoder.decode(kept)) as readonly OldEvent[]);
  if (kept[0] !== form)
    throw new RangeError(
      `events of call ${call}: expected bytes that begin with ${String(form)}, found ${String(kept[0])}: a newer version wrote them`,
    );
  const events: CallEvent[] = [];
  for (let place = 1; place < kept.length;) {
    const { event, end } = readEvent(call, kept, place);
    events.push(event);
    place = end;
  }
  return events;
}

const optional = ['queue', 'operator', 'service', 'language', 'body', 'reason'] as const;

function readEvent(call: string, kept: Uint8Array, begin: number) {
  const byte = (n: number) => kept[n] ?? 0;
  const told = byte(begin + 1);
  let at = 0;
  for (let n = begin + 2; n < begin + head; n += 1) at = at * 256 + byte(n);
  let end = begin + head;
  const text = () => {
    const wide = byte(end) >= long;
    const length = wide ? (byte(end) - long) * 256 + byte(end + 1) : byte(end);
    const from = end + (wide ? 2 : 1);
    end = from + length;
    return decoder.decode(kept.subarray(from, end));
  };
  const own = text();
  const more: Partial<Record<(typeof optional)[number], string>> = {};
  for (const name of optional) if ((told & has[name]) > 0) more[name] = text();
  const { reason, ...names } = more;
  const details = {
    ...(reason === undefined ? {} : { reason }),
    ...((told & has.firstContact) > 0 ? { first_contact: (told & settled) > 0 } : {}),
  };
  const event: CallEvent = {
    id: (byte(begin) & followsCall) > 0 ? call + own : own,
    call,
    kind: kindOf(byte(begin) & ~followsCall, call),
    at,
    ...names,
    ...((told & (has.reason | has.firstContact)) > 0 ? { details } : {}),
  };
  return { event, end };
}

function kindOf(code: number, call: string): CallEventKind {
  const kind = kinds[code];
  if (kind === undefined)
    throw new RangeError(
      `events of call ${call}: expected kinds up to ${String(kinds.length - 1)}, found ${String(code)}: a newer version wrote them`,
    );
  return kind;
}

/** As events were kept until November 2026. */
type OldEvent = readonly [
  /** In a list: what follows the call's own id. */
  id: string | readonly [rest: string],
  kind: CallEventKind,
  at: number,
  more?: Omit<CallEvent, 'id' | 'call' | 'kind' | 'at'>,
];

function fromJson(call: string, kept: readonly OldEvent[]): readonly CallEvent[] {
  return kept.map(([id, kind, at, more]) => ({
    id: typeof id === 'string' ? id : call + id[0],
    call,
    kind,
    at,
    ...more,
  }));
}
