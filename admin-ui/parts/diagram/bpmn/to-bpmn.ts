/** A drawing as BPMN 2.0 XML with its layout, for other tools to open: what BPMN has no word for is told by names. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { GraphBlock, GraphEdge, GraphNode } from '../graph-parts.js';
import type { Drawing } from '../drawing.js';
import type { Box, Layout, Point } from '../layout.js';
import { boundsOf, elementOf } from './elements.js';

const outcomeSize = 26;
const borderSize = 24;

interface Writing {
  readonly moddle: BpmnModdle;
  readonly layout: Layout;
  /** Shapes and lines, in the order in which they are made. */
  readonly drawn: ModdleElement[];
  /** The end of a flow: an element and its place. */
  readonly ends: Map<string, { readonly element: ModdleElement; readonly bounds: Box }>;
  /** How many flows have an id already: several may lead from one step to another. */
  readonly ids: Map<string, number>;
}

/** The XML of a workflow that is drawn so; `name` is a name of the language. */
export async function bpmnOf({ graph, layout }: Drawing, name: string, title: string): Promise<string> {
  const moddle = new BpmnModdle();
  const writing: Writing = { moddle, layout, drawn: [], ends: new Map(), ids: new Map() };
  const process = moddle.create('bpmn:Process', { id: name, name: title, isExecutable: false });
  fill(writing, process, graph.body, layout.edges);
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: process,
    planeElement: writing.drawn,
  });
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'urn:sportello',
    rootElements: [process],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** Writes a block into what holds it. A flow may not cross the border of a sub-process: it then goes from or to the sub-process. */
function fill(writing: Writing, holder: ModdleElement, block: GraphBlock, edges: Layout['edges']): void {
  const elements = block.nodes.map((node) => elementFor(writing, node, edges));
  const owner = ownersOf(block);
  const flows = new Map<string, ModdleElement>();
  const extra: ModdleElement[] = [];
  for (const edge of edges) {
    const [from, to] = [owner.get(edge.from), owner.get(edge.to)];
    if (from === undefined || to === undefined || (from === to && edge.from !== edge.to)) continue;
    const id = `${from} ${to} ${edge.of}`;
    if (flows.has(id)) continue;
    const source = sourceOf(writing, from, edge, edges, extra, flows);
    const whole = from === edge.from && to === edge.to;
    flows.set(id, flowBetween(writing, source, to, edge, whole ? edge.points : []));
  }
  holder.set('flowElements', [...elements, ...extra, ...flows.values()]);
}

function elementFor(writing: Writing, node: GraphNode, edges: Layout['edges']): ModdleElement {
  const { moddle, layout } = writing;
  const { type, attributes = {}, event } = elementOf(node);
  const name = [node.title, node.kind === 'task' ? node.detail : '']
    .filter((part) => part !== '')
    .join(' · ');
  const element = moddle.create(type, { id: idOf(node.id), ...(name === '' ? {} : { name }), ...attributes });
  if (event !== undefined) element.set('eventDefinitions', [moddle.create(event)]);
  if (node.kind === 'each')
    element.set('loopCharacteristics', moddle.create('bpmn:MultiInstanceLoopCharacteristics'));
  const box = layout.nodes.get(node.id);
  if (box !== undefined) place(writing, node.id, element, boundsOf(type, box));
  if (node.blocks.length > 0) {
    const inside = { title: '', nodes: node.blocks.flatMap(({ nodes }) => nodes) };
    fill(writing, element, inside, edges);
  }
  return element;
}

/** Where a flow begins: at the node; at an event on its border for a handler; at a gateway where a task has several outcomes. */
function sourceOf(
  writing: Writing,
  from: string,
  edge: GraphEdge,
  edges: readonly GraphEdge[],
  extra: ModdleElement[],
  flows: Map<string, ModdleElement>,
): string {
  const node = writing.layout.nodes.get(from)?.node;
  const bounds = writing.ends.get(from)?.bounds;
  if (node === undefined || bounds === undefined || node.kind === 'handler') return from;
  if (edge.of === 'handler') {
    const id = `${from} handler`;
    if (!writing.ends.has(id)) {
      const event = edge.label.startsWith('error')
        ? 'bpmn:ErrorEventDefinition'
        : 'bpmn:MessageEventDefinition';
      const element = writing.moddle.create('bpmn:BoundaryEvent', {
        ...{ id: idOf(id), name: edge.label, attachedToRef: writing.ends.get(from)?.element },
        eventDefinitions: [writing.moddle.create(event)],
      });
      const x = bounds.x + bounds.width - borderSize - 8;
      place(writing, id, element, {
        x,
        y: bounds.y + bounds.height - borderSize / 2,
        width: borderSize,
        height: borderSize,
      });
      extra.push(element);
    }
    return id;
  }
  const several = edges.filter((each) => each.from === from && each.of === 'flow').length > 1;
  if (!several || node.kind === 'choose') return from;
  const id = `${from} outcome`;
  if (!writing.ends.has(id)) {
    const element = writing.moddle.create('bpmn:ExclusiveGateway', { id: idOf(id) });
    const x = bounds.x + (bounds.width - outcomeSize) / 2;
    place(writing, id, element, {
      x,
      y: bounds.y + bounds.height + 3,
      width: outcomeSize,
      height: outcomeSize,
    });
    extra.push(element);
    flows.set(id, flowBetween(writing, from, id, { ...edge, id, label: '' }, []));
  }
  return id;
}

function flowBetween(
  writing: Writing,
  from: string,
  to: string,
  { id, label }: GraphEdge,
  points: readonly Point[],
): ModdleElement {
  const [source, target] = [writing.ends.get(from), writing.ends.get(to)];
  const called = ownId(writing, idOf(id));
  const flow = writing.moddle.create('bpmn:SequenceFlow', {
    ...{ id: `flow_${called}`, sourceRef: source?.element, targetRef: target?.element },
    ...(label === '' ? {} : { name: label }),
  });
  if (source === undefined || target === undefined) return flow;
  // A sequence flow names its ends, and they name it.
  linked(source.element, 'outgoing', flow);
  linked(target.element, 'incoming', flow);
  const start = { x: source.bounds.x + source.bounds.width / 2, y: source.bounds.y + source.bounds.height };
  const end = { x: target.bounds.x + target.bounds.width / 2, y: target.bounds.y };
  const waypoint = [start, ...points.slice(1, -1), end].map(({ x, y }) =>
    writing.moddle.create('dc:Point', { x: Math.round(x), y: Math.round(y) }),
  );
  writing.drawn.push(
    writing.moddle.create('bpmndi:BPMNEdge', { id: `line_${called}`, bpmnElement: flow, waypoint }),
  );
  return flow;
}

function ownId({ ids }: Writing, id: string): string {
  const before = ids.get(id) ?? 0;
  ids.set(id, before + 1);
  return before === 0 ? id : `${id}_${String(before + 1)}`;
}

function linked(element: ModdleElement, property: 'incoming' | 'outgoing', flow: ModdleElement): void {
  element.set(property, [...((element.get(property) as ModdleElement[] | undefined) ?? []), flow]);
}

function place(writing: Writing, id: string, element: ModdleElement, bounds: Box): void {
  writing.ends.set(id, { element, bounds });
  const rounded = Object.fromEntries(
    (['x', 'y', 'width', 'height'] as const).map((side) => [side, Math.round(bounds[side])]),
  );
  writing.drawn.push(
    writing.moddle.create('bpmndi:BPMNShape', {
      ...{ id: `shape_${idOf(id)}`, bpmnElement: element },
      ...(element.$type === 'bpmn:SubProcess' ? { isExpanded: true } : {}),
      bounds: writing.moddle.create('dc:Bounds', rounded),
    }),
  );
}

/** Which node of the block each node in it belongs to. */
function ownersOf(block: GraphBlock): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const note = (node: GraphNode, owner: string): void => {
    owners.set(node.id, owner);
    for (const inner of node.blocks) for (const each of inner.nodes) note(each, owner);
  };
  for (const node of block.nodes) note(node, node.id);
  return owners;
}

/** An XML name. */
function idOf(id: string): string {
  return `n_${id.replace(/[^\w.-]+/g, '_')}`;
}
