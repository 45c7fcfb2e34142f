import { describe, expect, test } from 'vitest';
import { drawingOf } from '../../../admin-ui/parts/diagram/drawing.js';
import { layoutKeeper } from '../../../admin-ui/parts/diagram/kept-layout.js';
import { elementKeeper } from '../../../admin-ui/parts/diagram/kept-elements.js';
import { flowOf } from '../../../admin-ui/parts/diagram/flow-elements.js';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { readTree } from '../../../engine/reading.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const text = shippedTexts().find(({ kind, name }) => kind === 'workflow' && name === 'ticket')?.text ?? '';

function workflowOf(yaml: string): CompiledWorkflow {
  const found = readTree([{ path: 'ticket.yaml', text: yaml }]).byName.get('workflow ticket');
  if (found?.kind !== 'workflow' || found.body === null) throw new Error('the ticket can not be read');
  return found.body;
}

describe('a diagram while somebody writes', () => {
  const renamed = workflowOf(text.replace('en: Work the request', 'en: Work on requests'));
  const moved = workflowOf(
    text.replace('en: Work the request', 'en: Work on what the citizen has asked for'),
  );

  test.each([
    ['another title of the same size', renamed],
    ['another shape', moved],
  ])('is the one that would be drawn anew: %s', (_, after) => {
    const place = layoutKeeper();
    drawingOf(workflowOf(text), 'en', null, place);
    expect(drawingOf(after, 'en', null, place)).toEqual(drawingOf(after, 'en'));
  });

  test('draws anew only the steps that say something else', () => {
    const keep = elementKeeper();
    const over = { layers: {}, selected: null, onStep: null };
    const before = keep(flowOf(drawingOf(workflowOf(text), 'en'), over));
    const after = keep(flowOf(drawingOf(renamed, 'en'), over));
    const other = after.nodes.filter((node, n) => node !== before.nodes[n]).map(({ id }) => id);
    expect(other).toEqual(['back_office']);
    expect(after.edges.every((edge, n) => edge === before.edges[n])).toBe(true);
  });
});
