/** What a called workflow reports of its end. One that nobody waits for any more is noted and has no effect. */
import type { InstanceEvent } from '../event.js';
import { kindOf } from '../steps/kinds.js';
import { dataLimit, isTooLarge } from './data.js';
import { entry } from './entry.js';
import { act, hereOf } from './make-move.js';
import type { Run } from './run.js';
import { note } from './run.js';

/** A called workflow has ended. */
export function takeReport(run: Run, event: Extract<InstanceEvent, { readonly type: 'report' }>): null {
  const { call, outcome, data } = event;
  const waiting = entry(run.draft.activations, call);
  const takes = waiting === undefined ? undefined : kindOf(hereOf(run, call).step).reported;
  if (waiting === undefined || takes === undefined) {
    note(run, 'late_result', { detail: call });
    return null;
  }
  note(run, 'reported', { step: waiting.step, detail: outcome });
  act(run, call, (here) =>
    isTooLarge(data)
      ? {
          to: 'fail',
          code: 'data_too_large',
          message: `What the workflow called by ${waiting.step} reports is larger than ${dataLimit} bytes.`,
        }
      : takes(here, { outcome, data }),
  );
  return null;
}
