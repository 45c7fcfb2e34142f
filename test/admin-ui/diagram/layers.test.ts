import { describe, expect, test } from 'vitest';
import { titleText } from '../../../admin-ui/i18n/title-text.js';
import type { ShownClock } from '../../../admin-ui/parts/clock-chip/shown-clock.js';
import { clocksAt, lapOf } from '../../../admin-ui/parts/diagram/clocks-at.js';
import { drawingOf } from '../../../admin-ui/parts/diagram/drawing.js';
import { flowOf, type StepData, type WayData } from '../../../admin-ui/parts/diagram/flow-elements.js';
import { graphOf } from '../../../admin-ui/parts/diagram/graph.js';
import type { Layers } from '../../../admin-ui/parts/diagram/layers.js';
import { boardOf } from '../../../admin-ui/studio/play/board.js';
import { begin, sentBy, withMove } from '../../../admin-ui/studio/play/play-session.js';
import { showPlay } from '../../../admin-ui/studio/play/shown-play.js';
import { coverageLayer } from '../../../admin-ui/studio/scenarios/coverage-layer.js';
import { programsWith } from '../../../engine/playing.js';
import { readTree } from '../../../engine/reading.js';

const text = `workflow: small
calendar: week
clocks: {whole: {within: 8 working hours}}
steps:
  ask: {task: Ask, to: {group: a}, within: 2 working hours, outcomes: {yes: {next: good}, no: {next: bad}, later: {next: rest}}}
  rest: {wait: 1 hour, next: ask}
  good: {end: good}
  bad: {end: bad}
`;
const calendar = `calendar: week
zone: Europe/Rome
open: {mon-fri: ["09:00-18:00"]}
`;
const tree = readTree([
  { path: 'small.yaml', text },
  { path: 'week.yaml', text: calendar },
]);
const made = programsWith(tree, 'small', tree.problems, 2026);
if ('problem' in made) throw new Error(made.problem);
const programs = made;
const { workflow } = programs[0];
const drawing = drawingOf(workflow, 'en');
const monday = Date.parse('2026-03-02T09:00:00+01:00');
const by = sentBy(null);

function painted(layers: Layers) {
  const { nodes, edges } = flowOf(drawing, { layers, selected: null, onStep: null });
  return {
    step: (id: string) => nodes.find((node) => node.id === id)?.data as StepData | undefined,
    way: (id: string) => edges.find((edge) => edge.id === id)?.data as WayData | undefined,
  };
}

async function board(moves: Parameters<typeof withMove>[1][]) {
  const session = moves.reduce(withMove, begin('small', monday, {}));
  const { at } = await showPlay(session, programs);
  if (at === null) throw new Error('the play did not begin');
  return boardOf(at);
}

describe('a play on the diagram', () => {
  test('stands where the instance does, by the way that it took, a loop included', async () => {
    const layers = await board([
      { kind: 'complete', task: 'ask', item: null, outcome: 'later', data: {}, ...by },
      { kind: 'advance', by: { unit: 'elapsed', ms: 3_600_000 }, to: null },
    ]);
    expect(layers.active).toEqual(['ask']);
    expect(layers.path).toEqual(['(start)', 'ask', 'rest', 'ask']);
    const { step, way } = painted(layers);
    expect([step('ask')?.active, step('rest')?.active, step('rest')?.passed]).toEqual([true, false, true]);
    expect(step('good')?.passed).toBe(false);
    expect(way('(start)→ask')?.passed).toBe(true);
    expect(way('rest→ask')?.passed).toBe(true);
    expect(way('ask→good')?.passed).toBe(false);
  });

  test('tells at an open step its own term, then the nearest of the others, at the instant of the play', async () => {
    const layers = await board([{ kind: 'advance', by: { unit: 'working', ms: 3_600_000 }, to: null }]);
    expect(layers.now).toBe(monday + 3_600_000);
    const { step } = painted(layers);
    expect(step('ask')?.clocks.map(({ clock, elapsed_ms: ms }) => [clock, ms])).toEqual([
      ['ask', 3_600_000],
      ['whole', 3_600_000],
    ]);
    expect(step('rest')?.clocks).toEqual([]);
  });
});

describe('clocks at a step', () => {
  const clock = (name: string, due: string | null, stopped: string | null = null): ShownClock => ({
    ...{ clock: name, title: name, state: 'running', due, started_at: '2026-03-02T08:00:00Z' },
    ...{ stopped_at: stopped, measure: 'working', open: [], pauses: [], thresholds: [] },
    ...{ total_ms: 1, elapsed_ms: 0, as_of: '2026-03-02T08:00:00Z' },
  });

  test('those that have stopped say nothing, one of an item’s branch speaks for its step', () => {
    const clocks = [
      clock('done', '2026-03-02T09:00:00Z', '2026-03-02T08:30:00Z'),
      clock('far', '2026-03-04T09:00:00Z'),
      clock('near', '2026-03-03T09:00:00Z'),
      clock('call@3', null),
    ];
    expect(clocksAt('call', true, clocks).map((each) => each.clock)).toEqual(['call@3', 'near']);
    expect(clocksAt('call', false, clocks).map((each) => each.clock)).toEqual(['call@3']);
    expect(lapOf('done', clocks)).toBe(null);
  });
});

describe('coverage on the diagram', () => {
  test('marks steps and outcomes that no scenario comes to, and the ways that only those take', () => {
    const { step, way } = painted(coverageLayer(workflow, ['bad', 'ask.no', 'ask.later']));
    expect([step('ask')?.covered, step('good')?.covered, step('bad')?.covered]).toEqual([true, true, false]);
    expect(step('ask')?.untried).toEqual({ count: 2, of: 3 });
    expect([way('ask→good')?.untried, way('ask→bad')?.untried]).toEqual([false, true]);
    expect(way('rest→ask')?.untried).toBe(false);
  });

  test('each way knows the outcomes that take it', () => {
    const { edges } = graphOf(workflow, (title, otherwise) => titleText(title, 'en', otherwise));
    expect(edges.find(({ id }) => id === 'ask→bad')?.outcomes).toEqual(['ask.no']);
  });
});
