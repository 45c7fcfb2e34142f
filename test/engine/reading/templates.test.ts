import { describe, expect, it } from 'vitest';
import { checkTree, compile, readTree, type SourceFile } from '../../../engine/reading.js';
import { findProblems, marked, problemsOf } from './a-tree.js';

const workflow = (steps: string, head = ''): SourceFile => ({
  path: 'w.yaml',
  text: `workflow: w\ndata: request\n${head}steps:\n  ${steps}\n`,
});
const request: SourceFile = {
  path: 'request.yaml',
  text: 'form: request\nschema: {type: object, properties: {subject: {type: string}}, additionalProperties: false}\n',
};
const template = (body: string): SourceFile => ({ path: 't.yaml', text: `template: t\nbody: ${body}\n` });
const sending = workflow('send: {do: mail_send, with: {to: a, template: t}}');
const told = (...files: readonly SourceFile[]) =>
  checkTree(readTree([request, ...files])).map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );

describe('a template', () => {
  it.each([
    ['bad_expression', 'template: t\nbody: "Dear ¦{{ data.name"\n'],
    ['bad_expression', 'template: t\nbody: "Dear ¦{{ }}"\n'],
    ['bad_expression', 'template: t\nbody: "Dear {{ 1 ¦+ }}"\n'],
    ['bad_expression', 'template: t\nbody:\n  it: |\n    Dear\n    {{ ¦nothing( }}\n'],
  ])('is refused at the fault: %s %j', (code, written) => {
    const { text, expected } = marked(code, written);
    const [found] = problemsOf(text);
    expect(found?.split(':')[0]).toBe(expected.split(':')[0]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('may hold braces that are no expression, a map, and quotes', () => {
    expect(findProblems('template: t\nbody: "{a} {{ {\\"x\\": 1}.x }} {{ \'}}\' }}"\n')).toEqual([]);
  });

  it('is cut into text and expressions, by language; a subject that a language lacks is the first one', () => {
    const files = [
      sending,
      request,
      {
        path: 't.yaml',
        text: 'template: t\nsubject: {it: A {{ data.subject }}}\nbody: {en: "{{ 1 }}.", it: B}\n',
      },
    ];
    const text = files[2]?.text.replace('A {{ data.subject }}', '"A {{ data.subject }}"') ?? '';
    const program = compile(readTree([...files.slice(0, 2), { path: 't.yaml', text }]), 'w', 2026);
    expect(program.templates).toEqual({
      t: {
        name: 't',
        title: null,
        texts: [
          {
            language: 'en',
            subject: ['A ', { expression: 'data.subject' }],
            body: [{ expression: '1' }, '.'],
          },
          { language: 'it', subject: ['A ', { expression: 'data.subject' }], body: ['B'] },
        ],
      },
    });
  });

  it('reads only what the place of its use has: told at its own line, naming the use', () => {
    expect(told(sending, template('"{{ data.subjct }} {{ message.text }} {{ clock.due }}"'))).toEqual([
      't.yaml:2:16 bad_expression',
      't.yaml:2:29 bad_expression',
      't.yaml:2:48 bad_expression',
    ]);
    const [first] = checkTree(readTree([request, sending, template('"{{ data.subjct }}"')]));
    expect(first?.message).toContain('as w.yaml:4 uses it');
  });

  it('sees the clock in the actions of one, and the message in a handler', () => {
    const clocked = workflow(
      'a: {task: A, to: {group: g}, within: 1 hour, at: {75%: {notify: {group: g, template: t}}}}',
    );
    expect(told(clocked, template('"{{ clock.name }} {{ clock.due }} {{ clocks.a.due }}"'))).toEqual([]);
    expect(told(clocked, template('"{{ clock.until }}"'))).toEqual(['t.yaml:2:17 bad_expression']);
    const handled = workflow(
      'a: {task: A, to: {group: g}, on: {m: {do: mail_send, with: {to: a, template: t}}}}',
    );
    expect(told(handled, template('"{{ message.x }}"'))).toEqual([]);
  });

  it('chosen by an expression belongs to the version by its name', () => {
    const chosen = workflow(
      `send: {do: mail_send, with: {to: a, template: '= data.subject == "x" ? "t" : "u"'}}`,
    );
    const files = [request, chosen, template('One'), { path: 'u.yaml', text: 'template: u\nbody: Two\n' }];
    expect(Object.keys(compile(readTree(files), 'w', 2026).templates ?? {})).toEqual(['t', 'u']);
    const changed = [...files.slice(0, 2), template('Other'), ...files.slice(3)];
    expect(compile(readTree(changed), 'w', 2026).version).not.toBe(
      compile(readTree(files), 'w', 2026).version,
    );
  });
});

describe('start.channels', () => {
  const channel = (written: string) =>
    workflow(
      'a: {task: A, to: {group: g}, on: {again: {set: {subject: x}}}}',
      `start: {channels: ${written}}\n`,
    );

  it('take any channel, with data made of the message that came in', () => {
    expect(told(channel('{email: {with: {subject: = message.subject}, reply: again}, fax: {}}'))).toEqual([]);
  });

  it.each([
    ['{email: {with: {subject: = message.subjct}}}', 'w.yaml:3:54 bad_expression'],
    ['{email: {with: {subject: = data.subject}}}', 'w.yaml:3:46 bad_expression'],
    ['{email: {reply: nothing}}', 'w.yaml:3:35 unknown_name'],
    ['{email: {wit: {}}}', 'w.yaml:3:28 unknown_key'],
  ])('%s is refused', (written, problem) => {
    expect(told(channel(written))).toEqual([problem]);
  });
});
