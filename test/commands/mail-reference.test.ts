import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../commands/attachments.js';
import { messageIdOf, readReference, tagOf } from '../../commands/mail-reference.js';
import { deriveKeys } from '../../store/sealing.js';

const keys = deriveKeys(Buffer.alloc(32, 1));
const others = deriveKeys(Buffer.alloc(32, 2));
const local = (id: string) => id.slice(0, id.lastIndexOf('@'));

describe('a reference', () => {
  it('tells its instance again, whatever became of its case on the way', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.stringMatching(/^[a-z0-9.-]{1,20}$/), (instance, what) => {
        const tag = tagOf(keys, instance) ?? '';
        expect(tag.length).toBeLessThanOrEqual(43);
        for (const text of [tag, tag.toUpperCase(), local(messageIdOf(keys, instance, what, 'example.org'))])
          expect(readReference(keys, text)).toEqual({ instance });
      }),
    );
  });

  it('of another key, of another instance, or changed in one letter is forged', () => {
    const instance = randomUUID();
    const tag = tagOf(keys, instance) ?? '';
    expect(readReference(others, tag)).toBe('forged');
    const [, signature] = tag.split('.');
    expect(
      readReference(keys, `${(tagOf(keys, randomUUID()) ?? '').split('.')[0] ?? ''}.${signature ?? ''}`),
    ).toBe('forged');
    const last = tag.at(-1) === '0' ? '1' : '0';
    expect(readReference(keys, tag.slice(0, -1) + last)).toBe('forged');
  });

  it.each(['', 'hello', 'CAB1x=abc@mail.gmail.com', 'a.b', '0'.repeat(43)])('%j is none', (text) => {
    expect(readReference(keys, text)).toBeNull();
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system.ini', 'system.ini'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['exe.\u202Efdp', 'exe.fdp'],
    [`${'x'.repeat(500)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j becomes %j', (written, name) => expect(fileName(written)).toBe(name));

  it('is never a way to somewhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (written) => {
        const name = fileName(written);
        expect(name).not.toMatch(/[/\\\0\r\n]|^\.+$/);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
