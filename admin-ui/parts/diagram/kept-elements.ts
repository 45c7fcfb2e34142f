/** Elements of the drawing while somebody writes: xyflow draws anew whatever is another object, so what says the same stays the same one. */
import type { Edge, Node } from '@xyflow/react';

interface Elements {
  readonly nodes: Node[];
  readonly edges: Edge[];
}

/** Gives elements back with those of last time in the place of their like. */
export function elementKeeper(): (elements: Elements) => Elements {
  let nodes: ReadonlyMap<string, Node> = new Map();
  let edges: ReadonlyMap<string, Edge> = new Map();
  return (elements) => {
    const kept = { nodes: keep(nodes, elements.nodes), edges: keep(edges, elements.edges) };
    nodes = new Map(kept.nodes.map((node) => [node.id, node]));
    edges = new Map(kept.edges.map((edge) => [edge.id, edge]));
    return kept;
  };
}

function keep<Element extends Node | Edge>(before: ReadonlyMap<string, Element>, now: Element[]): Element[] {
  return now.map((element) => {
    const known = before.get(element.id);
    return known !== undefined && saysTheSame(known, element) ? known : element;
  });
}

function saysTheSame(one: Node | Edge, other: Node | Edge): boolean {
  return one.data?.['onStep'] === other.data?.['onStep'] && JSON.stringify(one) === JSON.stringify(other);
}
