import { describe, expect, test } from 'vitest';
import type { Json } from '../../engine/json.js';
import { unstorable } from '../../engine/storable.js';

const deep = (levels: number): Json => (levels === 0 ? 'x' : [deep(levels - 1)]);

describe('what can be kept', () => {
  test.each<[string, Json]>([
    ['texts of any language, pairs of surrogates too', { text: 'è 汉 😀 \u0001\uffff', empty: '' }],
    ['everything that is no text', [null, true, 1.5, -0, {}, []]],
    ['a hundred levels', deep(100)],
  ])('are %s', (_, value) => {
    expect(unstorable(value)).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ['U+0000', { person: { 'a/b': ['fine', 'no\0'] } }, '/data/person/a~1b/1'],
    ['the first half of a pair alone', { text: 'x\ud83d' }, '/data/text'],
    ['the second half of a pair alone', { text: '\ude00x' }, '/data/text'],
    ['a name of a member', { person: { 'a\0': 1 } }, '/data/person'],
    ['what looks like a sealed value', { person: { $sealed: 'x' } }, '/data/person/$sealed'],
    ['a level too many', { list: deep(100) }, `/data/list${'/0'.repeat(99)}`],
  ])('are not %s, told at its place', (_, value, path) => {
    expect(unstorable(value, '/data').map((fault) => fault.path)).toEqual([path]);
  });
});
