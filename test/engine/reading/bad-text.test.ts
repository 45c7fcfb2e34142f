import { describe, expect, it } from 'vitest';
import { readTree } from '../../../engine/reading.js';
import { withinLimits } from '../../../engine/reading/tree-limits.js';
import { findProblems, marked, problemsOf } from './a-tree.js';

const deep = `workflow: w\nsteps: ${'['.repeat(60)}${']'.repeat(60)}\n`;
const bomb = [
  'a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
]
  .concat(['d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]', 'e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]'])
  .join('\n');

describe('a text that is no sound YAML is refused where it goes wrong', () => {
  it.each([
    ['yaml', 'workflow: w\nsteps: {a: [1, 2\n¦b: 3\n'],
    ['yaml', 'workflow: w\ntitle: "never closed\n¦'],
    ['yaml', 'workflow: w\ntitle: ¦@home\n'],
    ['yaml', 'workflow: w\ntitle: ¦one: two\n'],
    ['yaml_tab', 'workflow: w\nsteps:\n¦\ta: {end: x}\n'],
    ['yaml_tag', 'workflow: w\ntitle: ¦!!str 12\n'],
    ['yaml_tag', 'workflow: w\ntitle: ¦!thing {it: a}\n'],
    ['yaml_tag', '¦%YAML 1.1\n---\nworkflow: w\n'],
    ['yaml_documents', 'workflow: w\nsteps: {a: {end: x}}\n¦---\nform: f\n'],
    ['yaml_alias', 'workflow: w\nsteps: ¦*nothing\n'],
    ['yaml_alias', 'workflow: w\nsteps: &s {a: ¦*s}\n'],
    ['yaml_key', 'workflow: w\n? ¦[a, b]\n: c\n'],
    ['yaml_key', 'workflow: w\nsteps: {a: {end: x}}\n¦__proto__: {a: 1}\n'],
    ['duplicate_key', 'workflow: w\nsteps: {a: {end: x}}\n¦workflow: v\n'],
    ['duplicate_key', 'workflow: w\nsteps:\n  a: {end: x}\n  ¦a: {end: y}\n'],
    ['bad_number', 'workflow: w\npriority: ¦.nan\n'],
    ['bad_number', 'workflow: w\npriority: ¦12345678901234567890\n'],
    ['empty_file', '¦'],
    ['empty_file', '¦# nothing but a comment\n'],
    ['unknown_kind', '¦- a list\n'],
    ['unknown_kind', '¦worklow: w\n'],
    ['unknown_kind', 'title: a\n¦workflow: w\n'],
  ])('%s: %j', (code, written) => {
    const { text, expected } = marked(code, written);
    expect(problemsOf(text, 'w.yaml')).toEqual([expected]);
  });

  it('refuses nesting beyond fifty levels', () => {
    expect(problemsOf(deep, 'w.yaml')).toEqual(['too_deep@2:59']);
  });

  it('refuses aliases that multiply beyond measure', () => {
    expect(findProblems(`workflow: w\n${bomb}\n`, 'w.yaml').map(({ code }) => code)).toEqual(['yaml_alias']);
  });

  it('refuses a file of more than 1 MiB, counted in bytes', () => {
    expect(problemsOf(`workflow: w\n# ${'è'.repeat(530_000)}\n`, 'w.yaml')).toEqual(['too_long@1:1']);
    expect(problemsOf(`workflow: w\n# ${'e'.repeat(1_000_000)}\nsteps: {a: {end: x}}\n`, 'w.yaml')).toEqual(
      [],
    );
  });

  it('refuses a tree of more files, or more bytes in all, than it may have, at the first file beyond', () => {
    const files = Array.from({ length: 5_002 }, (_, n) => {
      return { path: `${String(10_000 + n)}.yaml`, text: '' };
    });
    const beyond = readTree(files).problems.filter(({ code }) => code === 'tree_too_large');
    expect(beyond).toMatchObject([{ file: '15000.yaml', line: 1, column: 1, severity: 'error' }]);
    expect(beyond[0]?.message).toContain('5000 files');

    const heavy = ['a', 'b', 'c'].map((path) => ({ path, text: 'è'.repeat(10) }));
    expect(withinLimits(heavy, { files: 5, bytes: 40 })).toMatchObject({
      within: [{ path: 'a' }, { path: 'b' }],
      problem: { file: 'c', code: 'tree_too_large' },
    });
    expect(withinLimits(heavy, { files: 3, bytes: 60 }).problem).toBeNull();
  });

  it('answers a million brackets at once', () => {
    expect(problemsOf(`workflow: ${'['.repeat(1_000_000)}`, 'w.yaml')).toEqual(['too_deep@1:62']);
    expect(problemsOf(`workflow: w\nsteps: ${'\n- '.repeat(50_000)}`, 'w.yaml').length).toBe(1);
  });

  it('takes a byte order mark, Windows line ends, a comment first, a document start and aliases', () => {
    const text =
      '\uFEFF# a comment\r\n---\r\nworkflow: w\r\nsteps:\r\n  a: {task: &t Work, to: {group: g}}\r\n  b: {task: *t, to: {group: g}}\r\n';
    expect(problemsOf(text, 'w.yaml')).toEqual([]);
  });
});

describe('an expression that YAML would cut is shown in quotes', () => {
  it.each([
    ['steps: {a: {when: ¦!has(data.n), end: x}}', `when: "!has(data.n)"`],
    ['steps:\n  a:\n    when: ¦!has(data.n)\n    end: x', `when: "!has(data.n)"`],
    ['steps:\n  a:\n    when: ¦"a" == data.subject\n    end: x', `when: '"a" == data.subject'`],
    ['summary: ¦= has(data.n) ? "a" : "b"\nsteps: {a: {end: x}}', `summary: '= has(data.n) ? "a" : "b"'`],
    ['summary: ¦= data.subject #1\nsteps: {a: {end: x}}', `"= data.subject #…"`],
    ['steps:\n  a:\n    when: ¦data.subject #1\n    end: x', `"data.subject #…"`],
    ['steps: {a: {set: {n: ¦= size([1, 2])}}}', `n: "= size([1, 2])"`],
    ['steps: {a: {set: {n: ¦= data.n ? 1 : 2}}}', `n: "= data.n ? 1 : 2"`],
    ['steps: {a: {set: {n: ¦= between(now, now, "hours"), m: 1}}}', `n: '= between(now, now, "hours")'`],
    ['steps: {a: {when: ¦data.subject == "x, y", end: x}}', `when: 'data.subject == "x, y"'`],
    ['steps: {a: {when: ¦size(data.subject)[0] == 1, end: x}}', `when: "size(data.subject)[0] == 1"`],
  ])('%j', (written, shown) => {
    const { text, expected } = marked('expression_cut', `workflow: w\n${written}\n`);
    const [problem, ...more] = findProblems(text, 'w.yaml');
    expect(more).toEqual([]);
    expect(problem?.message).toContain(shown);
    expect(`${problem?.code}@${problem?.line}:${problem?.column}`).toBe(expected);
  });

  it('refuses a key with a parenthesis, which is the rest of a text cut at a comma', () => {
    expect(problemsOf('workflow: w\ntitle: {it: Uno (due, tre)}\nsteps: {a: {end: x}}\n')).toEqual([
      'expression_cut@2:23',
    ]);
  });

  it('takes a comment two blanks after an expression, and quoted expressions as they are', () => {
    const text = `workflow: w\nsummary: = data.subject  # a comment\nsteps:\n  a: {when: '"a, b" == data.subject', set: {n: "= size([1, 2])"}}\n`;
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('reading a tree', () => {
  it('gives definitions and problems in the order of file names', () => {
    const files = ['c', 'a', 'b'].map((name) => ({ path: `${name}.yaml`, text: `template: ${name}\n` }));
    const { definitions, problems } = readTree(files);
    expect(definitions.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'a.yaml missing_key',
      'b.yaml missing_key',
      'c.yaml missing_key',
    ]);
  });
});
