import { describe, expect, it } from 'vitest';
import { failureOf, reasonOf } from '../../../gateways/fax/cause.js';
import { durationOf, readJobs } from '../../../gateways/fax/jobs.js';
import { createReplyReader } from '../../../gateways/fax/reply.js';

describe('replies of a fax server', () => {
  it('are read however they are cut', () => {
    const reader = createReplyReader();
    expect(reader.push('220 vm ser')).toEqual([]);
    expect(reader.push('ver ready.\r\n230 in\r\n2')).toEqual([
      { code: 220, text: 'vm server ready.' },
      { code: 230, text: 'in' },
    ]);
    expect(reader.push('00 Job 1 submitted.\r\n')).toEqual([{ code: 200, text: 'Job 1 submitted.' }]);
  });

  it('may have several lines, of which some look like replies', () => {
    const reader = createReplyReader();
    const said = '211-Status of doneq/q4:\r\n-rw-r--   1 x 911\r\n213 bytes\r\n211 End of Status\r\n';
    expect(reader.push(said)).toEqual([
      { code: 211, text: 'Status of doneq/q4:\n-rw-r--   1 x 911\n213 bytes\nEnd of Status' },
    ]);
  });

  it('that are none are told as what came', () => {
    const reader = createReplyReader();
    expect(() => reader.push('SSH-2.0-OpenSSH_9.2\r\n')).toThrow('"SSH-2.0-OpenSSH_9.2" is no reply');
    expect(() => createReplyReader().push('x'.repeat(70_000))).toThrow('without a whole line');
  });
});

describe('jobs of a fax server', () => {
  it('tell state, tag, pages, session and words, over several lines too', () => {
    const listing = [
      'job 1|F|attempt-1|0||bin/pdf2fax: line 84: -h: command not found\\',
      'bin/pdf2fax: line 177: -q: command not found\\',
      'job 2|R|attempt-2| 0|000000001|',
      'job 3|D|attempt-3|2|000000002|',
      'job 4|D|of|another|2|000000002|',
      'job 5|T||0||',
    ].join('\n');
    expect(readJobs(listing)).toMatchObject([
      { id: '1', state: 'failed', tag: 'attempt-1', pages: 0, session: '' },
      { id: '2', state: 'waiting', tag: 'attempt-2', session: '000000001' },
      { id: '3', state: 'done', tag: 'attempt-3', pages: 2, session: '000000002' },
      { id: '5', state: 'waiting', tag: '' },
    ]);
    expect(reasonOf(readJobs(listing)[0]?.status ?? '')).toBe(
      'bin/pdf2fax: line 84: -h: command not found bin/pdf2fax: line 177: -q: command not found\\',
    );
  });

  it('took as long as the log of their session says, over midnight too', () => {
    const log = (begin: string, end: string) =>
      `Nov 27 ${begin}: [ 17]: SESSION BEGIN 000000001\nNov 27 ${begin}: [ 17]: SEND\nNov 27 ${end}: [ 17]: SESSION END\n`;
    expect(durationOf(log('15:14:39.69', '15:15:25.71'))).toBe(46_020);
    expect(durationOf(log('23:59:50.00', '00:00:10.50'))).toBe(20_500);
    expect(durationOf('Nov 27 15:14:39.69: [ 17]: SESSION BEGIN 000000001\n')).toBeNull();
  });
});

describe('CMP-5: what a fax failed of', () => {
  it.each([
    ['No answer from remote; too many attempts to dial', 'failed_number', 'No answer from remote'],
    ['No carrier detected; too many attempts to dial', 'failed_number', 'No carrier detected'],
    ['Ringback detected, no answer without CED', 'failed_number', 'Ringback detected, no answer without CED'],
    ['No answer (T.30 T1 timeout) {E102}', 'failed_number', 'No answer (T.30 T1 timeout) {E102}'],
    ['REJECT: Unable to convert dial string to canonical format', 'failed_number', null],
    ['Busy signal detected; too many attempts to dial', 'failed_other', 'Busy signal detected'],
    ['No local dialtone; too many attempts to dial', 'failed_other', 'No local dialtone'],
    ['Unknown problem; too many attempts to transmit', 'failed_other', 'Unknown problem'],
    ['Job aborted by request', 'failed_other', 'Job aborted by request'],
    ['', 'failed_other', ''],
  ])('%s is %s', (status, outcome, reason) => {
    expect(failureOf(status)).toBe(outcome);
    if (reason !== null) expect(reasonOf(status)).toBe(reason);
  });
});
