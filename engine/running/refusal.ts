/** Why an event is refused: nothing has changed. */
import type { Refusal } from '../outcome.js';
import { inEnglish, type FieldFault, type Worded } from '../wording/worded.js';

/** Makes a refusal; `what` names the thing, what was expected and what came. */
export function refuse(code: Refusal['code'], what: Worded, errors: readonly FieldFault[] = []): Refusal {
  return { ok: false, code, message: inEnglish(what), worded: what, errors };
}
