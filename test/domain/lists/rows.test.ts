import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { isDeliverable, normaliseEmail, normalisePhone } from '../../../domain/lists/addresses.js';
import { columnNames, faultOfMapping, headerKey, proposeMapping } from '../../../domain/lists/columns.js';
import { readLanguage, readZone } from '../../../domain/lists/languages.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { tellRowFault } from '../../../domain/lists/refusals.js';
import { longestRow, readRow } from '../../../domain/lists/row.js';
import { createSeen } from '../../../domain/lists/seen.js';

const rules = {
  columns: ['nome', 'telefono', 'mail', 'lingua', 'regione'],
  mapping: ['name', 'phone', 'email', 'language', 'extra'],
} as const;
const refusalOf = (...cells: string[]) => {
  const read = readRow(cells, rules);
  return read.ok ? null : [read.code, read.column];
};

describe('a row of a list', () => {
  it('becomes a contact with its addresses in one form, and its other columns as they came', () => {
    expect(
      readRow([' Maria Rossi ', '0874 411.123', 'Maria@Example.ORG', 'Italiano', ' Molise'], rules),
    ).toEqual({
      ok: true,
      contact: {
        name: 'Maria Rossi',
        phone: '+390874411123',
        email: 'maria@example.org',
        fax: null,
        language: 'it',
        zone: null,
        channel: null,
        hours: null,
        extra: { regione: 'Molise' },
      },
    });
  });

  it('is refused for one reason, at its column', () => {
    expect(refusalOf('Maria', '', '', 'it')).toEqual(['no_address', null]);
    expect(refusalOf('Maria', '12')).toEqual(['phone', 'telefono']);
    expect(refusalOf('Maria', '0874 411123 int. 5')).toEqual(['phone', 'telefono']);
    expect(refusalOf('Maria', '', 'maria@')).toEqual(['email', 'mail']);
    expect(refusalOf('Maria', '0874 411123', '', 'the nice one')).toEqual(['language', 'lingua']);
    expect(refusalOf('Maria', '0874 411123', '', '', '', 'a sixth')).toEqual(['columns', null]);
    expect(refusalOf('x'.repeat(longestRow + 1), '0874 411123')).toEqual(['too_long', null]);
    expect(refusalOf('Nicol\u00c3\u00b2', '0874 411123')).toEqual(['encoding', 'nome']);
    expect(refusalOf('Nicol\ufffd', '0874 411123')).toEqual(['encoding', 'nome']);
    expect(refusalOf('a\u0000', '0874 411123')).toEqual(['unstorable', 'nome']);
  });

  it('keeps what looks like a formula as the text that it is', () => {
    const read = readRow(['=HYPERLINK("http://x")', "'+390874411123", '', '', '@SUM(A1)'], rules);
    expect(read).toMatchObject({
      contact: { name: '=HYPERLINK("http://x")', phone: '+390874411123', extra: { regione: '@SUM(A1)' } },
    });
  });

  it('never throws, and what it takes it takes again as it left it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (cells) => {
        const read = readRow(cells, rules);
        if (!read.ok) return inEnglish(tellRowFault(read.code, read.detail)).length > 0;
        const { name, phone, email, language, extra } = read.contact;
        const again = readRow(
          [name ?? '', phone ?? '', email ?? '', language ?? '', extra?.['regione'] ?? ''],
          rules,
        );
        expect(again.ok && again.contact).toEqual(read.contact);
        return true;
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['3471234567', '+393471234567'],
    ['0039 347 123 4567', '+393471234567'],
    ['\u202a+39 347 1234567\u202c', '+393471234567'],
    ['+44 20 7946 0958', '+442079460958'],
    ['(0874) 411-123', '+390874411123'],
    ['3,47123E+09', null],
    ['tel 0874 411123', null],
    ['+999 1234', null],
    ['', null],
  ])('the number %s is %s', (written, number) => {
    expect(normalisePhone(written)).toBe(number);
  });

  it('a plain Italian number is what the library makes of it', () => {
    const gap = fc.constantFrom('', ' ', '.', '-');
    const written = fc
      .tuple(
        fc.constantFrom('', '+39', '0039'),
        gap,
        fc.oneof(fc.integer({ min: 300, max: 399 }), fc.integer({ min: 0, max: 999 })),
        gap,
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 5, max: 8 }),
      )
      .map(
        ([prefix, one, first, other, rest, digits]) =>
          `${prefix}${one}${String(first).padStart(3, '0')}${other}${String(rest).padStart(digits, '0')}`,
      );
    fc.assert(
      fc.property(written, (text) => {
        const number = parsePhoneNumberFromString(text, { defaultCountry: 'IT', extract: false });
        expect([text, normalisePhone(text)]).toEqual([
          text,
          number?.isValid() === true ? number.number : null,
        ]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('an e-mail address is taken where mail can go to it, plain or not', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aZ09-_+.é@ '), maxLength: 35 });
    const written = fc
      .tuple(word, word, fc.constantFrom('it', 'example.org', 'x', 'a.b.c.d.eu', ''))
      .map(([name, host, last]) => `${name}@${host}.${last}`);
    fc.assert(
      fc.property(written, (text) => {
        const address = text.trim().toLowerCase();
        expect([text, normaliseEmail(text)]).toEqual([text, isDeliverable(address) ? address : null]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('a number in its one form stays as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_200_000_000, max: 3_999_999_999 }), (national) => {
        const number = normalisePhone(String(national));
        return number === null || normalisePhone(number) === number;
      }),
    );
  });

  it.each([
    ['Maria.Rossi+x@Example.ORG ', 'maria.rossi+x@example.org'],
    ['nicolò@città.it', 'nicolò@città.it'],
    ['a@b', null],
    ['a b@example.org', null],
    ['a@@example.org', null],
    ['.a@example.org', null],
    ['a@-example.org', null],
    [`${'a'.repeat(65)}@example.org`, null],
    ['a@example.org;b@example.org', null],
  ])('the address %s is %s', (written, address) => {
    expect(normaliseEmail(written)).toBe(address);
  });

  it('languages are known by code and by name, zones by name', () => {
    expect(['IT', 'italiano', 'German', 'Deutsch', 'sr_Latn', 'x'].map(readLanguage)).toEqual([
      ...['it', 'it', 'de', 'de', 'sr-latn', null],
    ]);
    expect(['Europe/Rome', 'Rome'].map(readZone)).toEqual(['Europe/Rome', null]);
  });
});

describe('a mapping', () => {
  it('is proposed from the header, Italian or English, however it is written', () => {
    expect(
      proposeMapping(['Cognome', 'NOME', 'N. telefono', 'E-Mail', 'Cellulare', 'Regione', 'Lingua']),
    ).toEqual([...['name', 'name', 'phone', 'email', 'extra', 'extra', 'language']]);
    expect(proposeMapping(['Full name', 'Phone number', 'e-mail address', 'Time zone'])).toEqual([
      ...['name', 'phone', 'email', 'zone'],
    ]);
    expect(headerKey([' Nome', 'E-MAIL'])).toBe(headerKey(['nome', 'e mail']));
  });

  it('needs a way to reach people, one target a column, and no field twice but the name', () => {
    expect(faultOfMapping(['name', 'name', 'phone'], 3)).toBeNull();
    expect(faultOfMapping(['name', 'extra'], 2)).toBe('mapping_no_address');
    expect(faultOfMapping(['phone', 'phone'], 2)).toBe('mapping_twice');
    expect(faultOfMapping(['phone'], 2)).toBe('mapping_columns');
  });

  it('names each column once, also one without a title', () => {
    expect(columnNames(['a', '', 'a', 'b'])).toEqual(['a', 'column_2', 'a_3', 'b']);
  });
});

describe('the filter of what was seen', () => {
  it('never says no of what it has seen, and seldom perhaps of what it has not', () => {
    const seen = createSeen();
    let perhaps = 0;
    for (let n = 0; n < 100_000; n += 1) if (seen.note(`phone +39347${n}`)) perhaps += 1;
    expect(perhaps).toBeLessThan(20);
    for (let n = 0; n < 1_000; n += 1) expect(seen.note(`phone +39347${n * 97}`)).toBe(true);
  });
});
