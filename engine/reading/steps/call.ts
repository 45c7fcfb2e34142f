/** `call`: another workflow. */
import { noteStart, parameters } from '../actions.js';
import { defaulted, optional, required } from '../reader.js';
import { nameOf, truth } from '../scalars.js';
import { stepKind } from './step-kind.js';

const fields = {
  call: required(nameOf('workflow'), 'the workflow'),
  with: optional(parameters, 'the data that it starts with'),
  wait: defaulted(truth, true, 'false: it goes on at once'),
};

export const callStep = stepKind('call', fields, (values, common, node, reading) => {
  noteStart(node, 'call', reading);
  return { ...common, kind: 'call', workflow: values.call, with: values.with, waits: values.wait };
});
