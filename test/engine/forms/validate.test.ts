import { describe, expect, it } from 'vitest';
import { applyDefaults } from '../../../engine/forms/defaults.js';
import { validate as validated } from '../../../engine/forms/validate.js';
import type { Json, JsonObject } from '../../../engine/json.js';

/** The faults as English has them. */
const validate = (...asked: Parameters<typeof validated>) =>
  validated(...asked).map(({ path, message }) => ({ path, message }));

const of = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});

describe('validation', () => {
  it.each<[string, JsonObject, Json, [string, string][]]>([
    ['nothing wrong', of({ a: { type: 'string' } }), { a: 'x', more: 1 }, []],
    [
      'every required field',
      of({}, { required: ['a', 'b/c', 'd~e'] }),
      {},
      [
        ['/a', 'is required'],
        ['/b~1c', 'is required'],
        ['/d~0e', 'is required'],
      ],
    ],
    ['a type', of({ a: { type: 'integer' } }), { a: 'x' }, [['/a', 'must be "integer", not "string"']]],
    [
      'several types',
      of({ a: { type: ['string', 'null'] } }),
      { a: 1 },
      [['/a', 'must be "string", "null", not "number"']],
    ],
    [
      'each field once',
      of({ a: { type: 'string', minLength: 3, pattern: '^b' } }),
      { a: 'a' },
      [['/a', 'String is too short (1 < 3)']],
    ],
    [
      'a field that is none',
      of({ a: {} }, { additionalProperties: false }),
      { a: 1, b: 2 },
      [['/b', 'is no field of the form']],
    ],
    [
      'fields of fields',
      of({ a: of({ b: { type: 'string' } }, { required: ['c'] }) }),
      { a: { b: 1 } },
      [
        ['/a/c', 'is required'],
        ['/a/b', 'must be "string", not "number"'],
      ],
    ],
    [
      'items',
      of({ a: { type: 'array', items: { type: 'integer' } } }),
      { a: [1, 'x', 2, 'y'] },
      [
        ['/a/1', 'must be "integer", not "string"'],
        ['/a/3', 'must be "integer", not "string"'],
      ],
    ],
    [
      'one of some values',
      of({ a: { enum: ['x', 'y'] } }),
      { a: 'z' },
      [['/a', 'does not match any of ["x","y"]']],
    ],
    [
      'alternatives as one',
      of({ a: { anyOf: [{ type: 'string' }, { type: 'null' }] } }),
      { a: 1 },
      [['/a', 'does not match any subschemas']],
    ],
    [
      'a reference',
      { ...of({ a: { $ref: '#/$defs/name' } }), $defs: { name: { type: 'string', minLength: 2 } } },
      { a: 'x' },
      [['/a', 'String is too short (1 < 2)']],
    ],
    [
      'what depends',
      of({ a: {}, b: {} }, { if: { required: ['a'] }, then: { required: ['b'] } }),
      { a: 1 },
      [['/b', 'is required']],
    ],
    ['the whole', { type: 'object' }, 7, [['', 'must be "object", not "number"']]],
    [
      'fields with strange names',
      of({ 'è à': { type: 'string' } }),
      { 'è à': 1 },
      [['/è à', 'must be "string", not "number"']],
    ],
  ])('names %s', (_what, schema, value, faults) => {
    expect(validate(schema, value).map(({ path, message }) => [path, message])).toEqual(faults);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'date-time',
      ['2026-03-06T17:00:00+01:00', '2026-03-06T16:00:00Z'],
      ['2026-03-06', '2026-03-06T17:00', 'soon'],
    ],
    ['date', ['2026-03-06', '2028-02-29'], ['2026-02-30', '06/03/2026']],
    ['email', ['a@example.org', 'è.b+c@example.org'.replace('è', 'e')], ['nobody', 'a@', '@b']],
    ['phone', ['+39 0874 1234', '0874/123-45', '112', '(0874) 123.45'], ['12', 'call me', '+', '+39+1234']],
    ['attachment', ['f3b2c1', 'a_b-C'], ['', '../etc', 'a b']],
  ])('knows the format %s', (format, right, wrong) => {
    const schema = of({ a: { type: 'string', format } });
    for (const a of right) expect([a, validate(schema, { a })]).toEqual([a, []]);
    for (const a of wrong)
      expect([a, validate(schema, { a })]).toEqual([
        a,
        [{ path: '/a', message: expect.stringMatching(/^must be (a|the) /) as string }],
      ]);
  });

  it('leaves the schema as it was, and takes it frozen', () => {
    const schema = Object.freeze(
      of(
        { a: Object.freeze({ $ref: '#/$defs/n' }) },
        { $defs: Object.freeze({ n: Object.freeze({ type: 'integer' }) }) },
      ),
    );
    expect(validate(schema, { a: 1 })).toEqual([]);
    expect(validate(schema, { a: 1.5 })).toHaveLength(1);
  });

  it('faults a value by a schema that can’t be used, rather than fail', () => {
    expect(validate({ $ref: '#/nowhere' }, {})).toMatchObject([
      { path: '', message: expect.stringContaining("can't be checked") as string },
    ]);
    expect(validate(of({ a: { pattern: '(' } }), { a: 'x' })).toHaveLength(1);
  });
});

describe('defaults', () => {
  it.each<[string, JsonObject, Json, Json]>([
    ['absent fields', of({ a: { default: 1 }, b: {} }), {}, { a: 1 }],
    [
      'not those that are there, null included',
      of({ a: { default: 1 }, b: { default: 2 } }),
      { a: 0, b: null },
      { a: 0, b: null },
    ],
    [
      'fields of maps that were sent',
      of({ a: of({ b: { default: 1 } }), c: of({ b: { default: 1 } }) }),
      { a: {} },
      { a: { b: 1 } },
    ],
    [
      'fields of items',
      of({ a: { type: 'array', items: of({ b: { default: 1 } }) } }),
      { a: [{}, { b: 2 }] },
      { a: [{ b: 1 }, { b: 2 }] },
    ],
    [
      'what references say',
      { ...of({ a: { $ref: '#/$defs/x' } }), $defs: { x: of({ b: { default: 1 } }) } },
      { a: {} },
      { a: { b: 1 } },
    ],
    [
      'what all of them say',
      { allOf: [of({ a: { default: 1 } }), of({ b: { default: 2 } })] },
      {},
      { a: 1, b: 2 },
    ],
    ['nothing of what is no map', of({ a: { default: 1 } }), 'text', 'text'],
  ])('fill in %s', (_what, schema, value, whole) => {
    expect(applyDefaults(schema, value)).toEqual(whole);
  });

  it('leave what was sent as it was, and give it back where nothing is missing', () => {
    const sent = { a: { b: 1 } };
    expect(applyDefaults(of({ a: of({ b: { default: 2 } }) }), sent)).toBe(sent);
  });

  it('end in a schema that refers to itself', () => {
    const tree: JsonObject = { type: 'object', properties: { next: { $ref: '#' }, n: { default: 0 } } };
    expect(applyDefaults(tree, { next: { next: {} } })).toEqual({ n: 0, next: { n: 0, next: { n: 0 } } });
  });
});
