/** `steps`: a block, with clocks and handlers of its own. */
import type { CompiledBlock, CompiledHandler } from '../../definition.js';
import { handlers } from '../actions.js';
import { clocks } from '../clocks.js';
import { defaulted, inReading, required, type Reader } from '../reader.js';
import { insideBlock } from '../reading.js';
import { stepKind, type StepKind } from './step-kind.js';

/** The kind `steps`; `steps` reads the block. Its handlers and clocks stand inside: their `next` may name its steps. */
export function blockStep(steps: Reader<CompiledBlock>): StepKind {
  const fields = {
    steps: required(inside(steps), 'its steps, in their order of flow'),
    clocks: defaulted(inside(clocks), [], 'its deadlines'),
    on: defaulted(inside(handlers), [], 'messages and errors while it is active'),
  };
  return stepKind('steps', fields, (values, common) => {
    const block = { ...values.steps, clocks: values.clocks, handlers: values.on };
    return { ...common, handlers: ownErrors(block), kind: 'steps', block };
  });
}

function inside<T>(inner: Reader<T>): Reader<T> {
  return inReading(inner, (outside) => insideBlock(outside, 0));
}

/** Its handlers of errors that hold for the step itself too, whose `when` or `happened` may fail: those that lead to no step inside. */
function ownErrors({ steps, handlers: all }: CompiledBlock): readonly CompiledHandler[] {
  const names = steps.map(({ name }) => name);
  return all.filter(
    ({ on, actions }) =>
      'error' in on && !actions.some((action) => action.kind === 'next' && names.includes(action.next)),
  );
}
