import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingOf, separatorOf, separators } from '../../../domain/lists/encoding.js';

const text = 'nome;telefono\r\nMaria;0874 411123\r\n';
const seen = (first: Uint8Array, good = 0, bad = 0) => encodingOf({ first, good, bad });

describe('the encoding of a file', () => {
  it('is told by its mark, its zeros, and what is no UTF-8', () => {
    expect(seen(Buffer.from(text))).toEqual({ encoding: 'utf-8', mixed: false });
    expect(seen(Buffer.from(`\ufeff${text}`, 'utf16le')).encoding).toBe('utf-16le');
    expect(seen(Buffer.from(text, 'utf16le')).encoding).toBe('utf-16le');
    expect(seen(Buffer.from(text, 'utf16le').swap16()).encoding).toBe('utf-16be');
    expect(seen(Buffer.from(text), 0, 3)).toEqual({ encoding: 'windows-1252', mixed: false });
  });

  it('is that of the larger part where a file has two, and says so', () => {
    expect(seen(Buffer.from(text), 10, 2)).toEqual({ encoding: 'utf-8', mixed: true });
    expect(seen(Buffer.from(text), 2, 10)).toEqual({ encoding: 'windows-1252', mixed: true });
  });
});

describe('the separator of a file', () => {
  it('is found though the other ones stand within names and numbers', () => {
    expect(separatorOf('nome;telefono;note\nRossi, Maria;0874 411123;a, b, c\n')).toBe(';');
    expect(separatorOf('name,phone\n"Rossi; Maria",0874\n')).toBe(',');
    expect(separatorOf('telefono\n0874 411123\n')).toBe(',');
  });

  it('is found whatever the fields are', () => {
    const field = fc.stringMatching(/^[a-z ]{1,8}$/);
    const lines = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(lines, fc.constantFrom(...separators), (rows, separator) => {
        return separatorOf(rows.map((row) => row.join(separator)).join('\n')) === separator;
      }),
    );
  });
});
