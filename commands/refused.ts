/** A refusal of a command's own, beside those of the engine. */
import type { Refusal } from '../engine/outcome.js';

/** A refusal that concerns no single field. */
export function refused(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message, errors: [] };
}
