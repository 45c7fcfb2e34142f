/** `decide`: asks a decision table. */
import { parameters } from '../actions.js';
import { entryOf } from '../node.js';
import { optional, required } from '../reader.js';
import { nameOf } from '../scalars.js';
import { stepKind } from './step-kind.js';

const fields = {
  decide: required(nameOf('decision'), 'the decision'),
  with: optional(parameters, 'its inputs'),
};

export const decideStep = stepKind('decide', fields, (values, common, node, reading) => {
  const said = entryOf(node, 'decide')?.value;
  const given = entryOf(node, 'with')?.value;
  const named = given === undefined ? [] : given.kind === 'map' ? given.entries : null;
  if (said !== undefined)
    reading.note({ fact: 'decide', decision: values.decide, at: said.at, given: named });
  return { ...common, kind: 'decide', decision: values.decide, with: values.with };
});
