/** A workflow as BPMN 2.0 XML with its layout, for other tools to open: what BPMN has no word for is told by names. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { CompiledWorkflow } from '../../../../engine/definition.js';
import { titleText } from '../../../i18n/title-text.js';
import { drawnFlow, drawnShape } from './drawn.js';
import { idOf, newScope, type BpmnElement, type BpmnFlow, type Scope } from './model.js';
import { placesOf } from './place.js';
import { begin, fillBlock } from './step-elements.js';
import { namedThings, triggerElement } from './triggers.js';
import type { Writing } from './writing.js';

/** The XML of a workflow, in this language. */
export async function bpmnOf(workflow: CompiledWorkflow, locale: string): Promise<string> {
  const scope = newScope((title, otherwise) => titleText(title, locale, otherwise));
  fillBlock(scope, workflow.body, { end: 'scope' });
  const [first] = workflow.body.steps;
  if (first !== undefined) begin(scope, scope.entries.get(first.name) ?? idOf(first.name));
  const moddle = new BpmnModdle();
  const writing: Writing = {
    ...{ moddle, places: placesOf(scope), things: namedThings(moddle), made: new Map(), drawn: [] },
  };
  const title = titleText(workflow.title, locale, workflow.name);
  const process = moddle.create('bpmn:Process', { id: workflow.name, name: title, isExecutable: false });
  fill(writing, process, scope);
  const plane = moddle.create('bpmndi:BPMNPlane', {
    ...{ id: 'plane', bpmnElement: process, planeElement: writing.drawn },
  });
  const definitions = moddle.create('bpmn:Definitions', {
    ...{ id: 'definitions', targetNamespace: 'urn:sportello' },
    rootElements: [...writing.things.all(), process],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** Writes a scope into the process or the sub-process that holds it. */
function fill(writing: Writing, holder: ModdleElement, scope: Scope): void {
  const elements = scope.elements.map((element) => written(writing, element));
  for (const { id, on } of scope.elements)
    if (on !== null) writing.made.get(id)?.set('attachedToRef', writing.made.get(on));
  const flows = scope.flows.map((flow) => writtenFlow(writing, flow));
  holder.set('flowElements', [...elements, ...flows]);
}

function written(writing: Writing, element: BpmnElement): ModdleElement {
  const { moddle, things, made } = writing;
  const { id, type, name, attributes, trigger, loop, inside } = element;
  const { activation, ...plain } = attributes;
  const xml = moddle.create(`bpmn:${type}`, { id, ...(name === '' ? {} : { name }), ...plain });
  made.set(id, xml);
  if (trigger !== null) xml.set('eventDefinitions', [triggerElement(moddle, things, id, trigger)]);
  if (typeof activation === 'string') xml.set('activationCondition', expression(moddle, activation));
  if (loop !== null) {
    const { sequential, until } = loop;
    const many = moddle.create('bpmn:MultiInstanceLoopCharacteristics', { isSequential: sequential });
    if (until !== null) many.set('completionCondition', expression(moddle, until));
    xml.set('loopCharacteristics', many);
  }
  drawnShape(writing, element, xml);
  if (inside !== null) fill(writing, xml, inside);
  return xml;
}

function writtenFlow(writing: Writing, flow: BpmnFlow): ModdleElement {
  const { moddle, made } = writing;
  const { id, from, to, name, condition, isDefault } = flow;
  const [source, target] = [made.get(from), made.get(to)];
  const xml = moddle.create('bpmn:SequenceFlow', {
    ...{ id, sourceRef: source, targetRef: target },
    ...(name === '' ? {} : { name }),
    ...(condition === null ? {} : { conditionExpression: expression(moddle, condition) }),
  });
  // A sequence flow names its ends, and they name it.
  linked(source, 'outgoing', xml);
  linked(target, 'incoming', xml);
  if (isDefault) source?.set('default', xml);
  drawnFlow(writing, flow, xml);
  return xml;
}

function expression(moddle: BpmnModdle, body: string): ModdleElement {
  return moddle.create('bpmn:FormalExpression', { body });
}

function linked(
  element: ModdleElement | undefined,
  property: 'incoming' | 'outgoing',
  flow: ModdleElement,
): void {
  element?.set(property, [...((element.get(property) as ModdleElement[] | undefined) ?? []), flow]);
}
