import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instanceId } from '../../commands/hashing.js';
import { instanceOfCode, publicCode } from '../../commands/public-code.js';
import { deriveKeys } from '../../store/sealing.js';

const keys = deriveKeys(Buffer.alloc(32, 7));
const others = deriveKeys(Buffer.alloc(32, 8));

describe('a public code', () => {
  it('leads back to its instance, however it is written, and to no other with another key', () => {
    for (const id of [randomUUID(), instanceId('ticket', 'k'), '00000000-0000-4000-8000-000000000000']) {
      const code = publicCode(keys, id);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{7}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
      const misread = code.replaceAll('0', 'o').replaceAll('1', 'l');
      for (const written of [code, code.toLowerCase(), code.replaceAll('-', ' '), misread])
        expect(instanceOfCode(keys, written)).toBe(id);
      expect(instanceOfCode(others, code)).not.toBe(id);
    }
  });

  it('is none when it is too short, has other letters, or is more than 128 bits', () => {
    for (const code of ['', 'ABC', 'U'.repeat(26), 'Z'.repeat(26), '0'.repeat(27)])
      expect(instanceOfCode(keys, code)).toBeNull();
  });
});
