import { describe, expect, it } from 'vitest';
import { callOf } from '../../../domain/calls/call.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { createQueueLogReader } from '../../../domain/calls/queue-log.js';

/** The events of a log, in its order. */
function eventsOf(log: string): CallEvent[] {
  const read = createQueueLogReader();
  return log
    .trim()
    .split('\n')
    .map((line) => read(line.trim()))
    .flatMap((found) => (found.says === 'event' ? found.event : []));
}
const callIn = (log: string) => callOf('c', eventsOf(log));
const start = 1_772_438_400_000;

describe('a queue_log', () => {
  it('tells of a call that is answered at the second ring', () => {
    const call = callIn(`
      1772438400|1772438400.17|sanita_it|NONE|ENTERQUEUE||0874411123|1
      1772438412|1772438400.17|sanita_it|SIP/8001|RINGNOANSWER|12000
      1772438420|1772438400.17|sanita_it|SIP/8007|CONNECT|20|1772438412.18|7
      1772438500|1772438400.17|sanita_it|SIP/8007|COMPLETECALLER|20|80|1`);
    expect(call).toMatchObject({
      ...{ outcome: 'answered', queue: 'sanita_it', offeredAt: start, waitedMs: 20_000, talkedMs: 80_000 },
      ...{ operator: 'SIP/8007', presented: 1, endedAt: start + 100_000, contradictions: [] },
    });
    expect(JSON.stringify(call)).not.toContain('0874411123');
  });

  it('keeps the order of what happens within one second', () => {
    const call = callIn(`
      1772438400|a.1|first|NONE|ENTERQUEUE||
      1772438400|a.1|first|NONE|EXITWITHTIMEOUT|1|1|0
      1772438400|a.1|second|NONE|ENTERQUEUE||
      1772438400|a.1|second|SIP/1|CONNECT|0
      1772438400|a.1|second|SIP/1|COMPLETEAGENT|0|0|1`);
    expect(call).toMatchObject({ outcome: 'answered', queues: ['first', 'second'], contradictions: [] });
  });

  it.each([
    ['ABANDON|1|1|31', 'abandoned'],
    ['EXITEMPTY|1|1|31', 'flowed_out'],
    ['EXITWITHKEY|9|1', 'flowed_out'],
    ['EXITWITHTIMEOUT|1', 'flowed_out'],
  ])('tells that %s is %s', (event, outcome) => {
    const call = callIn(`
      1772438400|a.1|first|NONE|ENTERQUEUE||
      1772438431|a.1|first|NONE|${event}`);
    expect(call).toMatchObject({ outcome, waitedMs: 31_000 });
  });

  it.each([
    'BLINDTRANSFER|200|internal|5|40|1',
    'ATTENDEDTRANSFER|BRIDGE|x|5|40|1',
    'TRANSFER|200|internal|5|40',
  ])('ends the talk with %s', (event) => {
    const call = callIn(`
        1772438400|a.1|first|NONE|ENTERQUEUE||
        1772438405|a.1|first|SIP/1|CONNECT|5
        1772438445|a.1|first|SIP/1|${event}`);
    expect(call).toMatchObject({ outcome: 'answered', talkedMs: 40_000, transfers: 1 });
  });

  it('gives every line the same id again, and two that are alike each its own', () => {
    const log = `
      1772438400|a.1|first|SIP/1|RINGNOANSWER|0
      1772438400|a.1|first|SIP/1|RINGNOANSWER|0
      1772438400|a.2|first|SIP/1|RINGNOANSWER|0`;
    const events = eventsOf(log);
    expect(new Set(events.map(({ id, call }) => `${call} ${id}`)).size).toBe(3);
    expect(eventsOf(log)).toEqual(events);
  });

  it('reads a call the same whatever stands between its lines', () => {
    const own = ['1772438401|a.1|q|NONE|ENTERQUEUE|', '1772438401|a.1|q|SIP/1|RINGNOANSWER|0'];
    const [, between] = eventsOf([own[0], '1772438400|a.2|q|NONE|ENTERQUEUE|', own[1]].join('\n')).filter(
      ({ call }) => call === 'a.1',
    );
    expect(between).toEqual(eventsOf(own.join('\n'))[1]);
  });

  it('leaves out what is not of calls, and tells what it does not understand', () => {
    const read = createQueueLogReader('north-');
    expect(read('1772438400|NONE|NONE|NONE|QUEUESTART|')).toEqual({ says: 'nothing' });
    expect(read('1772438400|NONE|first|SIP/1|PAUSE|lunch')).toEqual({ says: 'nothing' });
    expect(read('1772438400|a.1|first|SIP/1|TELEPORTED|')).toMatchObject({ says: 'unknown' });
    expect(read('1772438400|NONE|first|SIP/1|CONNECT|5')).toMatchObject({ says: 'unknown' });
    expect(read('yesterday|a.1|first|SIP/1|CONNECT|5')).toMatchObject({ says: 'unknown' });
    expect(read('1772438400|a.1')).toMatchObject({ says: 'unknown' });
    expect(read(`1772438400|${'x'.repeat(200)}|first|SIP/1|CONNECT|5`)).toMatchObject({ says: 'unknown' });
    expect(read('1772438400|a.1|first|SIP/1|CONNECT|5')).toMatchObject({ event: { call: 'north-a.1' } });
  });
});
