import { describe, expect, it } from 'vitest';
import type { Json } from '../../../engine/json.js';
import type { Scope } from '../../../engine/expressions/scope.js';
import { evaluate, evaluateCondition, evaluateValue } from '../../../engine/expressions/evaluate.js';
import { aScope } from './a-scope.js';

type Case = readonly [expression: string, scope: Partial<Scope>, expected: Json];

const cases: { readonly [about: string]: readonly Case[] } = {
  'numbers are JSON numbers and mix freely': [
    ['7 / 2', {}, 3.5],
    ['7 % 2', {}, 1],
    ['-7 % 4', {}, -3],
    ['7.5 % 2', {}, 1.5],
    ['data.n + 1', {}, 8],
    ['data.n / 2 + 0.5', {}, 4],
    ['data.n * -1', {}, -7],
    ['0 * -1', {}, 0],
    ['2u + 0x10', {}, 18],
    ['1e3', {}, 1000],
    ['data.n >= 7 && data.n < 7.5', {}, true],
    ['data.n == 7.0', {}, true],
    ['size(data.list) + 1', {}, 4],
    ['data.list.size() / 2', {}, 1.5],
    ['data.list[0] + data.list[size(data.list) - 1]', {}, 4],
    ['int(7.9) + int("3")', {}, 10],
    ['int(-7.9)', {}, -7],
    ['double("2.5")', {}, 2.5],
    ['9007199254740993', {}, 9007199254740992],
  ],
  'numbers join texts': [
    ['"n. " + data.n', {}, 'n. 7'],
    ['data.n + "/" + 2026', {}, '7/2026'],
    ['"" + 0.5 + 1', {}, '0.51'],
    ['string(data.n) + string(true) + string(duration("1h"))', {}, '7truePT1H'],
    ['bool("true") && !bool("0") && bool(true)', {}, true],
    ['uint(3.5) + dyn(1) + double(timestamp(2))', {}, 6],
  ],
  texts: [
    ['"a" + "b" < "b"', {}, true],
    [
      'data.channel.startsWith("em") && data.channel.endsWith("il") && data.channel.contains("mai")',
      {},
      true,
    ],
    ['size("è𝒳")', {}, 2],
    ['" x ".trim().upperAscii()', {}, 'X'],
    ['"a-b-c".split("-")', {}, ['a', 'b', 'c']],
    ['"a-b-c".split("-", 2)', {}, ['a', 'b-c']],
    ['["a", "b"].join(", ")', {}, 'a, b'],
    ['"AbÈ".lowerAscii() + "abè".upperAscii()', {}, 'abÈABè'],
    ['"hello".indexOf("l", 3) + "hello".lastIndexOf("l", 2) + "a-b".split("-", 0).size()', {}, 5],
    ['"hello".substring(1, 3) + "hello".indexOf("l") + "hello".lastIndexOf("l")', {}, 'el23'],
    ['data.day.startsWith("2026")', {}, true],
  ],
  'lists and maps may mix types': [
    ['[1, "a", null, [true], {"k": 1}]', {}, [1, 'a', null, [true], { k: 1 }]],
    ['{"a": 1, "b": [data.n], "c": {"d": now}}', {}, { a: 1, b: [7], c: { d: '2026-03-06T16:00:00Z' } }],
    ['data.list + ["x"]', {}, [1, 2, 3, 'x']],
    ['false < true', {}, true],
    ['data.town != {"name": "Campobasso"} && [] != {}', {}, true],
    ['2 in data.list && !("2" in data.list)', {}, true],
    ['"name" in data.town', {}, true],
    ['"constructor" in data.town', {}, false],
    ['data.town["zip code"]', {}, '86100'],
    ['data.town == {"zip code": "86100", "name": "Campobasso"}', {}, true],
    ['[1, 2, 3] == data.list && [1] != [1.5]', {}, true],
    ['1 == "1"', {}, false],
    ['null == data.office', {}, true],
    ['data.yes ? "y" : 0', {}, 'y'],
  ],
  loops: [
    ['data.list.map(x, x * 2)', {}, [2, 4, 6]],
    ['data.list.map(x, x > 1, x * 2)', {}, [4, 6]],
    ['data.list.filter(x, x > 1)', {}, [2, 3]],
    ['data.list.all(x, x > 0) && data.list.exists(x, x == 3) && data.list.exists_one(x, x == 3)', {}, true],
    ['data.people.filter(p, p.age >= 18).map(p, p.name)', {}, ['Anna']],
    [
      'data.list.map(x, data.list.map(y, x * y))',
      {},
      [
        [1, 2, 3],
        [2, 4, 6],
        [3, 6, 9],
      ],
    ],
    [
      'data.list.map(x, data.list.map(x, x))',
      {},
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
    ['data.town.map(k, data.town[k])', {}, ['Campobasso', '86100']],
    ['[].all(x, x)', {}, true],
  ],
  'has is false whenever a part is absent or null': [
    ['has(data.n)', {}, true],
    ['has(data.nothing)', {}, false],
    ['has(data.office)', {}, false],
    ['has(data.office.name.first)', {}, false],
    ['has(data.n.name)', {}, false],
    ['has(data.list[2]) && !has(data.list[3])', {}, true],
    ['has(data.town["zip code"])', {}, true],
    ['has(data.constructor) || has(data.__proto__) || has(data.list.length)', {}, false],
    ['has(steps.a.data.answer)', {}, true],
    ['has(steps.b.data.answer)', {}, false],
    ['has(message.text)', {}, false],
    ['has(data.office.name) && data.office.name == "x"', {}, false],
    ['data.people.filter(p, has(p.name)).size()', {}, 2],
  ],
  'steps are never null': [
    ['steps.a.state + " " + steps.a.outcome + " " + steps.a.by', {}, 'done solved anna'],
    ['steps.b.state', {}, 'none'],
    ['steps.b', {}, { state: 'none', outcome: null, data: null, by: null, at: null }],
    ['steps.b.outcome == null', {}, true],
    ['steps.a.at', {}, '2026-03-06T15:00:00Z'],
    ['steps["a"].data.answer', {}, 'Paid'],
    ['["a", "b"].map(s, steps[s].state)', {}, ['done', 'none']],
  ],
  'clocks, instance, message and further names': [
    ['clocks.pickup.state == "running" && !clocks.pickup.breached', {}, true],
    ['clocks.pickup.due', {}, '2026-03-06T20:00:00Z'],
    ['clocks.pickup.remaining < "4 hours" && clocks.pickup.elapsed == duration("1h")', {}, true],
    ['clocks.pickup.remaining', {}, 'PT3H'],
    ['instance.workflow + instance.number + instance.priority + instance.key', {}, 'ticket2026/150K1'],
    ['instance.previous == null && instance.started_at < now', {}, true],
    ['now', {}, '2026-03-06T16:00:00Z'],
    ['message.text', { message: { name: 'reply', data: { text: 'ok' } } }, 'ok'],
    [
      'message.sent == now',
      { message: { name: 'reply', data: { sent: '2026-03-06T17:00:00+01:00' } } },
      true,
    ],
    ['item.name + index', { names: { item: { name: 'x' }, index: 2 } }, 'x2'],
  ],
  instants: [
    ['data.at == now', {}, true],
    ['data.at', {}, '2026-03-06T16:00:00Z'],
    ['data.free', {}, '2026-03-06T18:00:00+02:00'],
    ['data.free == now && now == data.free && data.free <= now', {}, true],
    ['data.free == data.at', {}, true],
    ['data.empty == now', {}, false],
    ['"2026-02-30T00:00:00Z" == timestamp("2026-03-02T00:00:00Z")', {}, false],
    ['"2028-02-29T00:00:00Z" < timestamp("2028-02-29T00:00:01z")', {}, true],
    ['now + duration("90 minutes")', {}, '2026-03-06T17:30:00Z'],
    ['now - duration("PT0.5S")', {}, '2026-03-06T15:59:59.500Z'],
    ['data.free + duration("1h")', {}, '2026-03-06T17:00:00Z'],
    ['now - data.at == duration("0s")', {}, true],
    ['now - data.people[0].seen', {}, 'PT136H'],
    ['data.people.filter(p, p.seen < now).map(p, p.name)', {}, ['Anna']],
    ['data.people[1].seen', {}, '2026-03-07T00:00:00Z'],
    ['steps.a.data.at < now', {}, true],
    ['steps.a.data', {}, { answer: 'Paid', at: '2026-03-05T09:00:00Z' }],
    ['data.day < now', {}, true],
    ['data.day + duration("1h")', {}, '2026-03-06T00:00:00Z'],
    ['data.day', {}, '2026-03-06'],
    ['"on " + data.day', {}, 'on 2026-03-06'],
    ['data.day == timestamp("2026-03-05T23:00:00Z")', {}, true],
    ['timestamp("2026-03-06T17:00:00+01:00") == now', {}, true],
    ['data.day.getDayOfMonth("operators") + data.day.getDayOfYear("operators")', {}, 69],
    ['now.getMinutes("UTC") + now.getSeconds() + now.getMilliseconds()', {}, 0],
    ['timestamp(0)', {}, '1970-01-01T00:00:00Z'],
    ['now.getHours() + now.getHours("operators") / 100 + now.getMonth()', {}, 18.17],
    ['now.getFullYear() == 2026 && now.getDayOfWeek() == 5 && now.getDate() == 6', {}, true],
    ['"at " + data.at', {}, 'at 2026-03-06T16:00:00Z'],
  ],
  durations: [
    ['duration("30s")', {}, 'PT30S'],
    ['duration("2 days") + duration("90 minutes")', {}, 'PT49H30M'],
    ['-duration("4 hours")', {}, '-PT4H'],
    ['duration("PT1H") > duration("59 minutes")', {}, true],
    ['duration("90m").getHours() + duration("90m").getMinutes()', {}, 91],
    ['duration("0s")', {}, 'PT0S'],
    ['duration("4h") - "90 minutes" - duration("1m")', {}, 'PT2H29M'],
    ['duration("1.5s").getMilliseconds() + duration("90s").getSeconds()', {}, 1590],
  ],
  'functions beyond CEL': [
    ['add(now, "4 hours")', {}, '2026-03-06T20:00:00Z'],
    ['add(now, "2 working hours")', {}, '2026-03-09T08:00:00Z'],
    ['add(now, "1 working days")', {}, '2026-03-09T17:00:00Z'],
    ['add(now, "1 working day", "far")', {}, '2026-03-09T23:00:00Z'],
    ['add(now, "-1 hour")', {}, '2026-03-06T15:00:00Z'],
    ['add(data.free, duration("1h"))', {}, '2026-03-06T17:00:00Z'],
    ['add(data.day, "1 calendar day")', {}, '2026-03-07T23:00:00Z'],
    ['between(data.at, now + duration("24h"), "hours")', {}, 24],
    ['between("2026-03-06T15:30:00Z", now + duration("72h"), "working hours")', {}, 10.5],
    ['text(now, "yyyy-MM-dd HH:mm")', {}, '2026-03-06 17:00'],
    ['text(data.at, "dd/MM/yyyy")', {}, '06/03/2026'],
  ],
  'true and false': [
    ['!data.yes || 1 < 2', {}, true],
    ['data.nothing == 1 || true', {}, true],
    ['data.nothing == 1 && false', {}, false],
    ['data.list.exists(x, x.y == 1 || x == 1)', {}, true],
  ],
};

describe.each(Object.entries(cases))('%s', (_about, lines) => {
  it.each(lines)('%s', (expression, scope, expected) => {
    expect(evaluate(expression, { ...aScope, ...scope })).toEqual(expected);
  });
});

describe('a condition', () => {
  it('is true or false', () => {
    expect(evaluateCondition('data.channel == "email" && steps.a.state == "done"', aScope)).toBe(true);
    expect(evaluateCondition('data.channel == "fax"', aScope)).toBe(false);
  });

  it.each(['data.n', 'data.office', '"true"', 'data.list'])('fails for anything else: %s', (condition) => {
    expect(() => evaluateCondition(condition, aScope)).toThrow(/true or false is needed/);
  });
});

describe('a value', () => {
  it('keeps its literals and evaluates its expressions, however deep', () => {
    const value = {
      map: {
        a: { literal: '= not an expression' },
        b: { list: [{ expression: 'data.n + 1' }, { literal: null }] },
        c: { expression: 'now' },
      },
    };
    expect(evaluateValue(value, aScope)).toEqual({
      a: '= not an expression',
      b: [8, null],
      c: '2026-03-06T16:00:00Z',
    });
  });
});
