/** The places of a model's elements: laid out as a drawing is, with the sizes that BPMN has for its shapes. */
import type { Graph, GraphBlock, GraphEdge, GraphNode } from '../graph-parts.js';
import { layoutOf, type Box, type Layout } from '../layout.js';
import type { BpmnElement, Scope } from './model.js';

const eventSize = 36;
const gatewaySize = 44;
const onBorder = 24;
const taskWidth = 168;

/** Places of all elements, those on borders too, and of the flows by their ids. */
export interface Places {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly flows: ReadonlyMap<string, Layout['edges'][number]>;
}

/** Lays out a process. */
export function placesOf(scope: Scope): Places {
  const sizes = new Map<string, { readonly width: number; readonly height: number }>();
  const body = blockOf(scope, sizes);
  const graph: Graph = { body, edges: edgesOf(scope) };
  const layout = layoutOf(graph, ({ id }) => sizes.get(id) ?? { width: taskWidth, height: 60 });
  const boxes = new Map<string, Box>(layout.nodes);
  for (const { host, elements } of borders(scope)) {
    const box = boxes.get(host);
    if (box === undefined) continue;
    elements.forEach(({ id }, at) => {
      // From the right: where the flow goes on, in the middle, stays free as long as there is room.
      const x = box.x + box.width - (at + 1) * (onBorder + 6);
      const y = box.y + box.height - onBorder / 2;
      boxes.set(id, { x: Math.max(x, box.x - onBorder / 2), y, width: onBorder, height: onBorder });
    });
  }
  return { boxes, flows: new Map(layout.edges.map((edge) => [edge.id, edge])) };
}

function blockOf(scope: Scope, sizes: Map<string, { width: number; height: number }>): GraphBlock {
  const nodes = scope.elements.flatMap((element): GraphNode[] => {
    if (element.on !== null) return [];
    sizes.set(element.id, sizeOf(element));
    const { id, name, inside } = element;
    const blocks = inside === null ? [] : [blockOf(inside, sizes)];
    const plain = { kind: 'task', step: null, detail: '', conditional: null, within: null } as const;
    return [{ ...plain, id, title: name, handlers: [], blocks }];
  });
  return { title: '', nodes };
}

/** A flow from a border begins, for the layout, at the activity. */
function edgesOf(scope: Scope): readonly GraphEdge[] {
  const hosts = new Map(scope.elements.map(({ id, on }) => [id, on ?? id]));
  const own = scope.flows.map(({ id, from, to, name }): GraphEdge => {
    return { id, from: hosts.get(from) ?? from, to, label: name, of: 'flow', outcomes: [] };
  });
  return [...own, ...scope.elements.flatMap(({ inside }) => (inside === null ? [] : edgesOf(inside)))];
}

function borders(
  scope: Scope,
): readonly { readonly host: string; readonly elements: readonly BpmnElement[] }[] {
  const onBorders = scope.elements.filter(({ on }) => on !== null);
  const hosts = [...new Set(onBorders.flatMap(({ on }) => (on === null ? [] : [on])))];
  return [
    ...hosts.map((host) => ({ host, elements: onBorders.filter(({ on }) => on === host) })),
    ...scope.elements.flatMap(({ inside }) => (inside === null ? [] : borders(inside))),
  ];
}

function sizeOf({ type, name }: BpmnElement) {
  if (type.endsWith('Event')) return { width: eventSize, height: eventSize };
  if (type.endsWith('Gateway')) return { width: gatewaySize, height: gatewaySize };
  return { width: taskWidth, height: 44 + 14 * Math.min(3, Math.floor(name.length / 26)) };
}
