/** Expressions outside workflows: each kind says what its own can see. */
import type { Known } from '../../expressions/checking.js';
import type { JsonObject } from '../../json.js';
import type { Definition } from '../tree.js';
import type { Check } from './checking.js';
import { calendarsOf, checkOne } from './expressions.js';
import { factsOf } from './workflow-in-tree.js';

export const checkExpressionsElsewhere: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    const names = namesIn(definition);
    if (names === null) continue;
    const known: Known = {
      alone: true,
      names,
      steps: {},
      clocks: [],
      calendars: calendarsOf(checking),
      data: null,
      saved: [],
    };
    for (const fact of factsOf(definition, 'expression')) checkOne(checking, definition, fact, known);
  }
};

const yesOrNo: JsonObject = { type: 'boolean' };
const text: JsonObject = { type: 'string' };
const count: JsonObject = { type: 'number' };
/** What a contract's conditions see of a call (`domain/calls/call-in-conditions.ts`); spans of time are durations. */
const callSchema: JsonObject = {
  type: 'object',
  properties: {
    ...{ welcomed: yesOrNo, queued: yesOrNo, answered: yesOrNo, abandoned: yesOrNo, ended: yesOrNo },
    ...{ first_contact: yesOrNo, call_back_offered: yesOrNo },
    ...{ waited: {}, talked: {}, held: {}, wrapped: {}, in_ivr: {} },
    ...{ presented: count, transfers: count },
    offered: { type: 'string', format: 'date-time' },
    ...{ outcome: text, queue: text, service: text, language: text, body: text, operator: text },
  },
  additionalProperties: false,
};

/** The names that expressions of a definition see, each with its schema; null where another check looks at them. */
function namesIn(definition: Definition): Known['names'] | null {
  switch (definition.kind) {
    case 'decision':
      return definition.body?.inputs ?? null;
    case 'contract':
      return { call: callSchema };
    default:
      return null;
  }
}
