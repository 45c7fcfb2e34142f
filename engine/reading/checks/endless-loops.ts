/**
 * A loop in which nothing waits would run for ever at one instant. Tasks, waits and services wait; a step with `when` may be
 * skipped, so that it doesn't. The step that goes back is blamed.
 */
import type { Check } from './checking.js';
import { stepsAfter, type Flow } from './flow.js';
import { worded } from '../../wording/worded.js';

export const checkEndlessLoops: Check = ({ workflows, error }) => {
  for (const { definition, flow, places } of workflows) {
    for (const [name, { order, ways }] of flow.steps) {
      const at = places.get(name);
      const back = ways.find(
        ({ to, instant }) => instant && orderOf(flow, to) <= order && leadsTo(flow, to, name),
      );
      if (back === undefined || at === undefined) continue;
      const message = worded`"${name}" goes back to "${back.to}", and nothing in this loop waits; expected a task, a wait or a service in it: add one`;
      error(definition, at, 'endless_loop', message);
    }
  }
};

function orderOf(flow: Flow, name: string): number {
  return flow.steps.get(name)?.order ?? Number.POSITIVE_INFINITY;
}

function leadsTo(flow: Flow, from: string, to: string): boolean {
  return from === to || stepsAfter(flow, [from], (way) => way.instant).has(to);
}
