/** Why an event is refused: nothing has changed. */
import type { Refusal } from '../outcome.js';

export type FieldError = Refusal['errors'][number];

/** Makes a refusal; `message` names the thing, what was expected and what came. */
export function refuse(code: Refusal['code'], message: string, errors: readonly FieldError[] = []): Refusal {
  return { ok: false, code, message, errors };
}
