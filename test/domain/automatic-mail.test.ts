import { describe, expect, it } from 'vitest';
import { automaticKind } from '../../domain/automatic-mail.js';
import { isMailAddress, withTag, withoutTag, type IncomingMail } from '../../domain/mail.js';

const mail: IncomingMail = {
  ...{ envelopeFrom: 'ada@example.net', recipients: ['help@example.org'], messageId: 'm1', answers: [] },
  ...{ from: 'ada@example.net', name: 'Ada', subject: 'S', text: 'T', html: null, language: null },
  ...{ files: [], marks: {} },
};

describe('mail that no person wrote is told (RFC 3834)', () => {
  it.each([
    ['a notice of a mail server, without a sender', { envelopeFrom: '' }, 'bounce'],
    [
      'a delivery report',
      { marks: { 'content-type': 'multipart/report; report-type=delivery-status' } },
      'bounce',
    ],
    ['an absence notice', { marks: { 'auto-submitted': 'auto-replied (vacation)' } }, 'automatic'],
    ['mail of a program', { marks: { 'auto-submitted': 'auto-generated' } }, 'automatic'],
    ['an absence notice of Exchange', { marks: { 'x-auto-response-suppress': 'All' } }, 'automatic'],
    ['mail of an address that nobody reads', { from: 'no-reply@shop.example' }, 'automatic'],
    ['mail of a postmaster', { from: 'postmaster@example.net' }, 'automatic'],
    ['bulk mail', { marks: { precedence: 'bulk' } }, 'bulk'],
    ['mail of a list', { marks: { 'list-id': '<news.example.net>' } }, 'bulk'],
  ])('%s', (_, change, kind) => {
    expect(automaticKind({ ...mail, ...change })).toBe(kind);
  });

  it.each([
    ['plain mail', {}],
    ['mail that says that a person wrote it', { marks: { 'auto-submitted': 'no' } }],
    ['mail of somebody whose name only begins so', { from: 'noreplyson@example.net' }],
    ['mail with urgent precedence', { marks: { precedence: 'first-class' } }],
  ])('%s is a person’s', (_, change) => {
    expect(automaticKind({ ...mail, ...change })).toBeNull();
  });
});

describe('addresses', () => {
  it('have a tag after a plus', () => {
    expect(withTag('Help@example.org', 'abc')).toBe('Help+abc@example.org');
    expect(withoutTag('Help+abc@Example.org')).toEqual({ address: 'help@example.org', tag: 'abc' });
    expect(withoutTag('help@example.org')).toEqual({ address: 'help@example.org', tag: null });
  });

  it.each(['', 'a', 'a@', '@b', 'a b@c', 'a@b,c@d', 'a@b\r\nBcc: c@d', '"a"@b', '<a@b>'])(
    '%j is none',
    (text) => {
      expect(isMailAddress(text)).toBe(false);
    },
  );
});
