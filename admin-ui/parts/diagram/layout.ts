/** Gives every node and way of a graph its place: each block is laid out by itself, and stands in what holds it as one node. */
import { Graph as DagreGraph, layout as dagre } from '@dagrejs/dagre';
import type { Graph, GraphBlock, GraphEdge, GraphNode } from './graph-parts.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Places in pixels; `x` and `y` are a box's left and upper side, in the whole drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By node; `holds`: it is a frame around others. */
  readonly nodes: ReadonlyMap<string, Box & { readonly node: GraphNode; readonly holds: boolean }>;
  readonly edges: readonly (GraphEdge & { readonly points: readonly Point[]; readonly labelAt: Point })[];
  /** The titles of branches. */
  readonly branches: readonly (Point & { readonly title: string })[];
}

const nodeWidth = 176;
const small = 28;
const padding = 14;
const frameTop = 34;
const longestLabel = 150;

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly node: GraphNode; readonly holds: boolean })[];
  readonly lines: readonly {
    readonly edge: GraphEdge;
    readonly points: readonly Point[];
    readonly labelAt: Point;
  }[];
  readonly branches: Layout['branches'];
}

type SizeOf = (node: GraphNode) => { readonly width: number; readonly height: number };

/** Lays out a graph from top to bottom, each node that holds no others as large as `size` says. */
export function layoutOf({ body, edges }: Graph, size: SizeOf = sizeOf): Layout {
  const { width, height, boxes, lines, branches } = placeBlock(body, edges, size);
  const nodes = new Map(boxes.map((box) => [box.node.id, box]));
  const routed = new Map(lines.map((line) => [line.edge.id, line]));
  return {
    width,
    height,
    nodes,
    branches,
    edges: edges.flatMap((edge) => {
      const line = routed.get(edge.id);
      if (line !== undefined) return [{ ...edge, points: line.points, labelAt: line.labelAt }];
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      if (from === undefined || to === undefined) return [];
      const start = { x: from.x + from.width / 2, y: from.y + from.height };
      const end = { x: to.x + to.width / 2, y: to.y };
      const labelAt = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
      return [{ ...edge, points: [start, end], labelAt }];
    }),
  };
}

/** The size that a node needs for what is written on it. */
export function sizeOf({ kind, detail, handlers, within, title }: GraphNode) {
  if (kind === 'start' || kind === 'finish') return { width: small, height: small };
  if (kind === 'choose') return { width: nodeWidth, height: title.length > 18 ? 52 : 44 };
  const lines = (title.length > 24 ? 2 : 1) + (detail === '' ? 0 : 1) + (within === null ? 0 : 1);
  return { width: nodeWidth, height: 16 + lines * 15 + (handlers.length === 0 ? 0 : 18) };
}

function placeBlock(block: GraphBlock, edges: readonly GraphEdge[], size: SizeOf): Placed {
  const inner = new Map(block.nodes.map((node) => [node.id, placeInner(node, edges, size)]));
  const graph = new DagreGraph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 34, edgesep: 14, marginx: 4, marginy: 4 });
  for (const node of block.nodes) graph.setNode(node.id, { ...(inner.get(node.id) ?? size(node)) });
  const holder = holdersOf(block);
  const own: GraphEdge[] = [];
  for (const edge of edges) {
    const [from, to] = [holder.get(edge.from), holder.get(edge.to)];
    if (from === undefined || to === undefined || (from === to && edge.from !== edge.to)) continue;
    const label = shortLabel(edge.label);
    graph.setEdge(
      from,
      to,
      { width: label.length * 6, height: label === '' ? 0 : 14, labelpos: 'c' },
      edge.id,
    );
    if (from === edge.from && to === edge.to) own.push(edge);
  }
  dagre(graph);
  const placed = block.nodes.map((node) => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(node.id) as Partial<Box>;
    const at = { x: x - width / 2, y: y - height / 2 };
    const held = inner.get(node.id) ?? null;
    const own = { ...at, width, height, node, holds: held !== null };
    return { own, held: held === null ? null : moved(held, at) };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes: placed.flatMap((each) => [each.own, ...(each.held?.boxes ?? [])]),
    lines: [...own.map((edge) => lineOf(graph, edge)), ...placed.flatMap(({ held }) => held?.lines ?? [])],
    branches: placed.flatMap(({ held }) => held?.branches ?? []),
  };
}

function lineOf(graph: DagreGraph, edge: GraphEdge): Placed['lines'][number] {
  const {
    points = [],
    x,
    y,
  } = graph.edge({ v: edge.from, w: edge.to, name: edge.id }) as {
    points?: Point[];
    x?: number;
    y?: number;
  };
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  return { edge, points, labelAt: { x: x ?? middle.x, y: y ?? middle.y } };
}

/** What a node holds, its blocks side by side; null if it holds none. */
function placeInner(node: GraphNode, edges: readonly GraphEdge[], size: SizeOf): Placed | null {
  if (node.blocks.length === 0) return null;
  let x = padding;
  let height = 0;
  const parts: Placed[] = [];
  const branches: (Point & { title: string })[] = [];
  for (const block of node.blocks) {
    const top = frameTop + (block.title === '' ? 0 : 16);
    const placed = placeBlock(block, edges, size);
    parts.push(moved(placed, { x, y: top }));
    if (block.title !== '') branches.push({ x, y: frameTop, title: block.title });
    x += placed.width + padding;
    height = Math.max(height, top + placed.height + padding);
  }
  return {
    width: Math.max(x, nodeWidth),
    height,
    boxes: parts.flatMap(({ boxes }) => boxes),
    lines: parts.flatMap(({ lines }) => lines),
    branches: [...branches, ...parts.flatMap((part) => part.branches)],
  };
}

function moved(placed: Placed, by: Point): Placed {
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + by.x, y: point.y + by.y });
  return {
    ...placed,
    boxes: placed.boxes.map(move),
    lines: placed.lines.map(({ edge, points, labelAt }) => ({
      edge,
      points: points.map(move),
      labelAt: move(labelAt),
    })),
    branches: placed.branches.map(move),
  };
}

/** Which node of the block each node in it belongs to. */
function holdersOf(block: GraphBlock): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  const note = (node: GraphNode, holder: string): void => {
    holders.set(node.id, holder);
    for (const inner of node.blocks) for (const each of inner.nodes) note(each, holder);
  };
  for (const node of block.nodes) note(node, node.id);
  return holders;
}

/** What is shown of an edge's label; the rest is told by its title. */
export function shortLabel(label: string): string {
  const most = longestLabel / 6;
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}
