import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../../engine/expressions/check.js';
import type { Known } from '../../../engine/expressions/checking.js';

const text = { type: 'string' } as const;
const known: Known = {
  names: {},
  steps: {},
  clocks: [],
  calendars: [],
  data: {
    type: 'object',
    properties: {
      subject: text,
      amount: { type: ['number', 'null'] },
      count: { $ref: '#/$defs/count' },
      people: { type: 'array' },
      open: { type: 'object' },
      either: { anyOf: [text, { type: 'object' }] },
      day: { type: 'string', format: 'date' },
      anything: {},
    },
    $defs: { count: { type: 'integer' } },
  },
  saved: [['open', 'below']],
};

describe('values of kinds that never equal one another are warned of', () => {
  it.each([
    ['data.subject == 3', 'a text never equals a number'],
    ['data.amount != "3"', 'a number never equals a text'],
    ['data.count == data.subject', 'a number never equals a text'],
    ['data.people == {"a": 1}', 'a list never equals a map'],
    ['data.either == true', 'a text or a map never equals true or false'],
  ])('%s', (source, message) => {
    expect(checkExpression(source, known)).toEqual([
      expect.objectContaining({ severity: 'warning', message, offset: 0, length: source.length }),
    ]);
  });
});

describe('an order of kinds that have none is refused, since it always fails', () => {
  it.each([
    ['data.amount > "3"', "a number can't be compared with a text"],
    ['data.either <= 3', "a text or a map can't be compared with a number"],
    ['data.people < data.people', "a list can't be compared with a list"],
  ])('%s', (source, message) => {
    expect(checkExpression(source, known)).toEqual([
      expect.objectContaining({ severity: 'error', message, offset: 0, length: source.length }),
    ]);
  });
});

describe('what may be equal, or has an order, is left alone', () => {
  it.each([
    'data.either == "x"',
    'data.amount == null',
    'data.subject < "m" && data.amount >= 3.5',
    'data.count == data.amount',
    'data.day < now && now > data.day',
    'data.anything == 3 && data.anything < "x"',
    'data.open == "what steps saved makes it anything"',
  ])('%s', (source) => {
    expect(checkExpression(source, known)).toEqual([]);
  });
});
