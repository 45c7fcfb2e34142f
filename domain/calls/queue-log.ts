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

const kinds: Readonly<Record<string, readonly [kind: CallEventKind, reason?: string]>> = {
  ENTERQUEUE: ['queued'],
  RINGNOANSWER: ['presented'],
  RINGCANCELED: ['presented'],
  AGENTDUMP: ['presented'],
  CONNECT: ['answered'],
  COMPLETECALLER: ['ended', 'caller'],
  COMPLETEAGENT: ['ended', 'operator'],
  TRANSFER: ['transferred'],
  BLINDTRANSFER: ['transferred'],
  ATTENDEDTRANSFER: ['transferred'],
  ABANDON: ['abandoned'],
  EXITWITHTIMEOUT: ['flowed_out', 'timeout'],
  EXITWITHKEY: ['flowed_out', 'key'],
  EXITEMPTY: ['flowed_out', 'empty'],
};

/** Of operators and queues, not of calls. */
const others: ReadonlySet<string> = new Set([
  ...['ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF'],
  ...['PAUSE', 'PAUSEALL', 'PAUSEREASON', 'UNPAUSE', 'UNPAUSEALL', 'PENALTY', 'CONFIGRELOAD', 'QUEUESTART'],
  ...['DID', 'INFO', 'SYSCOMPAT'],
]);

const instant = /^(\d{9,10})(?:\.(\d{1,6}))?$/;
const longestName = 100;

/**
 * Reads the lines of a file in their order. Seconds are all that the file knows: what happens to a call within one gets a
 * millisecond each, so that its order stays. `source` stands before the ids of calls, where several switches count alike.
 */
export function createQueueLogReader(source = ''): (line: string) => ReadLine {
  let second = '';
  /** By call: how many lines of it this second had, and how many of each text. */
  let inSecond = new Map<string, Map<string, number>>();
  return (line) => {
    const [at = '', call = '', queue = '', agent = '', name = ''] = line.split('|', 5);
    const [, seconds, fraction] = instant.exec(at) ?? [];
    if (seconds === undefined || name === '')
      return unknown(worded`It is no line of a queue_log: expected second|call|queue|agent|event.`);
    if (others.has(name)) return { says: 'nothing' };
    const [kind, reason] = kinds[name] ?? [];
    if (kind === undefined) return unknown(worded`There is no event ${name.slice(0, longestName)}.`);
    if (call === '' || call === 'NONE' || call === 'REALTIME')
      return unknown(worded`An event ${name} belongs to a call, and none is named.`);
    if ([source + call, queue, agent].some((text) => text.length > longestName || text.includes('\u0000')))
      return unknown(worded`A name in it is longer than ${longestName} letters, or no text.`);
    if (at !== second) inSecond = new Map();
    second = at;
    const before = inSecond.get(call) ?? new Map<string, number>();
    inSecond.set(call, before);
    const place = [...before.values()].reduce((sum, n) => sum + n, 0);
    const text = `${at} ${name}${agent === 'NONE' ? '' : ` ${agent}`}`;
    const again = before.get(text) ?? 0;
    before.set(text, again + 1);
    const ms = fraction === undefined ? Math.min(place, 999) : Number(fraction.padEnd(3, '0').slice(0, 3));
    const event = {
      ...{ id: again === 0 ? text : `${text} ${again + 1}`, call: source + call, kind },
      at: Number(seconds) * 1000 + ms,
      ...(queue === '' || queue === 'NONE' ? {} : { queue }),
      ...(agent === '' || agent === 'NONE' ? {} : { operator: agent }),
      ...(reason === undefined ? {} : { details: { reason } }),
    };
    return { says: 'event', event };
  };
}

function unknown(why: Worded): ReadLine {
  return { says: 'unknown', why };
}
