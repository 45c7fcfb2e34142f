/** `do`: calls a service. */
import { noteCall, parameters } from '../actions.js';
import { defaulted, mapped, optional, record, required } from '../reader.js';
import { nameOf, number } from '../scalars.js';
import { elapsed } from '../value-readers.js';
import { stepKind } from './step-kind.js';
import { worded } from '../../wording/worded.js';

/** Retried three times: the first call and three more. */
const usualRetry = { attempts: 4, first: 1_000, factor: 2, max: null };
const usualTimeoutMs = 60_000;

const retryFields = {
  attempts: defaulted(
    number(1, 1_000, true),
    usualRetry.attempts,
    'how often it is called in all, the first call included',
  ),
  first: defaulted(elapsed, usualRetry.first, 'the wait before the second call; without it 1 second'),
  factor: defaulted(number(1, 100), usualRetry.factor, 'by how much each wait is longer than the one before'),
  max: optional(elapsed, 'the longest wait'),
};

const undoFields = {
  do: required(nameOf('service'), 'the service that takes it back'),
  with: optional(parameters, 'its parameters; they see the result as steps.<step>.data'),
};

const undo = mapped(record(worded`undo`, undoFields), (values, node, reading) => {
  if (node.kind === 'map') noteCall(node, reading);
  return { service: values.do, with: values.with };
});

const fields = {
  do: required(nameOf('service'), 'the service'),
  with: optional(parameters, 'its parameters'),
  retry: defaulted(record(worded`retry`, retryFields), usualRetry, 'when a call that failed is repeated'),
  timeout: defaulted(elapsed, usualTimeoutMs, 'after which a call counts as failed; without it 60 seconds'),
  undo: optional(undo, 'what takes the call back'),
};

export const doStep = stepKind('do', fields, (values, common, node, reading) => {
  noteCall(node, reading);
  const { attempts, first, factor, max } = values.retry;
  return {
    ...common,
    kind: 'do',
    service: values.do,
    with: values.with,
    retry: { attempts, firstMs: first, factor, maxMs: max },
    timeoutMs: values.timeout,
    undo: values.undo,
  };
});
