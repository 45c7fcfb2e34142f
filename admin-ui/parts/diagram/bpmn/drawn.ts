/** Shapes and lines of BPMN's diagram interchange. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Box } from '../layout.js';
import type { BpmnElement, BpmnFlow } from './model.js';
import type { Writing } from './writing.js';

/** Notes where an element stands. */
export function drawnShape(
  { moddle, places, drawn }: Writing,
  { id, type }: BpmnElement,
  element: ModdleElement,
): void {
  const box = places.boxes.get(id);
  if (box === undefined) return;
  drawn.push(
    moddle.create('bpmndi:BPMNShape', {
      ...{ id: `shape_${id}`, bpmnElement: element },
      ...(type === 'SubProcess' ? { isExpanded: true } : {}),
      ...(type === 'ExclusiveGateway' ? { isMarkerVisible: true } : {}),
      bounds: moddle.create('dc:Bounds', rounded(box)),
    }),
  );
}

/** Notes the way of a flow, from the lower side of one element to the upper side of another. */
export function drawnFlow(
  { moddle, places, drawn }: Writing,
  { id, from, to, name }: BpmnFlow,
  flow: ModdleElement,
): void {
  const [source, target] = [places.boxes.get(from), places.boxes.get(to)];
  const way = places.flows.get(id);
  if (source === undefined || target === undefined || way === undefined) return;
  const start = { x: source.x + source.width / 2, y: source.y + source.height };
  const end = { x: target.x + target.width / 2, y: target.y };
  const waypoint = [start, ...way.points.slice(1, -1), end].map(({ x, y }) =>
    moddle.create('dc:Point', { x: Math.round(x), y: Math.round(y) }),
  );
  const line = moddle.create('bpmndi:BPMNEdge', { id: `line_${id}`, bpmnElement: flow, waypoint });
  if (name !== '') {
    const width = Math.min(150, name.length * 6);
    const box = { x: way.labelAt.x - width / 2, y: way.labelAt.y - 7, width, height: 14 };
    line.set(
      'label',
      moddle.create('bpmndi:BPMNLabel', { bounds: moddle.create('dc:Bounds', rounded(box)) }),
    );
  }
  drawn.push(line);
}

function rounded(box: Box) {
  const { x, y, width, height } = box;
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
