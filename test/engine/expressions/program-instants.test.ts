import { describe, expect, it } from 'vitest';
import type { CompiledForm, Program } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { instantPlaces, mergePlaces } from '../../../engine/expressions/instant-places.js';
import { programInstants } from '../../../engine/expressions/program-instants.js';

const at: JsonObject = { type: 'string', format: 'date-time' };
const day: JsonObject = { type: 'string', format: 'date' };

function form(name: string, properties: JsonObject): CompiledForm {
  return { name, title: name, schema: { type: 'object', properties }, ui: {}, personal: [] };
}

const common = { title: null, when: null, next: null, save: null, happened: null, handlers: [], clock: null };

const program = {
  version: 'v',
  calendars: {},
  forms: {
    request: form('request', { sent: at }),
    answer: form('answer', { held_on: day }),
    solved: form('solved', { closed: at }),
    reply: form('reply', { written: at }),
    plain: form('plain', { text: { type: 'string' } }),
  },
  workflow: {
    data: 'request',
    messages: [
      { name: 'citizen_reply', title: null, form: 'reply', groups: null },
      { name: 'bare', title: null, form: null, groups: null },
    ],
    body: {
      clocks: [],
      handlers: [],
      steps: [
        {
          ...common,
          kind: 'task',
          name: 'work',
          save: { path: ['work'], append: false },
          form: 'answer',
          outcomes: [{ name: 'solved', form: 'solved', title: null, next: null, set: [] }],
        },
        {
          ...common,
          kind: 'choose',
          name: 'which',
          branches: [
            {
              when: null,
              next: null,
              block: {
                clocks: [],
                handlers: [],
                steps: [
                  {
                    ...common,
                    kind: 'wait',
                    name: 'wait',
                    save: { path: ['log', 'replies'], append: true },
                    wait: { messages: ['citizen_reply', 'bare'] },
                  },
                  { ...common, kind: 'task', name: 'plain', form: 'plain', outcomes: [] },
                ],
              },
            },
          ],
        },
      ],
    },
  },
} as unknown as Program;

function fields(of: object): unknown {
  return { fields: of, items: null, rest: null };
}

describe('the places of instants', () => {
  it('of a program are those of its start, its steps, its messages, and what steps save', () => {
    const work = fields({ held_on: 'date', closed: 'date-time' });
    const reply = fields({ written: 'date-time' });
    expect(programInstants(program)).toEqual({
      data: fields({
        sent: 'date-time',
        work,
        log: fields({ replies: { fields: {}, items: reply, rest: null } }),
      }),
      steps: { work, wait: reply },
      messages: { citizen_reply: reply },
    });
  });

  it('are found through references, alternatives, items and further fields', () => {
    const schema: JsonObject = {
      properties: {
        who: { $ref: '#/$defs/person' },
        list: { items: { anyOf: [{ type: 'string' }, at] } },
        name: { type: 'string' },
      },
      additionalProperties: day,
      $defs: { person: { properties: { born: day, friend: { $ref: '#/$defs/person' } } } },
    };
    const places = instantPlaces(schema);
    expect(places).toMatchObject({
      fields: {
        who: { fields: { born: 'date', friend: { fields: { born: 'date' } } } },
        list: { items: 'date-time' },
      },
      rest: 'date',
    });
    expect(instantPlaces(schema)).toBe(places);
  });

  it('are none where no schema has any', () => {
    expect(instantPlaces({ properties: { a: { type: 'string', format: 'email' } }, items: true })).toBeNull();
    expect(instantPlaces({ $ref: 'https://example.org/other' })).toBeNull();
    expect(instantPlaces(null)).toBeNull();
  });

  it('of two schemas are those of both', () => {
    const one = instantPlaces({ properties: { a: at, b: { properties: { c: at } } } });
    const other = instantPlaces({ properties: { a: day, b: { properties: { d: day } } } });
    expect(mergePlaces(one, other)).toMatchObject({
      fields: { a: 'date-time', b: { fields: { c: 'date-time', d: 'date' } } },
    });
  });
});
