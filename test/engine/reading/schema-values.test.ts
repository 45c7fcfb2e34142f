import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../engine/json.js';
import { keywords } from '../../../engine/reading/schema-keywords.js';
import { expectedValue } from '../../../engine/reading/schema-values.js';

/** Values of every kind, right for some keyword and wrong for most. */
const values: readonly Json[] = [
  ...[null, true, 0, 1, -1, 1.5, '', 'string', 'a'],
  ...[[], ['a'], ['a', 'a'], [1], [{}], [true], ['string', 'null']],
  ...[{}, { a: 1 }, { a: {} }, { a: ['b'] }, { a: ['b', 'b'] }, { type: 'string' }],
];
// Ours alone; what it means is in the language.
const own = new Set(['personal']);

describe('what a keyword of a form’s schema takes', () => {
  const ajv = new Ajv2020({ strict: false });
  test.each(keywords.filter((keyword) => !own.has(keyword)))(
    'is for %s what the standard says',
    (keyword) => {
      for (const value of values) {
        const ours = expectedValue(keyword, value) === null;
        // The standard looks into schemas below as well, which our reader does by itself: only the value's own kind counts.
        const below = keyword === '$defs' || typeof value === 'object';
        const standard = ajv.validateSchema({ [keyword]: value }) === true;
        if (!below || !ours) expect([keyword, value, ours]).toEqual([keyword, value, standard]);
      }
    },
  );
  test('is true or false for personal', () => {
    expect(values.filter((value) => expectedValue('personal', value) === null)).toEqual([true]);
  });
});
