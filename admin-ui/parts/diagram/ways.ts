/** Where a step leads, and what leads there. */
import { outcomesOf } from '../../../engine/steps/task.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';
import type { GraphEdge, Say } from './graph-parts.js';
import { valueText } from './value-text.js';

type Way = Pick<GraphEdge, 'to' | 'label' | 'of' | 'outcomes'>;

type Flow = (to: string | null, label: string, outcomes?: readonly string[]) => readonly Way[];

/** The ways out of a step; `below`: the step that follows it, null where what holds its block goes on. */
export function waysOf(step: CompiledStep, below: string | null, say: Say): readonly Way[] {
  const flow: Flow = (to, label, outcomes = []) => {
    const target = to ?? below;
    return target === null ? [] : [{ to: target, label, of: 'flow', outcomes }];
  };
  return [...ownWays(step, flow, say), ...skipped(step, below), ...handled(step)];
}

function ownWays(step: CompiledStep, flow: Flow, say: Say): readonly Way[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'task':
      return outcomesOf(step).flatMap(({ name, title, next }) =>
        flow(next ?? step.next, step.outcomes.length === 0 ? '' : say(title, name), [`${step.name}.${name}`]),
      );
    case 'choose': {
      const closed = step.branches.some(({ when }) => when === null);
      return [
        ...step.branches.flatMap(({ when, next, block }) =>
          block === null || block.steps.length === 0
            ? flow(next ?? step.next, when ?? '')
            : flow(step.next, ''),
        ),
        ...(closed ? [] : flow(null, '')),
      ];
    }
    case 'wait': {
      if (!('messages' in step.wait)) return flow(step.next, '');
      const { for: most, else: otherwise } = step.wait;
      return [
        ...flow(step.next, ''),
        ...(most === null ? [] : flow(otherwise ?? step.next, valueText(most))),
      ];
    }
    default:
      return flow(step.next, '');
  }
}

/** A step that is skipped goes to the step below, wherever its `next` leads. */
function skipped(step: CompiledStep, below: string | null): readonly Way[] {
  if (step.when === null || below === null || step.next === null || step.next === below) return [];
  return [{ to: below, label: '', of: 'flow', outcomes: [] }];
}

function handled(step: CompiledStep): readonly Way[] {
  return step.handlers.flatMap(({ on, actions }) =>
    actions.flatMap((action): Way[] =>
      action.kind === 'next'
        ? [
            {
              to: action.next,
              label: 'message' in on ? on.message : on.error === null ? 'error' : `error.${on.error}`,
              of: 'handler',
              outcomes: [],
            },
          ]
        : [],
    ),
  );
}
