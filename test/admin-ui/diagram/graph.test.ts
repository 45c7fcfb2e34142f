import { describe, expect, test } from 'vitest';
import { bracketsOf } from '../../../admin-ui/parts/diagram/brackets.js';
import { graphOf, nodesIn } from '../../../admin-ui/parts/diagram/graph.js';
import { layoutOf } from '../../../admin-ui/parts/diagram/layout.js';
import { titleText } from '../../../admin-ui/i18n/title-text.js';
import type { CompiledWorkflow, Title } from '../../../engine/definition.js';
import { readTree } from '../../../engine/reading.js';
import { stepsIn } from '../../../engine/steps/blocks.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const say = (title: Title | null, otherwise: string) => titleText(title, 'en', otherwise);
const shipped = workflowsOf(
  shippedTexts().map(({ kind, name, text }) => ({ path: `${kind}/${name}.yaml`, text })),
);
const ticket = shipped.find(({ name }) => name === 'ticket');
if (ticket === undefined) throw new Error('no ticket is shipped');

function workflowsOf(files: readonly { readonly path: string; readonly text: string }[]): CompiledWorkflow[] {
  return readTree(files).definitions.flatMap((each) =>
    each.kind === 'workflow' && each.body !== null ? [each.body] : [],
  );
}

const nested = workflowsOf([
  {
    path: 'nested.yaml',
    text: `workflow: nested
title: Nested
steps:
  first: {task: First, to: {group: a}}
  phase:
    clocks: {quick: {within: 1 hour, from: start, until: inside.done}}
    steps:
      inside: {task: Inside, to: {group: a}, outcomes: {out: {next: last}, on: {}}}
      both:
        parallel:
          left: {steps: {one: {wait: 1 hour}}}
          right: {steps: {two: {wait: 2 hours}}}
  last: {end: done}
`,
  },
])[0];

describe('a workflow as a graph', () => {
  test.each(shipped.map((workflow) => [workflow.name, workflow] as const))(
    'every step of %s is a node, and every way leads to one',
    (_name, workflow) => {
      const graph = graphOf(workflow, say);
      const ids = nodesIn(graph.body).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(stepsIn(workflow.body).map(({ name }) => name)));
      for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
    },
  );

  test('the outcomes of a task stand on its ways, those that lead to one place together', () => {
    const { edges } = graphOf(ticket, say);
    expect(edges.find(({ from, to }) => from === 'front_office' && to === 'connected')?.label).toBe(
      'Put through to the person',
    );
    expect(edges.find(({ from, to }) => from === 'office' && to === 'level_3')?.label).toBe('Not ours');
    expect(
      edges.find(({ from, to, of }) => from === 'answer_fax' && to === 'call_back' && of === 'handler')
        ?.label,
    ).toBe('error');
    expect(edges.filter(({ from, of }) => from === 'solved' && of === 'flow')).toEqual([]);
  });
});

describe('the layout', () => {
  test.each(shipped.map((workflow) => [workflow.name, workflow] as const))(
    'no two nodes of %s cover one another, and every way is drawn',
    (_name, workflow) => {
      const graph = graphOf(workflow, say);
      const { nodes, edges } = layoutOf(graph);
      expect(edges).toHaveLength(graph.edges.length);
      const boxes = [...nodes.values()].filter(({ holds }) => !holds);
      for (const [index, one] of boxes.entries())
        for (const other of boxes.slice(index + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect([one.node.id, other.node.id, apart]).toEqual([one.node.id, other.node.id, true]);
        }
    },
  );

  test('a phase is a frame around its steps, its branches side by side', () => {
    if (nested === undefined) throw new Error('the nested workflow could not be read');
    const { nodes } = layoutOf(graphOf(nested, say));
    const at = (id: string) => {
      const box = nodes.get(id);
      if (box === undefined) throw new Error(`${id} is not drawn`);
      return box;
    };
    const [phase, inside, one, two] = [at('phase'), at('inside'), at('one'), at('two')];
    expect(phase.holds).toBe(true);
    expect(inside.y).toBeGreaterThan(phase.y);
    expect(inside.y + inside.height).toBeLessThan(phase.y + phase.height);
    expect(two.x).toBeGreaterThan(one.x + one.width);
    expect(at('last').y).toBeGreaterThan(phase.y + phase.height);
  });
});

describe('the brackets of clocks', () => {
  test('TKT-8: pickup goes from the start to where the last of its tasks can be claimed; the resolution stands still while the citizen is asked', () => {
    const layout = layoutOf(graphOf(ticket, say));
    const brackets = bracketsOf(ticket, layout, say);
    const pickup = brackets.find(({ clock }) => clock === 'pickup');
    const office = layout.nodes.get('back_office');
    expect(pickup).toMatchObject({ from: 0, within: '4 working hours', pauses: [] });
    expect(pickup?.to).toBeGreaterThan(office?.y ?? Infinity);
    const resolved = brackets.find(({ clock }) => clock === 'resolved_24');
    expect(resolved?.to).toBe(layout.height);
    expect(resolved?.pauses).toHaveLength(2);
  });

  test('brackets that overlap stand in lanes of their own', () => {
    const brackets = bracketsOf(ticket, layoutOf(graphOf(ticket, say)), say);
    for (const one of brackets)
      for (const other of brackets)
        if (one !== other && one.lane === other.lane)
          expect(one.to <= other.from || other.to <= one.from).toBe(true);
  });
});
