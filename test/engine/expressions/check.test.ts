import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../../engine/expressions/check.js';
import type { Known } from '../../../engine/expressions/checking.js';
import { compileExpression } from '../../../engine/expressions/compile.js';
import { namesUsed } from '../../../engine/expressions/names-used.js';

const known: Known = {
  names: {
    message: null,
    item: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false },
  },
  steps: {
    back_office: {
      data: { type: 'object', properties: { answer: { type: 'string' } }, additionalProperties: false },
      outcomes: ['solved', 'rejected'],
    },
    close: { data: null, outcomes: null },
    tell: { data: null, outcomes: [] },
  },
  clocks: ['pickup', 'reply'],
  calendars: ['operators'],
  data: {
    type: 'object',
    properties: {
      subject: { type: 'string' },
      amount: { type: ['number', 'null'] },
      person: { $ref: '#/$defs/person' },
      people: { type: 'array', items: { $ref: '#/$defs/person' } },
      either: { anyOf: [{ type: 'string' }, { type: 'object' }] },
      contact: {
        anyOf: [
          { type: 'object', properties: { call: { type: 'integer' } }, additionalProperties: false },
          { type: 'object', properties: { mail: { $ref: '#/$defs/person' } }, additionalProperties: false },
        ],
      },
      open: { type: 'object', properties: { street: { type: 'string' } } },
      marks: { type: 'object', additionalProperties: { type: 'number' } },
      status: { enum: ['open', 'closed', null] },
      level: { type: 'integer', enum: [1, 2, 3] },
      tone: { oneOf: [{ const: 'kind', title: 'Kind' }, { const: 'firm' }] },
      day: { type: 'string', format: 'date', enum: ['2026-03-06'] },
      channels: { type: 'array', items: { $ref: '#/$defs/channel' } },
      left: { enum: ['a', 'b'] },
      whole: { enum: ['a', 'b'] },
    },
    additionalProperties: false,
    $defs: {
      person: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false },
      channel: { allOf: [{ type: 'string' }, { enum: ['phone', 'email'] }] },
    },
  },
  saved: [['left', 'below'], ['whole'], ['reply'], ['person', 'office', 'name'], ['visit', 'at']],
};

describe('an expression without fault', () => {
  it.each([
    'data.subject == "x" && steps.back_office.outcome == "solved"',
    'data["subject"].size() > 3',
    'data.person.name + data.people[0].name',
    'data.people.filter(p, p.name == "x").map(p, p.name)',
    'data.reply.whatever.deeper',
    'data.person.office.name',
    'data.visit.at',
    'data.either.anything',
    'data.contact.call + 1',
    'data.contact.mail.name',
    'data.open.other',
    'data.marks.first + 1',
    'data.people.exists(data, data.name == "x")',
    'steps[item.name].state',
    'steps.close.data.anything.at_all',
    'steps.map(s, steps[s].state)',
    'message.text + item.name',
    'clocks.pickup.due < now',
    'clocks.pickup.remaining < "1 hour"',
    'instance.started_at < now',
    'add(now, "-2 working days", "operators")',
    'between(now, now, "working hours") + size(text(now, "yyyy"))',
    '{"a": [data.subject], "b": !has(data.amount)}',
    'duration("30s") < duration("PT4H")',
  ])('%s', (source) => {
    expect(checkExpression(source, known)).toEqual([]);
  });
});

describe('a fault is shown where it stands, with what was probably meant', () => {
  it.each([
    ['data.subjct == "x"', 'subjct', 'the schema has no field "subjct"; did you mean "subject"?', 'subject'],
    ['data["subjct"]', '"subjct"', 'the schema has no field "subjct"; did you mean "subject"?', 'subject'],
    ['data.subject.foo', 'foo', 'its schema says string: it has no field "foo"', null],
    ['data.contact.letter', 'letter', 'the schema has no field "letter"; it has call, mail', null],
    ['data.contact.mail.nam', 'nam', 'the schema has no field "nam"; did you mean "name"?', 'name'],
    ['data.amount.foo', 'foo', 'its schema says number: it has no field "foo"', null],
    ['data.people.name', 'name', 'its schema says array: it has no field "name"', null],
    ['data.people.map(p, p.nam)', 'nam', 'the schema has no field "nam"; did you mean "name"?', 'name'],
    ['data.people[0].surname', 'surname', 'the schema has no field "surname"; it has name', null],
    ['data.person.zzz', 'zzz', 'the schema has no field "zzz"; it has name, office', null],
    ['data.marks.first.x', 'x', 'its schema says number: it has no field "x"', null],
    [
      'steps.back_ofice.state',
      'back_ofice',
      'the workflow has no "back_ofice"; did you mean "back_office"?',
      'back_office',
    ],
    [
      '1 < 2 && steps.nowhere.state == ""',
      'nowhere',
      'the workflow has no "nowhere"; it has back_office, close, tell',
      null,
    ],
    ['steps.close.status', 'status', 'a step has no "status"; did you mean "state"?', 'state'],
    [
      'steps.back_office.data.anwser',
      'anwser',
      'the schema has no field "anwser"; did you mean "answer"?',
      'answer',
    ],
    ['steps.close.at.hour', 'hour', 'an instant has no field "hour"', null],
    ['clocks.pikcup.due', 'pikcup', 'the workflow has no "pikcup"; did you mean "pickup"?', 'pickup'],
    [
      'clocks.pickup.end',
      'end',
      'a clock has no "end"; it has state, due, elapsed, remaining, breached',
      null,
    ],
    ['instance.started', 'started', null, null],
    ['dta.subject', 'dta', 'there is nothing called dta here; did you mean "data"?', 'data'],
    ['{answer: 1}', 'answer', null, null],
    ['item.title', 'title', 'the schema has no field "title"; it has name', null],
    ['now.hour', 'hour', 'an instant has no field "hour"', null],
    ['add(now, "five days")', '"five days"', null, null],
    [
      'add(now, "1 hour", "operator")',
      '"operator"',
      '"operator" is no calendar; did you mean "operators"?',
      'operators',
    ],
    ['between(now, now, "months")', '"months"', null, null],
    ['duration("4 working hours")', '"4 working hours"', null, null],
    [
      'data.list.map(x, data.subjct)',
      'subjct',
      'the schema has no field "subjct"; did you mean "subject"?',
      'subject',
    ],
  ])('%s', (source, at, message, suggestion) => {
    const problems = checkExpression(source, known);
    const problem = problems.at(-1);
    expect(source.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(at);
    expect(problem?.severity).toBe('error');
    if (message !== null) expect(problem?.message).toBe(message);
    expect(problem?.suggestion).toBe(suggestion);
  });

  it('only warns of a field of an open schema, and only of what looks like a slip', () => {
    expect(checkExpression('data.open.stret', known)).toEqual([
      expect.objectContaining({ severity: 'warning', offset: 10, length: 5, suggestion: 'street' }),
    ]);
  });

  it('finds every fault of an expression, in the order of the text', () => {
    const problems = checkExpression('steps.a.state == data.b && clocks.c.due < now', known);
    expect(problems.map(({ offset }) => offset)).toEqual([6, 22, 34]);
  });

  it('knows nothing of data without a schema', () => {
    expect(checkExpression('data.anything.at.all', { ...known, data: null })).toEqual([]);
  });
});

describe('a value with which something is compared that can never be it is warned of', () => {
  it.each([
    ['data.status == "opne"', '"opne"', 'open'],
    ['"opne" != data.status', '"opne"', 'open'],
    ['data.status in ["closed", "opne"]', '"opne"', 'open'],
    ['data.level == 4', '4', null],
    ['data.level == "1"', '"1"', null],
    ['data.tone == "kin"', '"kin"', 'kind'],
    ['"phon" in data.channels', '"phon"', 'phone'],
    ['data.channels.exists(c, c == "fax")', '"fax"', null],
    ['data.channels.filter(c, c != "emial").size() > 0', '"emial"', 'email'],
    ['steps.back_office.outcome == "solvd"', '"solvd"', 'solved'],
    ['steps.back_office.state == "finished"', '"finished"', null],
    ['steps[data.subject].state == "skiped"', '"skiped"', 'skipped'],
    ['steps.tell.outcome == "done"', '"done"', null],
    ['clocks.pickup.state == "expired"', '"expired"', null],
    ['clocks[data.subject].state in ["met", "breeched"]', '"breeched"', 'breached'],
    ['1 > 2 ? data.status == "shut" : true', '"shut"', null],
  ])('%s', (source, at, suggestion) => {
    const [problem, ...others] = checkExpression(source, known);
    expect(others).toEqual([]);
    const { offset = 0, length = 0 } = problem ?? {};
    expect(source.slice(offset, offset + length)).toBe(at);
    expect(problem).toMatchObject({ severity: 'warning', suggestion });
  });

  it('says what it can be, or what was probably meant', () => {
    const told = (source: string) => checkExpression(source, known).map(({ message }) => message);
    expect(told('data.status == "opne"')).toEqual([
      'what is compared with "opne" can never be that; did you mean "open"?',
    ]);
    expect(told('data.level == 4')).toEqual(['what is compared with 4 can never be that: it can be 1, 2, 3']);
    expect(told('steps.tell.outcome != "done"')).toEqual(['what is compared with "done" is always null']);
  });

  it.each([
    'data.status == "open" || data.status == null',
    'data.status in ["open", null, data.subject]',
    'data.level == 2 && data.level != 3',
    'data.tone == "firm"',
    'data.tone + "x" == "firmx"',
    'data.day == "2026-03-07T00:00:00Z"',
    'data.whole == "what a step saved there"',
    'data.left == "c"',
    'data.subject == "anything" && data.amount == 7',
    '"subject" in data && "any" in clocks && "any" in [data.subject]',
    'steps.back_office.outcome == "rejected" && steps.close.outcome == "anything"',
    'steps[data.subject].outcome == "of another step" && steps[data.subject].data.anything == 1',
    'clocks.pickup.state == "met"',
  ])('but not in %s', (source) => {
    expect(checkExpression(source, known)).toEqual([]);
  });
});

describe('what is no expression is refused with the place', () => {
  it.each([
    ['data.a and data.b', 7, "'and' is not expected here; write &&"],
    ['data.a = 1', 7, "'=' is not expected here; write =="],
    ['data.a &', 7, "'&' is not expected here; write &&"],
    ['(data.a', 6, 'expected ), got the end'],
    ['', 0, 'unexpected token: the end'],
    ['data.', 4, 'expected a name, got the end'],
    ['"open', 0, 'unterminated string'],
    ['1 2', 2, "'2' is not expected here"],
    [
      'data.list.map(1, 2)',
      14,
      'the first argument must be the name to give to each item, as in data.list.map(x, x.name)',
    ],
    ['data.a.matches("^(a+)+$")', 0, 'matches is not allowed; use startsWith, endsWith or contains'],
    ['matches(data.a, "x")', 0, 'matches is not allowed; use startsWith, endsWith or contains'],
    ['sise(data.a)', 0, 'there is no function sise(); did you mean size?'],
    ['data.a.starsWith("x")', 0, 'there is no function .starsWith(); did you mean startsWith?'],
    [
      'startsWith(data.a, "x")',
      0,
      'there is no function startsWith(); it is called on a value: x.startsWith(…)',
    ],
    ['data.a.has()', 0, 'there is no function .has(); write has(x)'],
    ['data.a.map(x)', 0, '.map() takes a name and an expression, as in data.list.map(x, x.done)'],
    ['constructor()', 0, 'there is no function constructor()'],
    ['"".constructor("x")', 0, 'there is no function .constructor()'],
    ['size()', 0, 'size takes 1 argument: size(data.list)'],
    ['add(now)', 0, 'add takes 2 or 3 arguments: add(now, "5 working days")'],
    ['"a".startsWith()', 0, 'startsWith takes 1 argument: data.code.startsWith("A")'],
    ['has(1 + 2)', 4, 'has() takes a path, as in has(data.office.name)'],
    ['b"x"', 0, 'bytes are not allowed: data has none'],
    ['cel.bind(x, 1, x)', 0, 'there is no function .bind()'],
    ['[1].map(a, [1].map(b, [1].map(c, 1)))', 22, 'loops may be nested 2 deep'],
  ])('%s', (source, offset, message) => {
    expect(checkExpression(source, known)).toEqual([
      expect.objectContaining({ severity: 'error', offset, message }),
    ]);
  });

  it.each([
    ['long', 'data.a + '.repeat(600) + '1'],
    ['wide', Array.from({ length: 300 }, () => 'a').join(' + ')],
    ['deep', '('.repeat(100) + '1' + ')'.repeat(100)],
    ['of signs', '!'.repeat(3000) + 'data.a'],
    ['of many items', `[${'1,'.repeat(600)}1]`],
  ])('an expression too %s', (_how, source) => {
    expect(checkExpression(source, known)).toHaveLength(1);
  });
});

describe('a compiled expression', () => {
  it('is compiled once', () => {
    expect(compileExpression('data.n + 41')).toBe(compileExpression('data.n + 41'));
  });
});

describe('the names that an expression uses', () => {
  it('are those that no loop binds, with the fields read of data, steps and clocks', () => {
    const used = namesUsed(
      'data.list.map(x, x.a + item.b) == [steps.a.data, steps["b"], clocks.c.due, now] || has(data.d.e) || {"k": -data.f} == message',
    );
    expect([...used.names].sort()).toEqual(['clocks', 'data', 'item', 'message', 'now', 'steps']);
    expect([...used.data].sort()).toEqual(['d', 'f', 'list']);
    expect([...used.steps].sort()).toEqual(['a', 'b']);
    expect([...used.clocks]).toEqual(['c']);
  });

  it('say * where only the run can tell which field is read', () => {
    expect([...namesUsed('steps[data.step].state').steps]).toEqual(['*']);
    expect([...namesUsed('data.people.exists(data, data.name == "x")').data]).toEqual(['people']);
  });
});
