/** Expressions outside workflows: each kind says what its own can see. */
import type { Known } from '../../expressions/check.js';
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

/** The names that expressions of a definition see, each with its schema; null where another check looks at them. */
function namesIn(definition: Definition): Known['names'] | null {
  switch (definition.kind) {
    case 'decision':
      return definition.body?.inputs ?? null;
    default:
      return null;
  }
}
