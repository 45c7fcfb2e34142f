/** An administrator moves an instance from an active step to another one. */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import type { Activation } from '../state.js';
import { frameOf } from './frames.js';
import { endInstance } from './go.js';
import { tooEarly } from './instants.js';
import { goBy, leaveFor, reachOf } from './reach.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { faultAt, worded, type Worded } from '../wording/worded.js';

type Move = Extract<InstanceEvent, { readonly type: 'move' }>;

/** Leaves the step `from` (cancelled, as by a `next` from outside) and enters `to`, or ends the instance. */
export function moveStep(run: Run, event: Move): Refusal | null {
  const { from, to } = event;
  const found = activeAt(run, event);
  if ('ok' in found) return found;
  const early = tooEarly(event, found.enteredAt, () => worded`the entering of step ${from}`);
  if (early !== null) return early;
  if (to === 'end') {
    note(run, 'moved', { step: from, detail: to });
    endInstance(run, run.draft.lastOutcome ?? 'done');
    return null;
  }
  if (!run.index.steps.has(to)) {
    return wrong('not_found', '/to', worded`The workflow ${run.program.workflow.name} has no step ${to}.`);
  }
  const reach = reachOf(run.index, run.draft, found.frame, {
    step: to,
    pathOf: (frame) => frameOf(run.draft, frame).path,
  });
  if (reach === null) {
    return wrong(
      'conflict',
      '/to',
      worded`Step ${to} can't be reached from ${from}: it stands in a block that several run in, or that is not around ${from}. Move to a step around that block.`,
    );
  }
  note(run, 'moved', { step: from, detail: to });
  leaveFor(run, reach);
  goBy(run, reach);
  return null;
}

/** The activation that is meant: the `item`th of a step that is active several times, else its only one. */
function activeAt(run: Run, { from, item }: Move): Activation | Refusal {
  const active = Object.values(run.draft.activations).filter(({ step }) => step === from);
  const { number } = run.draft.instance;
  if (active.length === 0) {
    const steps = Object.values(run.draft.activations).map(({ step }) => step);
    return run.index.stepNames.has(from)
      ? wrong(
          'conflict',
          '/from',
          worded`Step ${from} of ${number} is not active; active: ${steps.join(', ')}.`,
        )
      : wrong('not_found', '/from', worded`The workflow ${run.program.workflow.name} has no step ${from}.`);
  }
  if (item === null && active.length > 1) {
    const message = worded`Step ${from} of ${number} is active ${active.length} times; say by \`item\` which, counted from 1.`;
    return wrong('conflict', '/item', message);
  }
  const found = active[(item ?? 1) - 1];
  if (found !== undefined) return found;
  return wrong(
    'conflict',
    '/item',
    worded`Step ${from} of ${number} is active ${active.length} times, not ${item ?? 1}.`,
  );
}

function wrong(code: Refusal['code'], path: string, message: Worded): Refusal {
  return refuse(code, message, [faultAt(path, message)]);
}
