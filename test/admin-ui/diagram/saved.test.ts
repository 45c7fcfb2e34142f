import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { bpmnOf } from '../../../admin-ui/parts/diagram/bpmn/to-bpmn.js';
import { drawingOf } from '../../../admin-ui/parts/diagram/drawing.js';
import { svgOf } from '../../../admin-ui/parts/diagram/svg.js';
import { readTree } from '../../../engine/reading.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const nested = `workflow: nested
title: Nested
steps:
  first: {task: First & last, to: {group: a}, on: {error: {next: last}}}
  phase: {steps: {inside: {task: Inside, to: {group: a}, outcomes: {out: {next: last}, stay: {}}}, more: {wait: 1 hour}}}
  last: {end: done}
`;
const texts = [...shippedTexts(), { kind: 'workflow', name: 'nested', text: nested }];
const workflows = readTree(texts.map(({ kind, name, text }) => ({ path: `${kind}/${name}.yaml`, text })))
  .definitions.flatMap((each) => (each.kind === 'workflow' && each.body !== null ? [each.body] : []))
  .map((workflow) => [workflow.name, workflow] as const);

describe('a diagram saved', () => {
  test.each(workflows)(
    '%s as BPMN is read again without a warning, every flow inside one scope, all with a place',
    async (name, workflow) => {
      const drawing = drawingOf(workflow, 'en');
      const xml = await bpmnOf(drawing, name, 'A process');
      const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
      expect(warnings).toEqual([]);
      const [process] = rootElement.get('rootElements') as ModdleElement[];
      const [diagram] = rootElement.get('diagrams') as ModdleElement[];
      const drawn = (diagram?.get('plane') as ModdleElement).get('planeElement') as ModdleElement[];
      const placed = new Set(drawn.map((each) => (each.get('bpmnElement') as ModdleElement).id));
      let flows = 0;
      const visit = (scope: ModdleElement): void => {
        const elements = (scope.get('flowElements') as ModdleElement[] | undefined) ?? [];
        for (const element of elements) {
          expect([element.id, placed.has(element.id ?? '')]).toEqual([element.id, true]);
          if (element.$type === 'bpmn:SubProcess') visit(element);
          if (element.$type !== 'bpmn:SequenceFlow') continue;
          flows += 1;
          for (const end of ['sourceRef', 'targetRef'])
            expect(elements).toContain(element.get(end) as ModdleElement);
        }
      };
      if (process !== undefined) visit(process);
      // The smallest sends a message and ends.
      expect(flows).toBeGreaterThanOrEqual(2);
    },
  );

  test.each(workflows)(
    '%s as SVG has every step by its title, and nothing that would break it',
    (_name, workflow) => {
      const svg = svgOf(drawingOf(workflow, 'en'), 'A & B');
      expect(svg).toContain('<title>A &amp; B</title>');
      expect(svg).not.toMatch(/NaN|undefined|&(?!amp;|lt;|gt;|quot;)/);
      expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
    },
  );
});
