import { describe, expect, test } from 'vitest';
import { addressOfReference } from '../../../admin-ui/studio/address-of-reference.js';
import { placesIn, referencesIn } from '../../../admin-ui/studio/check/places-in.js';
import { usesOf } from '../../../admin-ui/studio/mentions/uses.js';
import { fileOf } from '../../../domain/definition-file.js';
import { readTree } from '../../../engine/reading.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const texts = shippedTexts();
const { definitions } = readTree(texts.map((each) => ({ path: fileOf(each), text: each.text })));
const of = (kind: string, name: string) => {
  const found = definitions.find((each) => each.kind === kind && each.name === name);
  if (found === undefined) throw new Error(`${kind} ${name}`);
  return found;
};

describe('the outline', () => {
  test('a workflow has its deadlines, messages, steps and handlers, at their lines', () => {
    const ticket = of('workflow', 'ticket');
    const places = placesIn(ticket);
    for (const kind of ['key', 'step', 'clock', 'message', 'handler'] as const)
      expect(places.some((each) => each.of === kind)).toBe(true);
    const lines = ticket.text.split('\n');
    for (const { name, line } of places) expect(lines[line - 1]).toContain(name);
  });

  test('a form has its fields', () => {
    expect(
      placesIn(of('form', 'ticket_request')).filter((each) => each.of === 'field').length,
    ).toBeGreaterThan(5);
  });
});

describe('going to what a name means', () => {
  test('each reference stands where its name is written', () => {
    for (const definition of definitions)
      for (const { name, line, column } of referencesIn(definition)) {
        const written = (definition.text.split('\n')[line - 1] ?? '').slice(column - 1);
        expect(written.includes(name)).toBe(true);
      }
  });

  test('a step in an expression, and a task in a play, lead to the step', () => {
    const inExpression = referencesIn(of('workflow', 'ticket')).filter(
      ({ name }) => name === 'transferred_call',
    );
    expect(inExpression.length).toBeGreaterThan(3);
    const play = definitions.find(({ kind, text }) => kind === 'scenario' && text.includes('back_office'));
    const played =
      play === undefined ? undefined : referencesIn(play).find(({ name }) => name === 'back_office');
    const address = played === undefined ? null : addressOfReference(texts, played);
    const line = Number(/line=(\d+)$/.exec(address ?? '')?.[1]);
    expect(of('workflow', 'ticket').text.split('\n')[line - 1]).toBe('  back_office:');
  });

  test('a form, a calendar, a template, a decision and a workflow say who uses them', () => {
    const keys = ['form answer', 'calendar operators', 'template answer', 'decision answer_channel'];
    for (const key of [...keys, 'workflow knowledge_approval']) {
      const [kind = '', name = ''] = key.split(' ');
      expect(usesOf(texts, { kind, name }).map((each) => each.name)).toContain('ticket');
    }
    expect(usesOf(texts, { kind: 'workflow', name: 'ticket' }).length).toBeGreaterThan(20);
  });
});
