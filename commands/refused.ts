/** A refusal of a command's own, beside those of the engine. */
import type { Refusal } from '../engine/outcome.js';
import { type FieldFault, type Worded, inEnglish } from '../engine/wording/worded.js';

/** A refusal that concerns no single field, or these. */
export function refused(code: Refusal['code'], what: Worded, errors: readonly FieldFault[] = []): Refusal {
  return { ok: false, code, message: inEnglish(what), worded: what, errors };
}
