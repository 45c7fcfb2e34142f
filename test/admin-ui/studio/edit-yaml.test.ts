import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { leavesAt, withValue } from '../../../admin-ui/studio/step/edit-yaml.js';
import { pathOfStep } from '../../../admin-ui/studio/step/path-of-step.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const texts = shippedTexts().filter(({ kind }) => kind === 'workflow');
const ticket = texts.find(({ name }) => name === 'ticket')?.text ?? '';

describe('the panel of a step', () => {
  test.each(texts.map(({ name, text }) => [name, text]))(
    '%s written back unchanged is the same byte for byte',
    (_name, text) => {
      const leaves = leavesAt(parseDocument(text), ['steps']);
      expect(leaves.length).toBeGreaterThan(10);
      for (const { path, value } of leaves.filter((_, index) => index % 10 === 0))
        expect(withValue(text, path, value)).toBe(text);
    },
  );

  test('four working hours become three, and nothing else changes', () => {
    expect(withValue(ticket, ['clocks', 'pickup', 'within'], '3 working hours')).toBe(
      ticket.replace('within: 4 working hours', 'within: 3 working hours'),
    );
  });

  test('what YAML would cut is put into quotes', () => {
    const path = pathOfStep(parseDocument(ticket), 'front_office') ?? [];
    const changed = withValue(ticket, [...path, 'task', 'en'], 'Answer, then: hang up');
    expect(parseDocument(changed).getIn([...path, 'task', 'en'])).toBe('Answer, then: hang up');
  });
});
