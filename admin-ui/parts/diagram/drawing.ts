/** All that is drawn of a workflow, with its places. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { titleText } from '../../i18n/title-text.js';
import { bracketsOf, type Bracket } from './brackets.js';
import { graphOf } from './graph.js';
import type { Graph, Say } from './graph-parts.js';
import { layoutOf, type Layout } from './layout.js';

/** Nodes and ways with their places, and the brackets of clocks to their left. */
export interface Drawing {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly brackets: readonly Bracket[];
}

/** How wide the lane of a bracket is. */
export const laneWidth = 30;
/** How far the first bracket stands from the nodes. */
export const laneGap = 18;

/** The drawing of a workflow in this language. */
export function drawingOf(workflow: CompiledWorkflow, locale: string): Drawing {
  const say: Say = (title, otherwise) => titleText(title, locale, otherwise);
  const graph = graphOf(workflow, say);
  const layout = layoutOf(graph);
  return { graph, layout, brackets: bracketsOf(workflow, layout, say) };
}

/** The left side of a bracket. */
export function bracketLeft({ lane }: Bracket): number {
  return -laneGap - (lane + 1) * laneWidth;
}
