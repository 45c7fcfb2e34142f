import { describe, expect, it } from 'vitest';
import { compile, readTree } from '../../../engine/reading.js';
import { marked, problemsOf, withSteps } from './a-tree.js';

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

const head = 'decision: d\ninputs: {subject: string, n: integer}\n';

describe('a decision that is not right is refused', () => {
  it.each([
    ['wrong_value', 'decision: d\ninputs: {n: ¦int}\nrules: [{else: 1}]\n'],
    ['bad_name', 'decision: d\ninputs: {¦N: integer}\nrules: [{else: 1}]\n'],
    ['wrong_value', `${head}policy: ¦frist\nrules: [{else: 1}]\n`],
    ['missing_key', '¦decision: d\n'],
    ['wrong_value', `${head}rules: ¦[]\n`],
    ['missing_key', `${head}rules: [¦{when: n > 1}]\n`],
    ['unknown_key', `${head}rules: [{when: n > 1, then: 1, ¦els: 2}]\n`],
    ['rule_never_fits', `${head}rules: [{else: 1}, ¦{when: n > 1, then: 2}]\n`],
    ['rule_never_fits', `${head}rules: [{when: true, then: 1}, ¦{else: 2}]\n`],
    ['rule_never_fits', `${head}rules: [{when: n > 1, then: 1}, ¦{when: n > 1, then: 2}]\n`],
    ['rule_never_fits', `${head}policy: unique\nrules: [{when: n > 1, then: 1}, ¦{when: n > 1, then: 2}]\n`],
    ['bad_expression', `${head}rules: [{when: ¦m > 1, then: 1}]\n`],
    ['bad_expression', `${head}rules: [{when: n > 1, then: {a: = ¦data.x}}]\n`],
    ['bad_expression', `${head}rules: [{when: 'subject.¦length > 1', then: 1}]\n`],
  ])('%s: %j', expectOne);

  it('may have the same condition twice where all that fit speak', () => {
    const text = `${head}policy: collect\nrules: [{when: n > 1, then: 1}, {when: n > 1, then: 2}]\n`;
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('a step that decides', () => {
  it.each([
    ['unknown_name', 'a: {decide: ¦office_fro, with: {subject: x, n: 1}}'],
    ['missing_parameter', 'a: {decide: ¦office_for, with: {subject: x}}'],
    ['missing_parameter', 'a: {decide: ¦office_for, with: {n: 1}}'],
    ['unknown_parameter', 'a: {decide: office_for, with: {subject: x, n: 1, ¦m: 2}}'],
    ['wrong_value', 'a: {decide: office_for, with: {subject: ¦7, n: 1}}'],
    ['wrong_value', 'a: {decide: office_for, with: ¦7}'],
    ['bad_expression', 'a: {decide: office_for, with: "= data"}\nb: {set: {x: = steps.a.data.¦offise}}'],
    ['endless_loop', '¦a: {decide: office_for, with: {subject: x, n: 1}, next: a}'],
  ])('%s: %s', (code, steps) => expectOne(code, withSteps(steps)));
});

describe('a decision', () => {
  const workflow = { path: 'w.yaml', text: 'workflow: w\nsteps: {a: {decide: d}}\n' };
  const versionWith = (then: string): string => {
    const text = `decision: d\nrules: [{else: ${then}}]\n`;
    return compile(readTree([workflow, { path: 'd.yaml', text }]), 'w', 2026).version;
  };

  it('is part of the version of the workflows that use it', () => {
    expect(versionWith('1')).toBe(versionWith('1'));
    expect(versionWith('1')).not.toBe(versionWith('2'));
  });

  it('is in their program', () => {
    const text = 'decision: d\nrules: [{else: 1}]\n';
    const { decisions } = compile(readTree([workflow, { path: 'd.yaml', text }]), 'w', 2026);
    expect(decisions['d']).toMatchObject({ policy: 'first', rules: [{ when: null, then: { literal: 1 } }] });
  });
});
