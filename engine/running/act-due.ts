/** Lets act what has fallen due, in the order in which it did. */
import { markActed } from '../clocks/lap.js';
import { kindOf } from '../steps/kinds.js';
import { runActions } from './actions.js';
import { tryAgain } from './calls.js';
import { change, startAtInstant, stop } from './clocks.js';
import { workLimit } from './enter.js';
import { failureOf } from './failure.js';
import { addIncident } from './incidents.js';
import { giveUpKept } from './kept-messages.js';
import { act } from './make-move.js';
import type { Due } from './next-due.js';
import { firstDue } from './next-due.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { settle } from './settle.js';

/**
 * Lets act all that is due by the instant at which the event is recorded, each at its own instant; answers the instant
 * at which something falls due next. What a back-dated event has made due acts at once.
 */
export function actDue(run: Run): number | null {
  for (;;) {
    const due = firstDue(run);
    if (due === null || due.at > run.now || run.work > 2 * workLimit) return due === null ? null : due.at;
    run.work += 1;
    run.at = due.at;
    actOne(run, due);
    settle(run);
  }
}

function actOne(run: Run, due: Due): void {
  switch (due.what) {
    case 'threshold':
      actThreshold(run, due);
      return;
    case 'clock_event': {
      const frame = run.draft.frames[due.frame];
      if (frame === undefined) return;
      if (due.stops) stop(run, due.place, frame, 'stopped');
      else startAtInstant(run, due.place, frame, due.by);
      return;
    }
    case 'wait':
      act(run, due.activation, (here) => kindOf(here.step).due?.(here) ?? null);
      return;
    case 'retry':
      tryAgain(run, due.call, due.call.attempt + 1);
      return;
    case 'kept':
      giveUpKept(run, 'expired');
  }
}

function actThreshold(
  run: Run,
  { place, frame: frameId, threshold }: Extract<Due, { readonly what: 'threshold' }>,
): void {
  const frame = run.draft.frames[frameId];
  if (frame === undefined) return;
  const { clock } = place;
  change(run, place, frame, null, (lap) => markActed(lap, threshold));
  note(run, 'threshold', { clock: clock.name, detail: threshold.label });
  const activation = clock.step === null ? null : frame.active;
  const scope = { frame: frame.id, activation, source: clock.name, clock: clock.name, message: null };
  try {
    runActions(run, scope, threshold.actions);
  } catch (error) {
    const { code, message } = failureOf(error);
    addIncident(run, null, clock.name, code, message);
  }
}
