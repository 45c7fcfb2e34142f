import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../engine/json.js';
import { checkExpression } from '../../../engine/expressions/check.js';
import { evaluate } from '../../../engine/expressions/evaluate.js';
import { ExpressionError } from '../../../engine/expressions/expression-error.js';
import { aScope } from './a-scope.js';

const fields = ['a', 'b', 'at', 'list', 'constructor', '__proto__', 'toString'];

/** Expressions that parse, of all operators, functions and names, over data of any shape. */
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  const leaf = fc.oneof(
    fc.constantFrom(
      'data',
      'steps',
      'clocks',
      'instance',
      'now',
      'item',
      'x',
      'nothing',
      'steps.a',
      'clocks.pickup',
    ),
    fc.constantFrom(
      'null',
      'true',
      'false',
      '0',
      '-1',
      '2.5',
      '1e300',
      '""',
      '"a"',
      '"2026-03-06T16:00:00Z"',
      '"2026-03-06"',
    ),
    fc.constantFrom(
      '"4 hours"',
      '"2 working hours"',
      '"5 working days"',
      '"operators"',
      '"yyyy-MM-dd"',
      '[]',
      '{}',
    ),
    fc.constantFrom(...fields).map((field) => `data.${field}`),
  );
  const binary = fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in');
  const unaryCall = fc.constantFrom(
    'size',
    'string',
    'int',
    'uint',
    'double',
    'bool',
    'dyn',
    'timestamp',
    'duration',
  );
  const method = fc.constantFrom(
    'size',
    'trim',
    'upperAscii',
    'join',
    'getHours',
    'getDate',
    'getDayOfYear',
    'getSeconds',
  );
  const method1 = fc.constantFrom(
    'startsWith',
    'contains',
    'indexOf',
    'substring',
    'split',
    'join',
    'getHours',
  );
  const loop = fc.constantFrom('map', 'filter', 'all', 'exists', 'exists_one');
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(inner, binary, inner).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc.tuple(inner, inner, inner).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
      fc.tuple(fc.constantFrom('!', '-'), inner).map(([sign, of]) => `${sign}(${of})`),
      fc.tuple(inner, fc.constantFrom(...fields)).map(([of, field]) => `(${of}).${field}`),
      fc.tuple(inner, inner).map(([of, index]) => `(${of})[${index}]`),
      fc.tuple(inner, inner).map(([one, other]) => `[${one}, ${other}]`),
      fc.tuple(inner, inner).map(([key, value]) => `{${key}: ${value}}`),
      fc.constantFrom(...fields).map((field) => `has(data.${field}.a[0])`),
      fc.tuple(unaryCall, inner).map(([name, of]) => `${name}(${of})`),
      fc.tuple(method, inner).map(([name, of]) => `(${of}).${name}()`),
      fc.tuple(method1, inner, inner).map(([name, of, by]) => `(${of}).${name}(${by})`),
      fc.tuple(loop, inner, inner).map(([name, of, body]) => `(${of}).${name}(x, ${body})`),
      fc.tuple(inner, inner).map(([at, term]) => `add(${at}, ${term})`),
      fc.tuple(inner, inner, inner).map(([from, to, unit]) => `between(${from}, ${to}, ${unit})`),
      fc.tuple(inner, inner).map(([at, pattern]) => `text(${at}, ${pattern})`),
    ),
  };
});

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const data: fc.Arbitrary<JsonObject> = fc
  .record({ a: json, b: json, at: json, list: fc.array(json, { maxLength: 4 }) }, { requiredKeys: [] })
  .map((record) => ({ ...record }));

describe('any expression over any data', () => {
  it('gives plain JSON or the one error, and changes nothing', () => {
    fc.assert(
      fc.property(expression, data, json, (source, some, item) => {
        const before = JSON.stringify(some);
        try {
          const result = evaluate(source, { ...aScope, data: some, names: { item } });
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.source).toBe(source);
          expect(error.offset).toBeGreaterThanOrEqual(0);
          expect(error.offset).toBeLessThan(source.length);
        }
        expect(JSON.stringify(some)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('is what it was when run again', () => {
    fc.assert(
      fc.property(expression, data, (source, some) => {
        const once = attempt(source, some);
        expect(attempt(source, some)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('can be checked, whatever the text', () => {
    const known = { names: {}, steps: {}, clocks: [], calendars: [], data: null, saved: [] };
    const text = fc.oneof(
      expression,
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'data.()[]{}"\'!-+?:,&|=<>19 x') }),
    );
    fc.assert(
      fc.property(text, (source) => {
        for (const { offset, length } of checkExpression(source, known)) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function attempt(source: string, some: JsonObject): unknown {
  try {
    return evaluate(source, { ...aScope, data: some });
  } catch (error) {
    return error instanceof ExpressionError ? error.message : error;
  }
}
