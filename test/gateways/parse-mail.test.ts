import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../gateways/mail-in/html-text.js';
import { parseMail } from '../../gateways/mail-in/parse.js';

const envelope = { from: 'Ada@Example.net', recipients: ['help@example.org'] };
const parse = (lines: readonly string[]) => parseMail(Buffer.from(lines.join('\r\n')), envelope);

describe('a mail', () => {
  it('is read: who, what, in which language, answering what, with which files', async () => {
    const mail = await parse([
      'From: =?utf-8?q?Ada_Citt=C3=A0?= <ADA@example.net>',
      'Subject: =?utf-8?q?Luce_spenta?=',
      ' in via Roma',
      'Message-ID: <m1@example.net>',
      'In-Reply-To: <r1@example.org>',
      'References: <r0@example.org> <r1@example.org>',
      'Content-Language: en-GB',
      'Auto-Submitted: no',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Citt=E0',
      '--b',
      'Content-Type: image/png; name="../../lamp.png"',
      'Content-Disposition: attachment; filename="../../lamp.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'aGVsbG8=',
      '--b--',
      '',
    ]);
    expect(mail).toMatchObject({
      envelopeFrom: 'ada@example.net',
      from: 'ada@example.net',
      name: 'Ada Città',
      subject: 'Luce spenta in via Roma',
      messageId: 'm1@example.net',
      answers: ['r1@example.org', 'r0@example.org'],
      language: 'en',
      text: 'Città',
      marks: { 'auto-submitted': 'no' },
      files: [{ type: 'image/png' }],
    });
    expect(Buffer.from(mail.files[0]?.content ?? []).toString()).toBe('hello');
  });

  it('that has only HTML is read as text', async () => {
    const mail = await parse([
      'From: a@b.example',
      'Content-Type: text/html',
      '',
      '<style>p{}</style><p>Buongiorno,</p><p>luce &egrave; <b>spenta</b><br>&amp; buio</p><script>x()</script>',
    ]);
    expect(mail.text).toBe('Buongiorno,\n\nluce è spenta\n& buio');
    expect(textOfHtml('<'.repeat(50_000) + '&#1;&#xfffffff;')).toContain('&#xfffffff;');
  });

  it('whose parts are never closed, or nested without end, or whose headers are absurd, is read or comes whole as a file', async () => {
    const open = await parse([
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'Text',
    ]);
    expect(open.text).toContain('Text');
    const deep = Array.from(
      { length: 100 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    );
    const nested = await parse(['From: a@b.example', ...deep, '', 'Text']);
    expect(nested.files).toMatchObject([{ name: 'message.eml', type: 'message/rfc822' }]);
    const absurd = await parse([`From: a@b.example`, `X-Long: ${'x'.repeat(400_000)}`, '', 'Text']);
    expect(absurd.files).toHaveLength(1);
    expect(absurd.from).toBe('ada@example.net');
  });

  it('without an id has one made of what it is', async () => {
    const one = await parse(['From: a@b.example', '', 'Text']);
    const same = await parse(['From: a@b.example', '', 'Text']);
    expect(one.messageId).toBe(same.messageId);
    expect((await parse(['From: a@b.example', '', 'Other'])).messageId).not.toBe(one.messageId);
  });

  it('has nothing that the store could not keep, whatever was sent', async () => {
    const zero = await parse(['From: a@b.example', 'Subject: a\0b', '', 'x\0y']);
    expect([zero.subject, zero.text]).toEqual(['ab', 'xy']);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        const { files, ...said } = await parseMail(bytes, envelope);
        expect(JSON.stringify(said)).not.toMatch(/\\u0000|\\ud[89a-f][0-9a-f]{2}/);
        expect(files.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 200 },
    );
  });
});
