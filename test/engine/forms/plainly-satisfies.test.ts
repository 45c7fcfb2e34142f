import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainlySatisfies } from '../../../engine/forms/plainly-satisfies.js';
import { validate } from '../../../engine/forms/validate.js';
import type { Json, JsonObject } from '../../../engine/json.js';

const names = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString');
const text = fc.oneof(
  fc.constantFrom('', 'x', '😀', '😀😀', 'ab', '2026-03-06', 'maria@example.org', '+39 0471 000000'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const scalar = fc.oneof(
  text,
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom<Json>(0.5, -0, 1e300, true, false, null),
);
const count = fc.integer({ min: 0, max: 4 });

/** Values and schemas nested up to a depth. */
function valueOf(depth: number): fc.Arbitrary<Json> {
  if (depth === 0) return scalar;
  const inner = valueOf(depth - 1);
  return fc.oneof(scalar, fc.array(inner, { maxLength: 3 }), mapOf(inner));
}

function schemaOf(depth: number): fc.Arbitrary<JsonObject> {
  const inner = depth === 0 ? fc.constant<JsonObject>({}) : schemaOf(depth - 1);
  const keyword = fc.oneof(
    pair(
      'type',
      fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null', 'none'),
    ),
    pair('enum', fc.array(scalar, { minLength: 1, maxLength: 4 })),
    pair('const', scalar),
    pair('minLength', count),
    pair('maxLength', count),
    pair('minItems', count),
    pair('maxItems', count),
    pair('minimum', count),
    pair('maximum', count),
    pair('format', fc.constantFrom('date', 'email', 'phone', 'attachment', 'unknown')),
    pair('required', fc.uniqueArray(names, { maxLength: 2 })),
    pair('properties', mapOf(inner)),
    pair('additionalProperties', fc.boolean()),
    pair('items', inner),
    pair('title', fc.constant('a title')),
    pair('anyOf', fc.array(inner, { minLength: 1, maxLength: 2 })),
  );
  return fc.array(keyword, { maxLength: 3 }).map((members) => Object.fromEntries(members));
}

function pair(keyword: string, given: fc.Arbitrary<Json>): fc.Arbitrary<[string, Json]> {
  return fc.tuple(fc.constant(keyword), given);
}

/** Own members only, whatever their names. */
function mapOf<Item extends Json>(item: fc.Arbitrary<Item>): fc.Arbitrary<{ [key: string]: Item }> {
  return fc.array(fc.tuple(names, item), { maxLength: 3 }).map(
    (members) =>
      JSON.parse(`{${members.map(([name, at]) => `"${name}":${JSON.stringify(at)}`).join()}}`) as {
        [key: string]: Item;
      },
  );
}

describe('the quick yes', () => {
  it('is never given where the validator finds a fault', () => {
    let given = 0;
    fc.assert(
      fc.property(schemaOf(2), valueOf(2), (by, what) => {
        if (!plainlySatisfies(by, what)) return;
        given += 1;
        const copy = JSON.parse(JSON.stringify(by)) as ConstructorParameters<typeof Validator>[0];
        expect(new Validator(copy, '2020-12', false).validate(what).errors).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(given).toBeGreaterThan(500);
  });

  it('is given to what an everyday form takes, and to nothing that it does not', () => {
    const form: JsonObject = {
      type: 'object',
      required: ['subject'],
      properties: {
        subject: { type: 'string', minLength: 3, maxLength: 20 },
        channel: { enum: ['web', 'phone'], default: 'web' },
        person: {
          type: 'object',
          properties: { phone: { type: 'string', format: 'phone', personal: true } },
        },
        files: { type: 'array', maxItems: 1, items: { type: 'string' } },
      },
      additionalProperties: false,
    };
    const sent = {
      subject: 'Una domanda',
      channel: 'web',
      person: { phone: '+39 0471 000000' },
      files: ['f'],
    };
    expect(plainlySatisfies(form, sent)).toBe(true);
    for (const change of [
      { subject: 'ab' },
      { channel: 'fax' },
      { person: { phone: 'none' } },
      { files: ['f', 'g'] },
      { files: [1] },
      { more: 1 },
    ]) {
      expect(plainlySatisfies(form, { ...sent, ...change })).toBe(false);
      expect(validate(form, { ...sent, ...change })).toHaveLength(1);
    }
  });

  it('leaves every schema with another keyword to the validator', () => {
    expect(plainlySatisfies({ anyOf: [{ type: 'string' }] }, 'x')).toBe(false);
    expect(plainlySatisfies({ properties: { a: { pattern: '^x' } } }, {})).toBe(false);
    expect(validate({ anyOf: [{ type: 'string' }] }, 'x')).toEqual([]);
  });
});
