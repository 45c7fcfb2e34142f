/** Something failed at a step: the innermost handler of such an error takes it, else it is an incident. */
import type { CompiledHandler } from '../definition.js';
import type { Json, JsonObject } from '../json.js';
import { runActions } from './actions.js';
import { giveUp, isOpen } from './calls.js';
import { failureOf } from './failure.js';
import { activationOf } from './frames.js';
import type { HandlerScope } from './handlers.js';
import { handlerScopes } from './handlers.js';
import { addIncident } from './incidents.js';
import type { Job, Run } from './run.js';
import { note, put } from './run.js';

/** Raises an error at an activation. */
export function raise(
  run: Run,
  { activation: id, code, message, stage }: Extract<Job, { readonly job: 'raise' }>,
): void {
  if (!Object.hasOwn(run.draft.activations, id)) return;
  const activation = activationOf(run.draft, id);
  let incident = { code, message };
  // What has run through too many steps would do so again by its handler.
  const found = code === 'too_many_steps' ? null : handlerOf(handlerScopes(run, id), code);
  if (found !== null) {
    note(run, 'handled', { step: activation.step, detail: code });
    const seen = { name: 'error', data: { code, message, step: activation.step } };
    const scope = { ...found.scope, source: activation.step, clock: null, message: seen };
    try {
      if (runActions(run, scope, found.handler.actions)) return;
    } catch (error) {
      incident = failureOf(error);
    }
  }
  if (!Object.hasOwn(run.draft.activations, id)) return;
  for (const call of Object.values(run.draft.calls))
    if (call.activation === id && isOpen(call)) giveUp(run, call);
  put(run, 'activations', id, {
    ...activation,
    wait: { ...(activation.wait as JsonObject), dueAt: null, failed: stage as unknown as Json },
  });
  addIncident(run, id, activation.step, incident.code, incident.message);
}

function handlerOf(
  scopes: readonly HandlerScope[],
  code: string,
): { readonly scope: HandlerScope; readonly handler: CompiledHandler } | null {
  for (const scope of scopes) {
    const errors = scope.handlers.filter(({ on }) => 'error' in on);
    const handler =
      errors.find(({ on }) => 'error' in on && on.error === code) ??
      errors.find(({ on }) => 'error' in on && on.error === null);
    if (handler !== undefined) return { scope, handler };
  }
  return null;
}
