/** What whoever works a contact list reports to the instance that ordered it. */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import { kindOf } from '../steps/kinds.js';
import { act } from './make-move.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { worded } from '../wording/worded.js';

/** Takes a report; one for a step that has been left is refused, so that the host stops. */
export function takeContacts(
  run: Run,
  { outreach: id, totals, over }: Extract<InstanceEvent, { readonly type: 'contacts' }>,
): Refusal | null {
  const { draft } = run;
  const activation = Object.hasOwn(draft.activations, id) ? draft.activations[id] : undefined;
  const step = activation === undefined ? undefined : run.index.steps.get(activation.step)?.step;
  const report = step === undefined ? undefined : kindOf(step).contacts;
  if (activation === undefined || report === undefined) {
    const message = worded`Instance ${draft.instance.number} works no contact list under ${id} any more: stop working it.`;
    return refuse('conflict', message);
  }
  note(run, 'contacts_worked', { step: activation.step, detail: totals });
  act(run, id, (here) => report(here, { totals, over }));
  return null;
}
