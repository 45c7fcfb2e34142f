/**
 * Asterisk's `queue_log`: lines `second|call|queue|agent|event|parameters…`, read one by one. It knows nothing of a call before its
 * queue, nor after a transfer or a flow-out. Parameters are not kept: one of ENTERQUEUE's is the caller's number.
 */
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { CallEvent, CallEventKind } from './call-event.js';

/** What a line says: an event of a call, nothing about calls, or nothing that is understood. */
export type ReadLine =
  | { readonly says: 'event'; readonly event: CallEvent }
  | { readonly says: 'nothing' }
  | { readonly says: 'unknown'; readonly why: Worded };

const kinds: ReadonlyMap<string, readonly [kind: CallEventKind, details?: CallEvent['details']]> = new Map([
  ['ENTERQUEUE', ['queued']],
  ['RINGNOANSWER', ['presented']],
  ['RINGCANCELED', ['presented']],
  ['AGENTDUMP', ['presented']],
  ['CONNECT', ['answered']],
  ['COMPLETECALLER', ['ended', { reason: 'caller' }]],
  ['COMPLETEAGENT', ['ended', { reason: 'operator' }]],
  ['TRANSFER', ['transferred']],
  ['BLINDTRANSFER', ['transferred']],
  ['ATTENDEDTRANSFER', ['transferred']],
  ['ABANDON', ['abandoned']],
  ['EXITWITHTIMEOUT', ['flowed_out', { reason: 'timeout' }]],
  ['EXITWITHKEY', ['flowed_out', { reason: 'key' }]],
  ['EXITEMPTY', ['flowed_out', { reason: 'empty' }]],
]);

/** Of operators and queues, not of calls. */
const others: ReadonlySet<string> = new Set([
  ...['ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF'],
  ...['PAUSE', 'PAUSEALL', 'PAUSEREASON', 'UNPAUSE', 'UNPAUSEALL', 'PENALTY', 'CONFIGRELOAD', 'QUEUESTART'],
  ...['DID', 'INFO', 'SYSCOMPAT'],
]);

const instant = /^(\d{9,10})(?:\.(\d{1,6}))?$/;
const longestName = 100;
/** So many calls and names are remembered, more than are there at once; then they are forgotten. */
const mostRemembered = 20_000;

/** What is remembered of a call. */
interface Lately {
  /** With the source before it; one text for all its events. */
  readonly id: string;
  /** The second of its last line: how many lines it had then, the text of the first, and how many there were of each if of more. */
  second: string;
  lines: number;
  first: string;
  others: Map<string, number> | null;
}

/**
 * Reads the lines of a file in their order. Seconds are all that the file knows: what happens to a call within one gets a
 * millisecond each, so that its order stays. `source` stands before the ids of calls, where several switches count alike.
 */
export function createQueueLogReader(source = ''): (line: string) => ReadLine {
  const calls = new Map<string, Lately>();
  const names = new Map<string, string>();
  let lastAt = '';
  const nameOf = (text: string): string | undefined => {
    if (text === '' || text === 'NONE') return undefined;
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostRemembered) names.clear();
    names.set(text, text);
    return text;
  };
  const latelyOf = (call: string): Lately => {
    const known = calls.get(call);
    if (known !== undefined) return known;
    const lately = { id: source + call, second: '', lines: 0, first: '', others: null };
    calls.set(call, lately);
    return lately;
  };
  return (line) => {
    const [at, call, queue, agent, name] = partsOf(line);
    const [, seconds, fraction] = instant.exec(at) ?? [];
    if (seconds === undefined || name === '')
      return unknown(worded`It is no line of a queue_log: expected second|call|queue|agent|event.`);
    if (others.has(name)) return { says: 'nothing' };
    const found = kinds.get(name);
    if (found === undefined) return unknown(worded`There is no event ${name.slice(0, longestName)}.`);
    if (call === '' || call === 'NONE' || call === 'REALTIME')
      return unknown(worded`An event ${name} belongs to a call, and none is named.`);
    if (source.length + call.length > longestName || [call, queue, agent].some(isNoName))
      return unknown(worded`A name in it is longer than ${longestName} letters, or no text.`);
    if (at !== lastAt && calls.size >= mostRemembered) calls.clear();
    lastAt = at;
    const lately = latelyOf(call);
    const text = agent === 'NONE' ? `${at} ${name}` : `${at} ${name} ${agent}`;
    const { place, again } = noted(lately, at, text);
    const ms = fraction === undefined ? Math.min(place, 999) : Number(fraction.padEnd(3, '0').slice(0, 3));
    const [kind, details] = found;
    const event: CallEvent = {
      id: again === 0 ? text : `${text} ${String(again + 1)}`,
      call: lately.id,
      kind,
      at: Number(seconds) * 1000 + ms,
      queue: nameOf(queue),
      operator: nameOf(agent),
      details,
    };
    return { says: 'event', event };
  };
}

/** The first five parts; by hand, since a list of all would take longer than to read them. */
function partsOf(
  line: string,
): readonly [at: string, call: string, queue: string, agent: string, name: string] {
  const one = line.indexOf('|');
  const two = line.indexOf('|', one + 1);
  const three = line.indexOf('|', two + 1);
  const four = line.indexOf('|', three + 1);
  if (one < 0 || two < one || three < two || four < three) return ['', '', '', '', ''];
  const five = line.indexOf('|', four + 1);
  return [
    line.slice(0, one),
    line.slice(one + 1, two),
    line.slice(two + 1, three),
    line.slice(three + 1, four),
    line.slice(four + 1, five < 0 ? undefined : five),
  ];
}

/** Notes a line of a call: how many it had in this second before, and how many that say the same. */
function noted(
  lately: Lately,
  second: string,
  text: string,
): { readonly place: number; readonly again: number } {
  if (lately.second !== second) {
    lately.second = second;
    lately.lines = 1;
    lately.first = text;
    lately.others = null;
    return { place: 0, again: 0 };
  }
  const place = lately.lines;
  lately.lines += 1;
  lately.others ??= new Map([[lately.first, 1]]);
  const again = lately.others.get(text) ?? 0;
  lately.others.set(text, again + 1);
  return { place, again };
}

function isNoName(text: string): boolean {
  return text.length > longestName || text.includes('\u0000');
}

function unknown(why: Worded): ReadLine {
  return { says: 'unknown', why };
}
