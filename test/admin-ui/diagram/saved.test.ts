import { describe, expect, test } from 'vitest';
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
    '%s as SVG has every step by its title, and nothing that would break it',
    (_name, workflow) => {
      const svg = svgOf(drawingOf(workflow, 'en'), 'A & B');
      expect(svg).toContain('<title>A &amp; B</title>');
      expect(svg).not.toMatch(/NaN|undefined|&(?!amp;|lt;|gt;|quot;)/);
      expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
    },
  );
});
