/** All that is drawn of a workflow, with its places. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { titleText } from '../../i18n/title-text.js';
import { bracketsOf, type Bracket } from './brackets.js';
import { comparedGraph, type ComparedGraph } from './compared-graph.js';
import { graphOf } from './graph.js';
import type { Graph, Say } from './graph-parts.js';
import { layoutOf, type Layout } from './layout.js';

/** Nodes and ways with their places, and the brackets of clocks to their left. */
export interface Drawing {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly brackets: readonly Bracket[];
  /** What came and went since the version that it is compared with; null: it is compared with none. */
  readonly changes: Pick<ComparedGraph, 'nodes' | 'ways'> | null;
}

/** How wide the lane of a bracket is. */
export const laneWidth = 30;
/** How far the first bracket stands from the nodes. */
export const laneGap = 18;

/** The drawing of a workflow in this language; `before`: the version that it is compared with, whose steps stay in it; `place` may know places from before. */
export function drawingOf(
  workflow: CompiledWorkflow,
  locale: string,
  before: CompiledWorkflow | null = null,
  place: (graph: Graph) => Layout = layoutOf,
): Drawing {
  const say: Say = (title, otherwise) => titleText(title, locale, otherwise);
  const present = graphOf(workflow, say);
  const changes = before === null ? null : comparedGraph(graphOf(before, say), present);
  const graph = changes?.graph ?? present;
  const layout = place(graph);
  return { graph, layout, brackets: bracketsOf(workflow, layout, say), changes };
}

/** The left side of a bracket. */
export function bracketLeft({ lane }: Bracket): number {
  return -laneGap - (lane + 1) * laneWidth;
}
