/** Two versions of a workflow as one graph: what is gone stays in it, and is marked. */
import { nodesIn } from './graph.js';
import type { Graph, GraphBlock, GraphEdge, GraphNode } from './graph-parts.js';

export type Change = 'added' | 'changed' | 'removed';

export interface ComparedGraph {
  readonly graph: Graph;
  /** Nodes that only one of the two has. */
  readonly nodes: ReadonlyMap<string, Change>;
  /** Ways that only one has, or that are taken by other outcomes or conditions. */
  readonly ways: ReadonlyMap<string, Change>;
}

/** The graph of `after`, with what only `before` has, where it stood. */
export function comparedGraph(before: Graph, after: Graph): ComparedGraph {
  const [old, now] = [idsOf(before.body), idsOf(after.body)];
  const gone = new Set([...old].filter((id) => !now.has(id)));
  const fresh = new Set([...now].filter((id) => !old.has(id)));
  const nodes = new Map<string, Change>([
    ...[...fresh].map((id) => [id, 'added'] as const),
    ...[...gone].map((id) => [id, 'removed'] as const),
  ]);
  const wayBefore = byId(before.edges);
  const wayNow = byId(after.edges);
  const goneWays = before.edges.filter(({ id }) => !wayNow.has(id));
  const ways = new Map<string, Change>(goneWays.map(({ id }) => [id, 'removed']));
  for (const edge of after.edges) {
    const was = wayBefore.get(edge.id);
    if (was === undefined) ways.set(edge.id, 'added');
    else if (!isSameWay(was, edge)) ways.set(edge.id, 'changed');
  }
  const body = withGone(after.body, before.body, gone);
  return { graph: { body, edges: [...after.edges, ...goneWays] }, nodes, ways };
}

/** A block with the nodes that it has lost, after its own. */
function withGone(after: GraphBlock, before: GraphBlock, gone: ReadonlySet<string>): GraphBlock {
  const nodes = after.nodes.map((node) => {
    const was = before.nodes.find(({ id }) => id === node.id);
    return was === undefined ? node : { ...node, blocks: blocksWithGone(node, was, gone) };
  });
  return { ...after, nodes: [...nodes, ...onlyGone(before.nodes, gone)] };
}

function blocksWithGone(node: GraphNode, was: GraphNode, gone: ReadonlySet<string>): readonly GraphBlock[] {
  const kept = node.blocks.map((block, n) => {
    const other = was.blocks[n];
    return other === undefined ? block : withGone(block, other, gone);
  });
  const lost = was.blocks.slice(node.blocks.length).flatMap((block) => {
    const nodes = onlyGone(block.nodes, gone);
    return nodes.length === 0 ? [] : [{ ...block, nodes }];
  });
  return [...kept, ...lost];
}

/** Those that are gone, with only what is gone in them. */
function onlyGone(nodes: readonly GraphNode[], gone: ReadonlySet<string>): readonly GraphNode[] {
  return nodes.flatMap((node) => {
    // What stays is drawn where it stands now; what a frame that went elsewhere has lost is left out.
    if (!gone.has(node.id)) return [];
    const blocks = node.blocks
      .map((block) => ({ ...block, nodes: onlyGone(block.nodes, gone) }))
      .filter((block) => block.nodes.length > 0);
    return [{ ...node, blocks }];
  });
}

function idsOf(block: GraphBlock): ReadonlySet<string> {
  return new Set(nodesIn(block).map(({ id }) => id));
}

function byId(edges: readonly GraphEdge[]): ReadonlyMap<string, GraphEdge> {
  return new Map(edges.map((edge) => [edge.id, edge]));
}

function isSameWay(one: GraphEdge, other: GraphEdge): boolean {
  return one.label === other.label && one.outcomes.join() === other.outcomes.join();
}
