/** A queue_log of Asterisk as it would be of these calls: what it can tell of them. */
import type { CallEvent } from '../../domain/calls/call-event.js';

const names: Readonly<Record<string, string>> = {
  ...{ queued: 'ENTERQUEUE', presented: 'RINGNOANSWER', answered: 'CONNECT', transferred: 'BLINDTRANSFER' },
  ...{ abandoned: 'ABANDON', flowed_out: 'EXITWITHTIMEOUT', ended: 'COMPLETECALLER' },
};

/** Its lines, each with its end; what it does not know is left out. */
export function* queueLogOf(events: Iterable<CallEvent>): Generator<string, void, undefined> {
  yield '1772319600|NONE|NONE|NONE|QUEUESTART|\n';
  for (const { kind, at, call, queue = 'NONE', operator = 'NONE' } of events) {
    const name = names[kind];
    if (name === undefined) continue;
    const caller = name === 'ENTERQUEUE' ? '|0874411123|1' : '';
    yield `${Math.floor(at / 1000)}|${call}|${queue}|${operator}|${name}|${caller}\n`;
  }
}
