import { describe, expect, test } from 'vitest';
import { drawingOf } from '../../../admin-ui/parts/diagram/drawing.js';
import { flowOf, type StepData, type WayData } from '../../../admin-ui/parts/diagram/flow-elements.js';
import { comparedWith } from '../../../admin-ui/studio/versions/compared-with.js';
import { readTree } from '../../../engine/reading.js';

const before = `workflow: small
clocks: {whole: {within: 4 hours}}
steps:
  ask: {task: Ask, to: {group: a}, outcomes: {yes: {next: good}, no: {next: bad}}}
  phase: {steps: {look: {wait: 1 hour}, more: {wait: 2 hours}}}
  good: {end: good}
  bad: {end: bad}
`;
const after = `workflow: small
clocks: {whole: {within: 3 hours}}
steps:
  ask: {task: Ask, to: {group: b}, outcomes: {yes: {next: good}, later: {next: rest}}}
  phase: {steps: {look: {wait: 1 hour}}}
  rest: {wait: 1 hour, next: ask}
  good: {end: good}
`;

function marked(one: string, other: string) {
  const found = comparedWith({ kind: 'workflow', name: 'small' }, one, other);
  const body = readTree([{ path: 'small.yaml', text: other }]).byName.get('workflow small')?.body;
  if (found.before === null || body === null || body === undefined) throw new Error('a text has no workflow');
  const drawing = drawingOf(body as typeof found.before, 'en', found.before);
  const onStep = () => undefined;
  const layers = { before: found.before, changed: found };
  const { nodes, edges } = flowOf(drawing, { layers, selected: null, onStep });
  const steps = nodes.flatMap((node) => (node.type === 'step' ? [node.data as StepData] : []));
  return {
    drawing,
    clocks: nodes.flatMap(({ id, type, data }) =>
      type === 'bracket' && data['changed'] === true ? [id] : [],
    ),
    steps: Object.fromEntries(
      steps.flatMap(({ node, changed }) => (changed === null ? [] : [[node.id, changed]])),
    ),
    fixed: steps.flatMap(({ node, onStep: choose }) =>
      node.step !== null && choose === null ? [node.id] : [],
    ),
    ways: Object.fromEntries(
      edges.flatMap(({ id, data }) => {
        const { changed } = data as WayData;
        return changed === null ? [] : [[id, changed]];
      }),
    ),
  };
}

describe('two versions on one diagram', () => {
  test('steps and ways that came, went and changed are marked, and so is a clock with another term', () => {
    const { steps, ways, clocks, fixed } = marked(before, after);
    expect(steps).toEqual({ ask: 'changed', rest: 'added', more: 'removed', bad: 'removed' });
    expect(ways).toMatchObject({ 'ask→rest': 'added', 'ask→bad': 'removed' });
    expect(ways['ask→good']).toBe(undefined);
    expect(clocks).toEqual(['(clock) whole']);
    expect(fixed.toSorted()).toEqual(['bad', 'more']);
  });

  test('what went stands in the frame in which it stood', () => {
    const { layout } = marked(before, after).drawing;
    const [phase, more] = [layout.nodes.get('phase'), layout.nodes.get('more')];
    expect(more?.y).toBeGreaterThan(phase?.y ?? Infinity);
    expect((more?.y ?? Infinity) + (more?.height ?? 0)).toBeLessThan((phase?.y ?? 0) + (phase?.height ?? 0));
  });

  test('the same text marks nothing', () => {
    const { steps, ways, clocks } = marked(before, before);
    expect([steps, ways, clocks]).toEqual([{}, {}, []]);
  });
});

describe('two versions in sentences', () => {
  const key = { kind: 'workflow', name: 'small' };

  test('what changed is said of the text that is given, kept or not', () => {
    const said = comparedWith(key, before, before.replace('4 hours', '3 hours')).sentences;
    expect(said?.map(({ part, en }) => [part, en])).toEqual([
      ['clocks/whole', expect.stringContaining('4 → 3 hours')],
    ]);
    expect(comparedWith(key, before, `${before}# a word\n`).sentences).toEqual([]);
  });

  test('a text that can’t be read is not said to be gone', () => {
    const { sentences, steps } = comparedWith(key, before, 'workflow: [');
    expect([sentences, steps]).toEqual([null, []]);
  });

  test('any other kind is compared too, and marks nothing', () => {
    const form = (type: string) => `form: f\nschema: {type: object, properties: {a: {type: ${type}}}}\n`;
    const found = comparedWith({ kind: 'form', name: 'f' }, form('string'), form('number'));
    expect(found.sentences?.length).toBe(1);
    expect([found.before, found.steps]).toEqual([null, []]);
  });
});
