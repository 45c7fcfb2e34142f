import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../admin-ui/studio/folder/plan-import.js';
import { filesInZip, zipOf } from '../../../admin-ui/studio/folder/zip.js';
import { readTree } from '../../../engine/reading.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const texts = shippedTexts();

describe('a folder of definitions', () => {
  test('exported and imported again, all are the same', () => {
    const files = filesInZip(zipOf(texts));
    expect(files).toHaveLength(texts.length);
    expect(readTree(files).problems).toEqual([]);
    const plan = planImport(files, texts);
    expect(plan.problems).toEqual([]);
    expect(plan.parts.every(({ state }) => state === 'same')).toBe(true);
    expect(plan.parts.map(({ text }) => text).toSorted()).toEqual(texts.map(({ text }) => text).toSorted());
  });

  test('the same texts give the same bytes', () => {
    expect(zipOf(texts)).toEqual(zipOf(texts));
  });

  test('sentences that differ in what no file name can hold are both there', () => {
    const two = ['Who?', 'Who:'].map((name) => ({ kind: 'scenario', name, text: `scenario: "${name}"\n` }));
    expect(filesInZip(zipOf(two)).map(({ path }) => path)).toEqual([
      'scenario/Who .scenario.yaml',
      'scenario/Who  2.scenario.yaml',
    ]);
  });

  test('what is new and what changes is told in sentences, what is the same is left', () => {
    const ticket = texts.find(({ kind, name }) => kind === 'workflow' && name === 'ticket')?.text ?? '';
    const files = [
      { path: 'a/ticket.yaml', text: ticket.replace('within: 4 working hours', 'within: 3 working hours') },
      { path: 'a/fresh.yaml', text: 'form: fresh\nschema: {type: object}\n' },
      { path: 'a/operators.yaml', text: texts.find(({ name }) => name === 'operators')?.text ?? '' },
    ];
    const { parts, problems } = planImport(files, texts);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(parts.map(({ name, state }) => [name, state]))).toEqual({
      ticket: 'changed',
      fresh: 'new',
      operators: 'same',
    });
    const said = parts.find(({ name }) => name === 'ticket')?.sentences.map(({ en }) => en) ?? [];
    expect(said.join()).toMatch(/4 → 3 working hours/);
  });

  test('what is wrong is told at its place in the file that was chosen', () => {
    const { problems } = planImport(
      [
        { path: 'x/broken.yaml', text: 'form: [' },
        { path: 'x/odd.yaml', text: 'workflow: odd\nsteps:\n  a: {end: done, nxt: b}\n' },
        { path: 'x/one.yaml', text: 'form: one\nschema: {type: object}\n' },
        { path: 'y/one.yaml', text: 'form: one\nschema: {type: object}\n' },
      ],
      texts,
    );
    const places = problems.map(({ file, line, code }) => `${file}:${String(line)} ${code}`);
    expect(places).toContain('x/odd.yaml:3 unknown_key');
    expect(places.some((each) => each.startsWith('x/broken.yaml:'))).toBe(true);
    expect(places.some((each) => each.endsWith('duplicate_name'))).toBe(true);
  });

  test('a zip of other things holds none, and a bomb is refused before it is unpacked', () => {
    expect(filesInZip(zipSync({ 'a.txt': strToU8('a'), '__MACOSX/b.yaml': strToU8('b') }))).toEqual([]);
    const bomb = zipSync({ 'a.yaml': new Uint8Array(33 * 1024 * 1024) });
    expect(() => filesInZip(bomb)).toThrow(/more than 5000 files or/);
  });
});
