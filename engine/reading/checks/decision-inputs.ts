/** A decision is given the inputs that it has, all of them, and values of the right type where these are written out. */
import { typeOfInput } from '../../decisions/decide.js';
import type { DecisionInputs } from '../../definition.js';
import { nearest } from '../../expressions/nearest.js';
import { validate } from '../../forms/validate.js';
import { describe, plainOf, type Entry } from '../node.js';
import { findDefinition, type Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { holdsExpression } from './service-parameters.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkDecisionInputs: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    for (const { decision, at, given } of factsOf(definition, 'decide')) {
      const inputs = findDefinition(checking.tree, 'decision', decision)?.body?.inputs;
      if (inputs === undefined || given === null) continue;
      for (const entry of given) checkInput(checking, definition, decision, entry, inputs);
      for (const name of Object.keys(inputs)) {
        if (given.some((entry) => entry.key === name)) continue;
        const message = worded`"${decision}" needs the input "${name}"; add it to "with"`;
        checking.error(definition, at, 'missing_parameter', message);
      }
    }
  }
};

function checkInput(
  checking: Checking,
  definition: Definition,
  decision: string,
  entry: Entry,
  inputs: DecisionInputs,
): void {
  const schema = Object.hasOwn(inputs, entry.key) ? inputs[entry.key] : undefined;
  if (schema === undefined) {
    const names = Object.keys(inputs);
    const near = nearest(entry.key, names);
    const way =
      near === null ? worded`it has ${names.join(', ') || worded`none`}` : worded`did you mean "${near}"?`;
    const message = worded`"${decision}" has no input "${entry.key}"; ${way}`;
    checking.error(definition, entry.keyAt, 'unknown_parameter', message, near);
    return;
  }
  if (holdsExpression(entry.value) || validate(schema, plainOf(entry.value)).length === 0) return;
  const message = worded`the input "${entry.key}" of "${decision}" expects the type ${typeOfInput(schema)}, found ${describe(entry.value)}`;
  checking.error(definition, entry.value.at, 'wrong_value', message);
}
