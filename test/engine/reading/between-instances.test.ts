import { describe, expect, it } from 'vitest';
import { checkTree, readTree } from '../../../engine/reading.js';

const beside = [
  {
    path: 'order.yaml',
    text: 'form: order\nschema: {type: object, required: [n], properties: {n: {type: integer}, of: {type: string, default: x}}, additionalProperties: false}\n',
  },
  {
    path: 'called.yaml',
    text: 'workflow: called\ndata: order\nkey: = data.of\nstart: {message: begun}\nmessages: {word: {form: order}}\nsteps:\n  a: {call: deeper, with: {}}\n',
  },
  { path: 'deeper.yaml', text: 'workflow: deeper\nsteps:\n  w: {wait: {message: deep}}\n' },
];

/** What is wrong with the steps of a workflow beside these, as `code@line:column` with the message. */
function problemsOf(steps: string): readonly string[] {
  const files = [
    ...beside,
    { path: 'caller.yaml', text: `workflow: caller\nsteps:\n  ${steps}\n  z: {end: z}\n` },
  ];
  return checkTree(readTree(files)).map(
    ({ code, line, column, message }) => `${code}@${line}:${column} ${message}`,
  );
}

describe('a workflow that calls or sends', () => {
  it.each([
    'a: {call: called, with: {n: 1}}',
    'a: {call: called, with: "= data"}',
    'a: {call: called, with: {n: 1, of: = data.x}, wait: false, save: begun}',
    'a: {send: word, to: {workflow: called, key: x}, with: {n: 2}}',
    'a: {send: deep, to: {workflow: called, key: = data.key}}',
    'a: {send: begun, with: {n: 2}}',
    'a: {task: A, to: {group: g}, on: {m: {run: called, with: {n: 1}}}}',
    'a: {call: called, with: {n: 1}, on: {error.key_in_use: {next: z}}}\n  b: {set: {x: "= steps.a.data.outcome"}}',
  ])('is sound: %s', (steps) => {
    expect(problemsOf(steps)).toEqual([]);
  });

  it.each([
    ['a: {call: caled}', 'unknown_name@3:13', 'did you mean "called"?'],
    ['a: {call: called}', 'missing_parameter@3:13', '"called" needs the parameter "n"'],
    ['a: {call: called, with: {n: one}}', 'wrong_value@3:31', 'expects the type integer'],
    ['a: {call: called, with: {n: 1, off: 2}}', 'unknown_parameter@3:34', 'did you mean "of"?'],
    ['a: {send: wort, to: {workflow: called, key: x}}', 'unknown_name@3:13', 'did you mean "word"?'],
    ['a: {send: word, to: {workflow: called, key: x}}', 'missing_parameter@3:13', '"word" needs'],
    ['a: {send: begin}', 'unknown_name@3:13', 'no workflow starts by the message "begin"'],
    ['a: {send: word, to: {workflow: called}}', 'missing_key@3:23', 'needs the key "key"'],
    [
      'a: {call: called, with: {n: 1}}\n  b: {set: {x: "= steps.a.data.outcom"}}',
      'bad_expression@4:32',
      'outcome',
    ],
    ['a: {task: A, to: {group: g}, on: {m: {run: called}}}', 'missing_parameter@3:46', '"called" needs'],
    [
      'a: {call: called, with: {n: 1}, wait: false, next: a}',
      'endless_loop@3:3',
      'nothing in this loop waits',
    ],
  ])('is told its fault: %s', (steps, place, told) => {
    const [first] = problemsOf(steps).filter((problem) => !problem.startsWith('unreachable'));
    expect(first).toContain(place);
    expect(first).toContain(told);
  });
});
