import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { bpmnOf } from '../../../admin-ui/parts/diagram/bpmn/to-bpmn.js';
import { readTree } from '../../../engine/reading.js';
import { blocksIn, stepsIn } from '../../../engine/steps/blocks.js';
import { outcomesOf } from '../../../engine/steps/task.js';
import { everyWorkflow } from '../../support/bpmn/every-workflow.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const tree = readTree(
  [...shippedTexts(), everyWorkflow].map(({ kind, name, text }) => {
    return { path: `${kind}/${name}.yaml`, text };
  }),
);
const workflows = tree.definitions
  .flatMap((each) => (each.kind === 'workflow' && each.body !== null ? [each.body] : []))
  .map((workflow) => [workflow.name, workflow] as const);

type Holder = ModdleElement | null;

/** All elements with the process or sub-process that holds each. */
function elementsIn(scope: ModdleElement): readonly (readonly [ModdleElement, Holder])[] {
  return listOf(scope, 'flowElements').flatMap((each) => [[each, scope] as const, ...elementsIn(each)]);
}

function listOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  return (element.get(property) as readonly ModdleElement[] | undefined) ?? [];
}

async function readAgain(xml: string) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const process = listOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  if (process === undefined) throw new Error('there is no process in it');
  const drawn = listOf(listOf(rootElement, 'diagrams')[0]?.get('plane') as ModdleElement, 'planeElement');
  return { warnings, drawn, elements: elementsIn(process) };
}

function isActivity({ $type }: ModdleElement): boolean {
  return /Task$|SubProcess$|CallActivity$/.test($type);
}

/** What BPMN asks of an element's flows; empty: nothing is wrong. */
function flowFaults(element: ModdleElement): readonly string[] {
  const [coming, going] = [listOf(element, 'incoming').length, listOf(element, 'outgoing').length];
  const type = element.$type.replace('bpmn:', '');
  const byEvent = type === 'SubProcess' && element.get('triggeredByEvent') === true;
  const caught = type === 'IntermediateCatchEvent' && coming === 0;
  const faults = [
    (type === 'EndEvent' || byEvent) && going > 0 ? 'goes on' : '',
    (type === 'StartEvent' || type === 'BoundaryEvent' || byEvent) && coming > 0 ? 'is come to' : '',
    /^(StartEvent|BoundaryEvent)$|Gateway$/.test(type) && going === 0 ? 'goes nowhere' : '',
    type === 'EndEvent' && coming === 0 ? 'is never come to' : '',
    caught && going === 0 ? 'goes nowhere' : '',
  ];
  return faults.filter((fault) => fault !== '').map((fault) => `${element.id ?? ''} ${fault}`);
}

describe('a workflow as BPMN', () => {
  test('is sound as it is written here', () => {
    expect(tree.problems.filter(({ file }) => file?.includes('every') === true)).toEqual([]);
  });

  test.each(workflows)(
    '%s is read again without a warning, all with a place, each id once',
    async (_name, workflow) => {
      const xml = await bpmnOf(workflow, 'en');
      const { warnings, drawn, elements } = await readAgain(xml);
      expect(warnings).toEqual([]);
      const placed = new Set(drawn.map((each) => (each.get('bpmnElement') as ModdleElement).id));
      expect(elements.filter(([{ id }]) => !placed.has(id ?? '')).map(([{ id }]) => id)).toEqual([]);
      const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
      expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id ?? ''))).toEqual([]);
      expect(xml).not.toMatch(/NaN|undefined/);
    },
  );

  test.each(workflows)(
    '%s: no flow leaves its scope, and none is where BPMN has none',
    async (_name, workflow) => {
      const { elements } = await readAgain(await bpmnOf(workflow, 'en'));
      const holders = new Map(elements);
      for (const [element, holder] of elements) {
        if (element.$type === 'bpmn:SequenceFlow')
          for (const end of ['sourceRef', 'targetRef'])
            expect(holders.get(element.get(end) as ModdleElement)).toBe(holder);
        else expect(flowFaults(element)).toEqual([]);
        if (element.$type !== 'bpmn:BoundaryEvent') continue;
        const host = element.get('attachedToRef') as ModdleElement;
        expect([element.id, isActivity(host), holders.get(host)]).toEqual([element.id, true, holder]);
        expect([element.id, host.get('triggeredByEvent')]).not.toEqual([element.id, true]);
        expect(listOf(element, 'eventDefinitions').length).toBe(1);
      }
    },
  );

  test.each(workflows)('%s: steps, ways, clocks and handlers are all in it', async (_name, workflow) => {
    const { elements } = await readAgain(await bpmnOf(workflow, 'en'));
    const byId = new Map(elements.map(([element]) => [element.id, element]));
    for (const step of stepsIn(workflow.body)) {
      const element = byId.get(`n_${step.name}`);
      expect([step.name, element?.$type]).toEqual([step.name, expect.any(String)]);
      if (element === undefined) continue;
      if (step.kind === 'choose') {
        expect(element.$type).toBe('bpmn:ExclusiveGateway');
        const conditions = listOf(element, 'outgoing').filter(
          (flow) => flow.get('conditionExpression') !== undefined,
        );
        expect(conditions.length).toBe(step.branches.filter(({ when }) => when !== null).length);
        for (const flow of conditions) expect(flow.get('name')).not.toBe('');
        expect(element.get('default')).toBeDefined();
      }
      if (step.kind === 'task' && outcomesOf(step).length > 1) {
        const gateway = byId.get(`n_${step.name}.outcome`);
        expect(gateway?.$type).toBe('bpmn:ExclusiveGateway');
        expect(gateway === undefined ? 0 : listOf(gateway, 'outgoing').length).toBe(step.outcomes.length);
      }
      if (step.kind === 'each')
        expect((element.get('loopCharacteristics') as ModdleElement).$type).toBe(
          'bpmn:MultiInstanceLoopCharacteristics',
        );
      if (step.kind === 'parallel') {
        const split = byId.get(`n_${step.name}.split`);
        expect(split?.$type).toBe('bpmn:ParallelGateway');
        expect(split === undefined ? 0 : listOf(split, 'outgoing').length).toBe(step.branches.length);
      }
      const hosted = elements
        .filter(([each]) => each.get('attachedToRef') === element)
        .map(([each]) => each.id);
      for (const at of step.handlers.keys()) expect(hosted).toContain(`n_${step.name}.on_${String(at + 1)}`);
      if (step.clock !== null) expect(hosted.join(' ')).toContain(`n_${step.name}.clock_${step.name}`);
    }
    const clocks = blocksIn(workflow.body).flatMap((block) => block.clocks.map(({ name }) => name));
    const ids = elements.map(([{ id = '' }]) => id);
    expect(clocks.filter((clock) => !ids.some((id) => id.includes(`.clock_${clock}`)))).toEqual([]);
  });

  test('what a wait is for is said also where events stand on its border', async () => {
    const workflow = workflows.find(([name]) => name === 'every')?.[1];
    if (workflow === undefined) throw new Error('it is not there');
    const { elements } = await readAgain(await bpmnOf(workflow, 'en'));
    const said = (wanted: string) => elements.find(([{ id }]) => id === wanted)?.[0].get('name');
    expect(said('n_pause')).toBe('pause: 3 hours');
    expect(said('n_listen')).toBe('listen · reply');
    expect(said('n_listen.time')).toBe('5 days');
  });

  test('what leaves a phase leaves it by an event on its border', async () => {
    const workflow = workflows.find(([name]) => name === 'every')?.[1];
    if (workflow === undefined) throw new Error('it is not there');
    const xml = await bpmnOf(workflow, 'en');
    const { elements } = await readAgain(xml);
    const border = elements.find(([{ id }]) => id === 'n_phase.to_last.border')?.[0];
    expect((border?.get('attachedToRef') as ModdleElement).id).toBe('n_phase');
    expect(
      listOf(border as ModdleElement, 'outgoing').map((flow) => (flow.get('targetRef') as ModdleElement).id),
    ).toEqual(['n_last']);
    expect(xml).toContain('<bpmn:timeDuration');
    expect(xml).toContain('isSequential="true"');
    expect(xml).toContain('bpmn:eventBasedGateway');
  });
});
