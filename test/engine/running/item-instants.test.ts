import { describe, expect, it } from 'vitest';
import type { CompiledForm } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { started, stateOf } from './play.js';
import { each, program, set } from './programs.js';

const day: JsonObject = { type: 'string', format: 'date' };
const visits: JsonObject = {
  type: 'array',
  items: { type: 'object', properties: { held_on: day, at: { type: 'array', items: day } } },
};
const form: CompiledForm = {
  name: 'plan',
  title: 'plan',
  schema: { type: 'object', properties: { visits } },
  ui: {},
  personal: [],
};
const data = { visits: [{ held_on: '2026-03-06', at: ['2026-03-09'] }] };

describe('inside an each, a text whose schema says date is an instant', () => {
  it.each([
    ['= data.visits', 'item', 'item.held_on', '2026-03-07T00:00:00Z'],
    ['= data.visits', 'visit', 'visit["held_on"]', '2026-03-07T00:00:00Z'],
    ['= data.visits.filter(v, v.held_on < now)', 'item', 'item.held_on', '2026-03-07T00:00:00Z'],
    ['= data.visits[0].at', 'item', 'item', '2026-03-10T00:00:00Z'],
  ])('where the list is %s and the item is called %s', (list, as, read, expected) => {
    const story = started(
      program({
        data: 'plan',
        forms: [form],
        steps: [each('all', list, [set('a', { found: `= ${read} + duration("24h")` })], { as })],
      }),
      data,
      Date.parse('2026-04-01T08:00:00Z'),
    );
    expect(stateOf(story).data['found']).toBe(expected);
  });

  it('and in each inside another, an inner item hiding an outer one of the same name', () => {
    const inner = each('inner', '= visit.at', [set('a', { found: '= item + duration("24h")' })]);
    const hiding = each('hiding', ['2026-03-06'], [set('b', { plain: '= size(visit)' })], { as: 'visit' });
    const story = started(
      program({
        data: 'plan',
        forms: [form],
        steps: [each('outer', '= data.visits', [inner, hiding], { as: 'visit' })],
      }),
      data,
    );
    expect(stateOf(story).data).toMatchObject({ found: '2026-03-10T00:00:00Z', plain: 10 });
  });

  it('and of a list without a schema it stays a text', () => {
    const story = started(
      program({ steps: [each('all', '= data.visits', [set('a', { size: '= size(item.held_on)' })])] }),
      data,
    );
    expect(stateOf(story).data['size']).toBe(10);
  });
});
