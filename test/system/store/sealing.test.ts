import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../engine/json.js';
import { collectPersonal, hashPersonal, normalise, valuesOf } from '../../../store/personal.js';
import { createKey, deriveKeys, erased, seal, unseal, unwrapKey, wrapKey } from '../../../store/sealing.js';

const keys = deriveKeys(Buffer.alloc(32, 7));
const key = createKey();
const hiddenLeaf: unknown = { $sealed: expect.any(String) as unknown };
const places = ['/person/phone', '/person/age', '/others/*/name'];
const data = {
  subject: 'Call 3401234567 back',
  person: { phone: '3401234567', age: 42 },
  others: [{ name: 'Bo', kind: 'neighbour' }, { name: 'Rossella' }],
};

describe('collecting', () => {
  test('gives the values at the marked places with their paths, items of lists and all below a place included', () => {
    expect(collectPersonal([...places, '/person'], data).map((v) => [v.path, v.value])).toEqual([
      ['/person/phone', '3401234567'],
      ['/person/age', 42],
      ['/others/0/name', 'Bo'],
      ['/others/1/name', 'Rossella'],
      ['/person/phone', '3401234567'],
      ['/person/age', 42],
    ]);
    expect(collectPersonal(places, { person: null })).toEqual([]);
  });
});

describe('sealing', () => {
  const personal = { places, values: valuesOf(collectPersonal(places, data)) };

  test('hides marked places, copies and texts that contain a value, and nothing else', () => {
    const hidden = seal(data as Json, personal, key);
    expect(hidden).toEqual({
      subject: hiddenLeaf,
      person: { phone: hiddenLeaf, age: hiddenLeaf },
      others: [{ name: hiddenLeaf, kind: 'neighbour' }, { name: hiddenLeaf }],
    });
    const state = { sequence: 42, copy: 3401234567, short: 'Bo', boat: 'Boat', by: 'anna' };
    expect(seal(state as Json, { ...personal, places: [] }, key)).toEqual({
      sequence: 42,
      copy: hiddenLeaf,
      short: hiddenLeaf,
      boat: 'Boat',
      by: 'anna',
    });
  });

  test('is undone by the key, whatever the document, also one that looks sealed', () => {
    const marks = fc.constantFrom('$sealed', '$erased', '__proto__', 'person', 'phone');
    const leaf = fc.oneof(
      fc.string(),
      fc.constant('3401234567'),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
    );
    const { document } = fc.letrec((tie) => ({
      document: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('document'), { maxLength: 4 }),
        fc.dictionary(marks, tie('document'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(document, (value) => {
        const clear = JSON.parse(JSON.stringify(value)) as Json;
        const hidden = JSON.parse(JSON.stringify(seal(clear, personal, key))) as Json;
        expect(unseal(hidden, key)).toEqual(clear);
        expect(JSON.stringify(unseal(hidden, null))).not.toContain('3401234567');
      }),
      { numRuns: 500 },
    );
  });

  test('leaves nothing readable once the key is gone', () => {
    const hidden = seal(data as Json, personal, key);
    expect(unseal(hidden, null)).toEqual({
      subject: erased,
      person: { phone: erased, age: erased },
      others: [{ name: erased, kind: 'neighbour' }, { name: erased }],
    });
  });

  test('gives equal values one text while a key is in use, another under another key, which does not open it', () => {
    const other = createKey();
    const sealedBy = (by: Buffer) =>
      seal(['3401234567', '3401234567'] as Json, personal, by) as { $sealed: string }[];
    const [ours, theirs] = [sealedBy(key), sealedBy(other)];
    expect(ours[0]?.$sealed).toBe(ours[1]?.$sealed);
    expect(ours[0]?.$sealed).not.toBe(theirs[0]?.$sealed);
    expect(() => unseal(ours as unknown as Json, other)).toThrow();
  });
});

describe('keys', () => {
  test('an instance key is wrapped by the master key and opens with no other', () => {
    expect(unwrapKey(keys, wrapKey(keys, key))).toEqual(key);
    expect(() => unwrapKey(deriveKeys(Buffer.alloc(32, 8)), wrapKey(keys, key))).toThrow(/master key/);
    expect(() => deriveKeys(Buffer.alloc(16))).toThrow(/16 bytes/);
  });
});

describe('finding by hash', () => {
  test.each([
    ['+39 340 123 4567', '340-1234567'],
    ['0039 06 1234567', '06/1234567'],
    ['Anna.Rossi@Example.org ', 'anna.rossi@example.org'],
    ['rssnna80a41h501x', 'RSSNNA80A41H501X'],
    ['Anna  Rossi', 'anna rossi'],
  ])('%s is found as %s', (written, sought) => {
    expect(hashPersonal(keys, written)).toBe(hashPersonal(keys, sought));
  });

  test('different values and different masters give different hashes', () => {
    expect(normalise('392 1234567')).toBe('digits:3921234567');
    expect(hashPersonal(keys, '3401234567')).not.toBe(hashPersonal(keys, '3401234568'));
    expect(hashPersonal(keys, 'x')).not.toBe(hashPersonal(deriveKeys(Buffer.alloc(32, 8)), 'x'));
  });
});
