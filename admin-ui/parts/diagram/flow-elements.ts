/** A drawing as the elements of xyflow, with the layers told to each node. */
import type { Edge, Node } from '@xyflow/react';
import type { ShownClock } from '../clock-chip/shown-clock.js';
import type { Bracket } from './brackets.js';
import type { Change } from './compared-graph.js';
import { clocksAt, lapOf } from './clocks-at.js';
import { bracketLeft, laneWidth, type Drawing } from './drawing.js';
import type { GraphEdge, GraphNode } from './graph-parts.js';
import type { Layers, StepCount } from './layers.js';
import type { Point } from './layout.js';

/** What a node of a step is given. */
export interface StepData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  readonly holds: boolean;
  readonly selected: boolean;
  readonly active: boolean;
  readonly passed: boolean;
  readonly count: StepCount | null;
  readonly covered: boolean | null;
  /** How many of its outcomes no scenario comes to, of how many. */
  readonly untried: { readonly count: number; readonly of: number };
  /** What is told of clocks here. */
  readonly clocks: readonly ShownClock[];
  readonly changed: Change | null;
  readonly onStep: ((step: string) => void) | null;
}

export interface BracketData extends Record<string, unknown> {
  readonly bracket: Bracket;
  /** Its present lap, if it runs. */
  readonly clock: ShownClock | null;
  /** Its terms are others than before. */
  readonly changed: boolean;
}

export interface WayData extends Record<string, unknown> {
  readonly way: GraphEdge;
  readonly points: readonly Point[];
  readonly labelAt: Point;
  readonly passed: boolean;
  /** No scenario comes this way, though all outcomes are asked for. */
  readonly untried: boolean;
  readonly changed: Change | null;
}

interface Over {
  readonly layers: Layers;
  readonly selected: string | null;
  readonly onStep: ((step: string) => void) | null;
}

/** The elements. */
export function flowOf(
  { graph, layout, brackets, changes }: Drawing,
  { layers, selected, onStep }: Over,
): { readonly nodes: Node[]; readonly edges: Edge[] } {
  const active = new Set(layers.active);
  const path = layers.path ?? [];
  const passed = new Set(path);
  const clocks = layers.clocks ?? [];
  const untried = new Set(layers.untried);
  const changedSteps = new Set(layers.changed?.steps);
  const outcomesOf = (node: string) =>
    graph.edges.flatMap(({ from, outcomes }) => (from === node ? outcomes : []));
  const taken = new Set(path.map((step, index) => `${step}→${path[index + 1] ?? ''}`));
  const steps = [...layout.nodes.values()].map(({ node, holds, x, y, width, height }): Node<StepData> => {
    const { step } = node;
    const own = outcomesOf(node.id);
    const data: StepData = {
      ...{ node, width, height, holds },
      selected: step !== null && step === selected,
      active: step !== null && active.has(step),
      passed: step !== null && passed.has(step),
      count: (step === null ? undefined : layers.counts?.[step]) ?? null,
      covered: (step === null ? undefined : layers.coverage?.[step]) ?? null,
      untried: {
        count: own.filter((outcome) => untried.has(outcome)).length,
        of: own.length,
      },
      clocks: step === null ? [] : clocksAt(step, active.has(step), clocks),
      changed: changes?.nodes.get(node.id) ?? (step !== null && changedSteps.has(step) ? 'changed' : null),
      // What is gone has no place in the text.
      onStep: changes?.nodes.get(node.id) === 'removed' ? null : onStep,
    };
    const size = { width, height };
    return { id: node.id, type: 'step', position: { x, y }, ...size, zIndex: holds ? 0 : 2, data };
  });
  const spans = brackets.map((bracket): Node<BracketData> => ({
    id: `(clock) ${bracket.clock}`,
    type: 'bracket',
    position: { x: bracketLeft(bracket), y: bracket.from },
    width: laneWidth,
    height: bracket.to - bracket.from,
    data: {
      bracket,
      clock: lapOf(bracket.clock, clocks),
      changed: layers.changed?.clocks.includes(bracket.clock) ?? false,
    },
  }));
  const edges = layout.edges.map(({ points, labelAt, ...way }): Edge<WayData> => {
    const data = {
      ...{ way, points, labelAt },
      passed: taken.has(way.id),
      changed: changes?.ways.get(way.id) ?? null,
      untried: way.outcomes.length > 0 && way.outcomes.every((outcome) => untried.has(outcome)),
    };
    return { id: way.id, source: way.from, target: way.to, type: 'way', zIndex: 1, data };
  });
  return { nodes: [...steps, ...spans], edges };
}
