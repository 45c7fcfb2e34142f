import { describe, expect, it } from 'vitest';
import type { Json } from '../../../engine/json.js';
import { evaluate } from '../../../engine/expressions/evaluate.js';
import { aScope } from './a-scope.js';

const failures: readonly (readonly [expression: string, problem: string])[] = [
  ['data.nothing', 'data has no "nothing"'],
  ['data.office.name', 'data.office is null; ask with has(data.office.name) first'],
  ['data.town.street.name', 'data.town has no "street"'],
  ['data.n.x', 'data.n is a number: it has no "x"'],
  ['data.list[3]', 'data.list has no item at this index (the first is 0)'],
  ['data.list[-1]', 'data.list has no item at this index (the first is 0)'],
  ['data.list["a"]', 'data.list is a list: it has no "a"'],
  ['data.town[data.channel]', 'data.town has no value at data.channel'],
  ['data.town[1]', 'data.town is a map: it has no value at such an index'],
  ['steps.nowhere.state', 'steps has no "nowhere"'],
  ['steps.a.status', 'steps.a has no "status"'],
  ['clocks.other.due', 'clocks has no "other"'],
  ['instance.name', 'instance has no "name"'],
  ['message.text', 'there is nothing called message here'],
  ['toString', 'there is nothing called toString here'],
  ['data.constructor', 'data has no "constructor"'],
  ['data.__proto__', 'data has no "__proto__"'],
  ['steps.constructor', 'steps has no "constructor"'],
  ['{"__proto__": 1}', 'a map may not have the key __proto__'],
  ['{1: 1}', "a map's keys are texts, not a number"],
  ['1 / 0', 'the result is not a finite number'],
  ['data.n % 0', 'the result is not a finite number'],
  ['1e308 * 10', 'the result is not a finite number'],
  ['"a" * 2', 'a text * a number has no meaning'],
  ['"a" + null', 'a text + null has no meaning'],
  ['data.list + 1', 'a list + a number has no meaning'],
  ['now + now', 'an instant + an instant has no meaning'],
  ['"a" < 1', "a text can't be compared with a number"],
  ['data.empty < now', "a text can't be compared with an instant"],
  ['data.n && true', 'true or false is needed, not a number'],
  ['data.n ? 1 : 2', 'true or false is needed, not a number'],
  ['!data.channel', 'true or false is needed, not a text'],
  ['data.nothing || data.other', 'data has no "nothing"'],
  ['data.list.filter(x, x)', 'true or false is needed, not a number'],
  ['data.list.exists(x, x.y)', 'x is a number: it has no "y"'],
  ['data.n.map(x, x)', 'map needs a list or a map, not a number'],
  ['1 in "1"', "'in' needs a list or a map on its right, not a text"],
  ['data.n.startsWith("a")', 'a text is needed, not a number'],
  ['"abc".substring(2, 1)', 'the end is before the start'],
  ['"abc".substring(7)', 'the position is outside the text'],
  ['int("x")', 'this text is no number'],
  ['int(null)', "null can't be made a number"],
  ['add(now, "soon")', 'this text is no duration; write e.g. "4 working hours" or "10 working days"'],
  ['add(data.channel, "1 hour")', 'an instant is needed, not a text that is none'],
  ['add(now, "1 working day", "nights")', 'there is no calendar of that name; there is operators, far'],
  [
    'between(now, now, "months")',
    'this text is no unit; write e.g. "hours", "working hours" or "working days"',
  ],
  [
    'duration("4 working hours")',
    'duration() takes a text of elapsed time, as "4 hours", "PT4H" or "30s", not a text',
  ],
  ['bool("maybe")', "a text can't be made true or false"],
  ['uint(-1)', 'uint() takes no number below 0'],
  ['string(data.list)', "a list can't be made a text"],
  ['size(null)', 'size needs a text, a list or a map, not null'],
  ['"a".join()', 'join needs a list of texts, not a text'],
  ['[1].join()', 'join needs a list of texts, and an item is a number'],
  ['"abc".substring(0.5)', 'a whole number is needed, not a fraction'],
  ['"abc".substring("b")', 'a whole number is needed, not a text'],
  ['-data.channel', '- needs a number or a duration, not a text'],
  ['data.nothing && data.other', 'data has no "nothing"'],
  ['timestamp(1e18)', 'the instant is outside the years that a date can have'],
  ['now - 1', 'an instant - a number has no meaning'],
  ['now + duration("P36500D") + duration("1 week") * 2', 'a duration * a number has no meaning'],
];

describe('an expression that fails says what was missing, never what the data holds', () => {
  it.each(failures)('%s', (expression, problem) => {
    expect(() => evaluate(expression, aScope)).toThrow(
      expect.objectContaining({
        name: 'ExpressionError',
        code: 'expression_failed',
        problem,
        source: expression,
      }),
    );
  });

  it('gives the code of a calendar whose years are not enough', () => {
    expect(() => evaluate('add(now, "400 working days")', aScope)).toThrow(
      expect.objectContaining({
        name: 'ExpressionError',
        code: 'calendar_horizon',
        problem: 'the calendar "operators" is known from 2026 to 2026: the sum needs other years',
      }),
    );
  });

  it('needs a calendar for working time', () => {
    const scope = { ...aScope, time: { calendar: null, calendars: {} } };
    expect(() => evaluate('add(now, "1 working day")', scope)).toThrow(/no calendar says when that is/);
    expect(evaluate('text(now, "HH:mm")', scope)).toBe('16:00');
  });

  it('stops what would look at too many items', () => {
    const scope = { ...aScope, data: { list: Array.from({ length: 400 }, (_, n) => n) } };
    expect(() => evaluate('data.list.map(x, data.list.map(y, x * y))', scope)).toThrow(
      /more than 100000 items/,
    );
  });

  it('stops a text that grows without measure', () => {
    const scope = { ...aScope, data: { long: 'x'.repeat(600_000) } };
    expect(() => evaluate('data.long + data.long', scope)).toThrow(/more than 1000000 characters/);
  });

  it('stops a result that grows without measure', () => {
    const scope = {
      ...aScope,
      data: { list: Array.from({ length: 1500 }, (_, n) => n), long: 'x'.repeat(100_000) },
    };
    expect(() => evaluate('data.list.map(x, data.list)', scope)).toThrow(/more than 1000000 parts/);
    expect(() => evaluate('data.list.map(x, data.long + x)', scope)).toThrow(/more than 100000 items/);
    expect(() => evaluate('data.list.map(x, data.long.contains("y"))', scope)).toThrow(
      /more than 100000 items/,
    );
  });

  it('fails on data nested too deep to walk', () => {
    let deep: Json = 1;
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    expect(() => evaluate('data.deep', { ...aScope, data: { deep } })).toThrow(/too deeply nested/);
  });
});
