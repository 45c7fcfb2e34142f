/** Which element of BPMN 2.0 stands for which node. */
import type { GraphNode } from '../graph-parts.js';
import type { Box } from '../layout.js';

/** An element's type and attributes, and the event definition that it holds. */
interface ElementOf {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly event?: string;
}

/** The element of a node. */
export function elementOf({ kind, detail }: GraphNode): ElementOf {
  switch (kind) {
    case 'start':
      return { type: 'bpmn:StartEvent' };
    case 'finish':
    case 'end':
      return { type: 'bpmn:EndEvent' };
    case 'task':
    case 'outreach':
      return { type: 'bpmn:UserTask' };
    case 'do':
      return { type: 'bpmn:ServiceTask' };
    case 'set':
      return { type: 'bpmn:ScriptTask' };
    case 'choose':
      return { type: 'bpmn:ExclusiveGateway' };
    case 'decide':
      return { type: 'bpmn:BusinessRuleTask' };
    case 'wait':
      return {
        type: 'bpmn:IntermediateCatchEvent',
        event: /^[a-z]/.test(detail) ? 'bpmn:MessageEventDefinition' : 'bpmn:TimerEventDefinition',
      };
    case 'handler':
      return {
        type: 'bpmn:IntermediateCatchEvent',
        event: detail === 'error' ? 'bpmn:SignalEventDefinition' : 'bpmn:MessageEventDefinition',
      };
    case 'send':
      return { type: 'bpmn:SendTask' };
    case 'call':
      return { type: 'bpmn:CallActivity', attributes: { calledElement: detail } };
    case 'undo':
      return { type: 'bpmn:IntermediateThrowEvent', event: 'bpmn:CompensateEventDefinition' };
    case 'each':
    case 'parallel':
    case 'steps':
      return { type: 'bpmn:SubProcess' };
  }
}

const eventSize = 36;
const gatewaySize = 44;

/** The place of an element: events and gateways have sizes of their own, in the middle of what we draw. */
export function boundsOf(type: string, box: Box): Box {
  const size = type.endsWith('Event') ? eventSize : type.endsWith('Gateway') ? gatewaySize : null;
  if (size === null) return box;
  const x = box.x + (box.width - size) / 2;
  return { x, y: box.y + (box.height - size) / 2, width: size, height: size };
}
