import { describe, expect, test } from 'vitest';
import { withRenamed } from '../../../admin-ui/studio/rename/with-renamed.js';
import { withRenamedStep } from '../../../admin-ui/studio/step/structure/rename-step.js';
import {
  isWayOf,
  movedBy,
  movesDefinitions,
  togetherOf,
  turned,
} from '../../../admin-ui/studio/together/together.js';
import { fileOf, type DefinitionChange, type DefinitionText } from '../../../domain/definition-file.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const before = shippedTexts();
const renamed = withRenamedStep(before, { workflow: 'ticket', from: 'office', to: 'bureau', migrates: true });
const change = togetherOf('office → bureau', before, renamed);
const after = laidOver(before, renamed);

function laidOver(
  texts: readonly DefinitionText[],
  changed: readonly DefinitionChange[],
): readonly DefinitionText[] {
  const others = new Map(changed.map((each) => [fileOf(each), each.text]));
  const known = new Set(texts.map(fileOf));
  const added = changed.filter((each) => !known.has(fileOf(each)));
  return [...texts, ...added].flatMap((each) => {
    const text = others.has(fileOf(each)) ? (others.get(fileOf(each)) ?? null) : each.text;
    return text === null ? [] : [{ ...each, text }];
  });
}

describe('a change of several definitions', () => {
  test('is taken back whole, and done again whole', () => {
    expect(change.parts.length).toBeGreaterThan(2);
    const back = turned(change, 'back', after);
    expect(back.left).toEqual([]);
    expect(laidOver(after, back.texts)).toEqual(before);
    expect(laidOver(before, turned(change, 'again', before).texts)).toEqual(after);
  });

  test('leaves what was changed meanwhile as it is, and names it', () => {
    const [first] = change.parts.filter(({ kind }) => kind === 'scenario');
    const meanwhile = after.map((each) =>
      each.kind === first?.kind && each.name === first.name
        ? { ...each, text: `${each.text}# mine\n` }
        : each,
    );
    const { texts, left } = turned(change, 'back', meanwhile);
    expect(left).toEqual([{ kind: first?.kind, name: first?.name }]);
    expect(texts.length).toBe(change.parts.length - 1);
  });

  test('has nothing to write where a text was taken back by itself', () => {
    const { texts, left } = turned(change, 'back', before);
    expect([texts, left]).toEqual([[], []]);
  });

  test('knows the step in a text’s own history that takes it back, and no other', () => {
    const own = change.parts.find(({ name }) => name === 'ticket');
    const key = { kind: 'workflow', name: 'ticket' };
    const [from, to] = [own?.after ?? '', own?.before ?? ''];
    expect(isWayOf(change, 'back', { ...key, from, to })).toBe(true);
    expect(isWayOf(change, 'again', { ...key, from, to })).toBe(false);
    expect(isWayOf(change, 'back', { ...key, from, to: `${to}#` })).toBe(false);
    expect(isWayOf(change, 'back', { kind: 'form', name: 'ticket', from, to })).toBe(false);
  });
});

describe('a change by which definitions come and go', () => {
  const key = { kind: 'form', name: 'reason' };
  const moved = togetherOf('reason → why', before, withRenamed(before, key, 'why'));
  const then = laidOver(before, withRenamed(before, key, 'why'));
  const inOrder = (texts: readonly DefinitionText[]) =>
    texts.toSorted((one, other) => (fileOf(one) < fileOf(other) ? -1 : 1));

  test('is taken back whole: what came goes, what went comes', () => {
    const { texts, left } = turned(moved, 'back', then);
    expect(left).toEqual([]);
    expect(inOrder(laidOver(then, texts))).toEqual(inOrder(before));
    expect(inOrder(laidOver(before, turned(moved, 'again', before).texts))).toEqual(inOrder(then));
  });

  test('says which definition is in whose place, either way, and that it is kept at once', () => {
    expect([movesDefinitions(moved), movesDefinitions(change)]).toEqual([true, false]);
    const fresh = { ...key, name: 'why' };
    expect(movedBy(moved, 'again')).toMatchObject({ from: key, to: fresh });
    expect(movedBy(moved, 'back')).toMatchObject({ from: fresh, to: key });
    expect(movedBy(change, 'again')).toBeNull();
  });
});
