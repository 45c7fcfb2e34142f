import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stepPlaces } from '../../../admin-ui/studio/step/step-places.js';
import { withNewStep } from '../../../admin-ui/studio/step/structure/add-step.js';
import { withoutStep } from '../../../admin-ui/studio/step/structure/delete-step.js';
import { mentionsOf } from '../../../admin-ui/studio/mentions/mentions-of.js';
import { withMovedStep } from '../../../admin-ui/studio/step/structure/move-step.js';
import { withRenamedStep } from '../../../admin-ui/studio/step/structure/rename-step.js';
import { parsed } from '../../../admin-ui/studio/yaml/parsed.js';
import type { DefinitionText } from '../../../domain/definition-file.js';
import { checkTexts } from '../../../domain/definition-texts.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const shipped = shippedTexts();
const workflows = shipped.filter(({ kind }) => kind === 'workflow');
const steps = workflows.flatMap(({ name, text }) =>
  stepPlaces(parsed(text)).map((place) => [`${name}, ${place.name}`, name, place.name] as const),
);

const wrongBefore = problemsOf(shipped);

const small = `workflow: small
clocks:
  soon: {within: 1 day, from: work, until: [work.claimed, "work.done"], pause: [work]}
steps:
  # what is to be done
  work:
    task: Work
    to: {group: level_1, not_by: [work]}
    within: 2 days
    outcomes:
      done: {next: look}
      again: {next: work}
  look:
    choose:
      - {when: 'steps.work.outcome == "work" && steps["work"].data.n > 1 && clocks.work.breached', next: work}
      - when: steps.workshop.state == "none"
        steps:
          inner: {wait: 1 day, next: work}
      - {else: ready}
  workshop: {wait: 1 day}
  ready: {end: work}
on:
  error: {next: work}
migrate: {old: work}
`;
const play = `scenario: It works
workflow: small
at: 2026-03-02T10:00:00+01:00
start: {}
play:
  - complete: {task: work, by: anna, outcome: done}
  - expect: {clock: work, state: met}
  - expect: {step: work, state: done, by: work}
`;
const texts: readonly DefinitionText[] = [
  { kind: 'workflow', name: 'small', text: small },
  { kind: 'scenario', name: 'It works', text: play },
  { kind: 'scenario', name: 'Another', text: play.replace('workflow: small', 'workflow: other') },
];

describe('renaming a step', () => {
  test('all that names it is changed: flow, clocks, expressions, handlers, undo, migration, plays; and nothing else', () => {
    const changed = withRenamedStep(texts, { workflow: 'small', from: 'work', to: 'labour', migrates: true });
    expect(changed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'workflow small',
      'scenario It works',
    ]);
    expect(changed[0]?.text).toBe(
      small
        .replace(
          'from: work, until: [work.claimed, "work.done"], pause: [work]',
          'from: labour, until: [labour.claimed, "labour.done"], pause: [labour]',
        )
        .replace('  work:\n', '  labour:\n')
        .replace('not_by: [work]', 'not_by: [labour]')
        .replaceAll('next: work', 'next: labour')
        .replace('steps.work.', 'steps.labour.')
        .replace('steps["work"]', 'steps["labour"]')
        .replace('clocks.work.', 'clocks.labour.')
        .replace('{old: work}', '{old: labour, work: labour}'),
    );
    expect(changed[1]?.text).toBe(
      play
        .replace('task: work', 'task: labour')
        .replace('clock: work', 'clock: labour')
        .replace('step: work', 'step: labour'),
    );
  });

  test.each(steps)(
    '%s: renamed, nothing new is wrong; renamed back, every byte is the same',
    (_name, workflow, step) => {
      const to = `${step}_renamed`;
      const changed = withRenamedStep(shipped, { workflow, from: step, to, migrates: false });
      const after = laidOver(shipped, changed);
      const back = laidOver(after, withRenamedStep(after, { workflow, from: to, to: step, migrates: false }));
      expect(back).toEqual(shipped);
      expect(problemsOf(after)).toEqual(wrongBefore);
    },
    30_000,
  );
});

describe('adding, deleting and moving a step', () => {
  test('after a step that says where it goes, the new one goes there', () => {
    const definition = {
      kind: 'workflow',
      name: 'w',
      text: 'workflow: w\nsteps:\n  a: {wait: 1 day, next: c}\n  b: {wait: 1 day}\n  c: {end: c}\n',
    };
    const value = { task: { it: 'Nuovo', en: 'New' }, to: { group: 'g' } };
    expect(withNewStep(definition, { name: 'n', value, beside: 'a', side: 'after' })).toBe(
      'workflow: w\nsteps:\n  a: {wait: 1 day}\n  n:\n    task: {it: Nuovo, en: New}\n    to: {group: g}\n    next: c\n  b: {wait: 1 day}\n  c: {end: c}\n',
    );
  });

  test('before a step, all that led to it leads to the new one', () => {
    const [definition] = texts;
    if (definition === undefined) throw new Error('no definition');
    const text = withNewStep(definition, {
      name: 'n',
      value: { wait: '1 day' },
      beside: 'work',
      side: 'before',
    });
    expect(text).toContain('steps:\n  n: {wait: 1 day}\n  # what is to be done\n  work:\n');
    expect(text.match(/next: n\b/g)).toHaveLength(4);
    expect(text).not.toContain('next: work');
  });

  test.each(steps)(
    '%s: a step added after it and deleted again leaves every byte',
    (_name, workflow, step) => {
      const definition = workflows.find(({ name }) => name === workflow);
      if (definition === undefined) throw new Error(workflow);
      const value = { wait: '1 day' };
      const text = withNewStep(definition, { name: 'added_here', value, beside: step, side: 'before' });
      const gone = withoutStep([{ ...definition, text }], { workflow, step: 'added_here', leadsOn: true });
      expect(gone?.follower).toBe(step);
      expect(gone?.text).toBe(definition.text);
    },
  );

  test('a step goes with what led to it leading on, and what else names it is told', () => {
    const gone = withoutStep(texts, { workflow: 'small', step: 'workshop', leadsOn: true });
    expect(gone?.follower).toBe('ready');
    expect(gone?.left.map(({ kind, of, line }) => `${kind} ${of} ${String(line)}`)).toEqual([
      'workflow expression 16',
    ]);
    const all = withoutStep(texts, { workflow: 'small', step: 'work', leadsOn: true });
    expect(all?.follower).toBe('look');
    expect(all?.text).not.toContain('next: work');
    expect(all?.text).not.toContain('what is to be done');
    expect(all?.left.map(({ kind, of }) => `${kind} ${of}`)).toContain('scenario played');
  });

  test('the only step of a block stays', () => {
    expect(withoutStep(texts, { workflow: 'small', step: 'inner', leadsOn: true })?.text).toBeNull();
    expect(withMovedStep(small, { step: 'inner', beside: 'ready', side: 'before' })).toBe(small);
  });

  test('a step moves with its comments, into a block and out of it', () => {
    const text =
      'workflow: w\nsteps:\n  # first\n  a: {wait: 1 day}\n  b:\n    steps:\n      c:\n        wait: 1 day\n      d: {wait: 1 day}\n  e: {end: e}\n';
    const inside = withMovedStep(text, { step: 'a', beside: 'c', side: 'after' });
    expect(inside).toBe(
      'workflow: w\nsteps:\n  b:\n    steps:\n      c:\n        wait: 1 day\n      # first\n      a: {wait: 1 day}\n      d: {wait: 1 day}\n  e: {end: e}\n',
    );
    expect(withMovedStep(inside, { step: 'a', beside: 'b', side: 'before' })).toBe(text);
    expect(withMovedStep(text, { step: 'b', beside: 'c', side: 'before' })).toBe(text);
  });

  test.each(workflows.map(({ name, text }) => [name, text]))(
    '%s: each step can be moved to the end, and says the same',
    (_name, text) => {
      const places = stepPlaces(parsed(text)).filter(({ depth }) => depth === 0);
      const last = places.at(-1)?.name ?? '';
      for (const { name } of places.slice(0, -1)) {
        const moved = withMovedStep(text, { step: name, beside: last, side: 'after' });
        expect(parse(moved)).toEqual(parse(text));
        expect(
          stepPlaces(parsed(moved))
            .filter(({ depth }) => depth === 0)
            .at(-1)?.name,
        ).toBe(name);
      }
    },
    30_000,
  );

  test('who names a step is found in every definition that may', () => {
    const found = mentionsOf(shipped, 'ticket', 'back_office').map(({ kind }) => kind);
    expect(found.filter((kind) => kind === 'workflow').length).toBeGreaterThan(8);
    expect(found.filter((kind) => kind === 'scenario').length).toBeGreaterThan(20);
  });
});

function laidOver(
  all: readonly DefinitionText[],
  changed: readonly DefinitionText[],
): readonly DefinitionText[] {
  return all.map(
    (each) => changed.find(({ kind, name }) => kind === each.kind && name === each.name) ?? each,
  );
}

function problemsOf(all: readonly DefinitionText[]): readonly string[] {
  return checkTexts(all).problems.map(({ file, code }) => `${file} ${code}`);
}
