/** What became of a call. A result of a step that has been left, or of an attempt given up, is noted and has no effect. */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import type { OpenCall } from '../state.js';
import { kindOf } from '../steps/kinds.js';
import { retryOf } from './called.js';
import { giveUp, isOpen, planRetry } from './calls.js';
import { addIncident } from './incidents.js';
import { dataLimit, isTooLarge } from './data.js';
import { act } from './make-move.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { drop, note } from './run.js';
import { worded } from '../wording/worded.js';

type Of<Type extends InstanceEvent['type']> = Extract<InstanceEvent, { readonly type: Type }>;

/** A call gave its result. */
export function takeResult(run: Run, event: Of<'result'>): Refusal | null {
  const call = callOf(run, event.effect);
  if (call === null || 'ok' in call) return call;
  const { activation } = call;
  if (isTooLarge(event.result)) {
    return failed(run, call, {
      code: 'data_too_large',
      message: `The result of ${call.service} is larger than ${dataLimit} bytes.`,
      final: true,
    });
  }
  drop(run, 'calls', call.id);
  note(run, 'call_done', { step: call.step, detail: { service: call.service } });
  if (activation !== null)
    act(run, activation, (here) => kindOf(here.step).result?.(here, event.result) ?? null, 'call');
  return null;
}

/** A call failed: it is tried again, or its step fails. */
export function takeFailure(run: Run, event: Of<'failure'>): Refusal | null {
  const call = callOf(run, event.effect);
  if (call === null || 'ok' in call) return call;
  return failed(run, call, event);
}

function failed(
  run: Run,
  call: OpenCall,
  failure: { readonly code: string; readonly message: string; readonly final: boolean },
): null {
  const { code, message, final } = failure;
  note(run, 'call_failed', { step: call.step, detail: { service: call.service, code } });
  if (call.activation !== null) {
    act(
      run,
      call.activation,
      (here) => kindOf(here.step).failure?.(here, call, { code, message, final }) ?? null,
      'call',
    );
  } else if (final || !planRetry(run, call, retryOf(call))) {
    giveUp(run, call);
    addIncident(run, null, call.step, code, message);
  }
  return null;
}

/** The call that a result is for; null (noted) for one that is not expected any more. */
function callOf(run: Run, effect: string): OpenCall | Refusal | null {
  const call = Object.hasOwn(run.draft.calls, effect) ? run.draft.calls[effect] : undefined;
  if (call !== undefined && isOpen(call)) return call;
  const [base, attempt] = effect.split('.').map(Number);
  const made =
    base !== undefined && attempt !== undefined && base > 0 && base <= run.draft.counter && attempt > 0;
  if (!made)
    return refuse('not_found', worded`Instance ${run.draft.instance.id} has made no call ${effect}.`);
  note(run, 'late_result', { detail: effect });
  return null;
}
