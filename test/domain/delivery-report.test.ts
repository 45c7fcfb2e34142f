import { describe, expect, test } from 'vitest';
import { readDeliveryReport, readWords } from '../../domain/delivery-report.js';

describe('what a mail server reports of a mail', () => {
  const fields = (...recipients: readonly string[]) =>
    ['Reporting-MTA: dns; example.net', ...recipients].join('\r\n\r\n');

  test.each([
    ['5.1.1', 'wrong'],
    ['5.1.10', 'wrong'],
    ['5.2.2', 'bounced'],
    ['4.4.7', 'bounced'],
  ])('failed with %s is %s', (status, what) => {
    const text = fields(`Final-Recipient: rfc822; a@b.it\r\nAction: failed\r\nStatus: ${status}`);
    expect(readDeliveryReport(text)).toEqual({ what, status });
  });

  test('delayed, relayed or delivered is nothing that failed, unless another recipient did', () => {
    expect(readDeliveryReport(fields('Action: delayed\r\nStatus: 4.4.1'))?.what).toBe('other');
    const both = fields('Action: expanded\r\nStatus: 2.0.0', 'Action: failed (no box)\r\nStatus: 5.1.1');
    expect(readDeliveryReport(both)).toEqual({ what: 'wrong', status: '5.1.1' });
  });

  test('a status that says nothing gives way to the answer of the far server', () => {
    const text = fields('Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user');
    expect(readDeliveryReport(text)).toEqual({ what: 'wrong', status: '5.1.1' });
  });

  test('in words it is the status in the answer that is repeated, and no other number', () => {
    expect(readWords('550-5.1.1 The account does not exist')).toEqual({ what: 'wrong', status: '5.1.1' });
    expect(readWords('Mailbox full (#5.2.2)')).toEqual({ what: 'bounced', status: '5.2.2' });
    expect(readWords('Sent by Mailer 5.1.1')).toEqual({ what: 'bounced', status: null });
    expect(readDeliveryReport('No action was taken')).toBeNull();
  });
});
