/** Called workflows: ordered from here, cancelled when their step is left, and how this instance tells its own caller. */
import { between, cancelledOutcome } from '../between.js';
import type { JsonObject } from '../json.js';
import type { Activation, OpenCall } from '../state.js';
import type { Retry } from './calls.js';
import { openCall, usualRetry, usualTimeoutMs } from './calls.js';
import { failure } from './failure.js';
import type { Run } from './run.js';
import { nextId } from './run.js';

/** How deep workflows may call one another. */
export const deepestCall = 50;
/** An instance that has lived so long begins a chain anew when it starts another and does not wait: no loop is so slow. */
const chainBreaksMs = 3_600_000;

/** What must come through, however long it takes: a caller waits for it. */
const lasting: Retry = { attempts: 1_000_000_000, firstMs: 1_000, factor: 2, maxMs: 300_000 };

export interface WorkflowOrder {
  readonly base: string;
  readonly activation: string | null;
  readonly step: string;
  readonly workflow: string;
  readonly data: JsonObject;
  readonly waits: boolean;
}

/** Orders the start of another workflow. @throws Error (`call_too_deep`) where workflows call one another without end */
export function callWorkflow(
  run: Run,
  { base, activation, step, workflow, data, waits }: WorkflowOrder,
): void {
  const { instance, startedAt } = run.draft;
  const fresh = waits || run.at - startedAt < chainBreaksMs;
  const depth = (fresh ? (instance.caller?.depth ?? 0) : 0) + 1;
  if (depth > deepestCall)
    throw failure(
      'call_too_deep',
      `${run.program.workflow.name} calls ${workflow} as the ${depth}th of workflows that call one another, and ${deepestCall} are allowed; give the chain an end.`,
    );
  const input = { workflow, data, call: base, step, waits, depth };
  openCall(run, { base, activation, step, service: between.start, input, timeoutMs: usualTimeoutMs });
}

/** A step that waits for another workflow is left: that one is cancelled, or not started if it has not been yet. */
export function cancelCalled(run: Run, { id, step, wait }: Activation): void {
  const { called } = wait as { readonly called?: unknown };
  const order = Object.values(run.draft.calls).find(
    (call) => call.activation === id && mayHaveStarted(run, call),
  );
  const workflow = typeof called === 'string' ? called : order?.input['workflow'];
  if (typeof workflow !== 'string') return;
  openCall(run, {
    base: nextId(run),
    activation: null,
    step,
    service: between.cancel,
    input: { workflow, call: id },
    timeoutMs: usualTimeoutMs,
  });
}

/** A start that was refused for good has started nothing. */
function mayHaveStarted({ event }: Run, { id, service, input }: OpenCall): boolean {
  if (service !== between.start || input['waits'] !== true) return false;
  return !(event.type === 'failure' && event.final && event.effect === id);
}

/** The instance is over: a caller that waits is told. */
export function reportEnd(run: Run, outcome: string | null): void {
  const { instance, data } = run.draft;
  const { caller } = instance;
  if (caller?.waits !== true) return;
  const input = { instance: caller.instance, call: caller.call, outcome: outcome ?? cancelledOutcome, data };
  openCall(run, {
    base: nextId(run),
    activation: null,
    // No step may be called so: it can't be mistaken for one.
    step: 'end',
    service: between.report,
    input,
    timeoutMs: usualTimeoutMs,
  });
}

/** Whether a call is made though its instance was cancelled. */
export function outlastsCancelling({ service }: OpenCall): boolean {
  return service === between.cancel;
}

/** How a call that no step waits for is tried. */
export function retryOf({ service }: OpenCall): Retry {
  return service === between.cancel || service === between.report ? lasting : usualRetry;
}
