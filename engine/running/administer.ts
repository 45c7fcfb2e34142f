/** What an administrator does about incidents, and the end from outside. */
import type { InstanceEvent } from '../event.js';
import type { Json, JsonObject } from '../json.js';
import type { Refusal } from '../outcome.js';
import type { Activation, Incident } from '../state.js';
import { kindOf } from '../steps/kinds.js';
import { nothing } from '../steps/move.js';
import { tryAgain } from './calls.js';
import { begin as beginLap, scopesOf } from './clocks.js';
import { begin } from './enter.js';
import { entry } from './entry.js';
import { finish } from './finish.js';
import { activationOf, clockKey } from './frames.js';
import { cancelInstance } from './go.js';
import { endIncidents } from './incidents.js';
import { leave } from './leave.js';
import { dataLimit, isTooLarge } from './data.js';
import { act, hereOf } from './make-move.js';
import { refuse } from './refusal.js';
import type { Run, Stage } from './run.js';
import { drop, note, put } from './run.js';
import { faultAt, worded } from '../wording/worded.js';

type Of<Type extends InstanceEvent['type']> = Extract<InstanceEvent, { readonly type: Type }>;

/** Does again what failed: the step from where it failed, with all attempts anew; an action's call; a clock's start. */
export function retry(run: Run, { step }: Of<'retry'>): Refusal | null {
  const incident = incidentOf(run, step);
  if ('ok' in incident) return incident;
  if (incident.activation === null) {
    endLoose(run, incident);
    for (const call of Object.values(run.draft.calls)) {
      if (call.activation === null && call.stopped && call.step === step) tryAgain(run, call, 1);
    }
    restartClock(run, step);
    return null;
  }
  const id = incident.activation;
  const stage = stageOf(run, id);
  endIncidents(run, id);
  const activation = activationOf(run.draft, id);
  put(run, 'activations', id, { ...activation, wait: waitOf(activation) });
  if (stage.stage === 'inside') run.jobs.push({ job: 'look_inside', activation: id });
  else if (stage.stage === 'finish') finish(run, id, stage.finish);
  else if (stage.stage === 'when') {
    leave(run, id);
    run.jobs.push({ job: 'enter', frame: activation.frame, step });
  } else begin(run, id);
  return null;
}

/** Gives a result in the place of what failed: the step ends with it. */
export function resolve(run: Run, { step, result, by }: Of<'resolve'>): Refusal | null {
  const incident = incidentOf(run, step);
  if ('ok' in incident) return incident;
  if (isTooLarge(result)) {
    const message = worded`is larger than ${dataLimit} bytes`;
    return refuse('invalid', worded`The result for ${step} ${message}.`, [faultAt('/result', message)]);
  }
  if (incident.activation === null) {
    endLoose(run, incident);
    for (const call of Object.values(run.draft.calls)) {
      if (call.activation === null && call.stopped && call.step === step) drop(run, 'calls', call.id);
    }
    return null;
  }
  const id = incident.activation;
  const stage = stageOf(run, id);
  endIncidents(run, id);
  const resolved = kindOf(hereOf(run, id).step).resolved;
  if (resolved !== undefined && stage.stage !== 'finish' && stage.stage !== 'when') {
    const activation = activationOf(run.draft, id);
    put(run, 'activations', id, { ...activation, wait: waitOf(activation) });
    act(run, id, resolved);
    return null;
  }
  // What failed while ending is not done again: neither its assignments nor the data that they failed on.
  const how = stage.stage === 'finish' ? { ...stage.finish, sets: [] } : nothing;
  finish(run, id, { ...how, data: result, saves: true, by: by.name });
  return null;
}

/** Ends the instance from outside. */
export function cancel(run: Run): null {
  cancelInstance(run);
  return null;
}

function incidentOf(run: Run, step: string): Incident | Refusal {
  const incident = run.draft.incidents.find((one) => one.step === step);
  if (incident !== undefined) return incident;
  return run.index.stepNames.has(step) || run.index.clockNames.has(step)
    ? refuse('conflict', worded`There is no incident at ${step}.`)
    : refuse('not_found', worded`The workflow ${run.program.workflow.name} has no step ${step}.`);
}

/** What a step that failed had come to, in its own form. */
function waitOf({ wait }: Activation): Json {
  return Object.fromEntries(Object.entries(wait as JsonObject).filter(([name]) => name !== 'failed'));
}

function stageOf(run: Run, id: string): Stage {
  const { failed } = activationOf(run.draft, id).wait as { readonly failed?: Json };
  return (failed as unknown as Stage | undefined) ?? { stage: 'standing' };
}

/** An incident that no step stands still for is over. */
function endLoose(run: Run, incident: Incident): void {
  run.draft.incidents = run.draft.incidents.filter((one) => one !== incident);
  note(run, 'incident_over', { step: incident.step });
}

/** A clock whose start failed begins now. */
function restartClock(run: Run, name: string): void {
  const place = run.index.clocks.get(name);
  if (place === undefined || place.clock.step !== null) return;
  for (const scope of scopesOf(run, place, null)) {
    if (entry(run.draft.clocks, clockKey(scope.branch, name)) === undefined) beginLap(run, place, scope, 0);
  }
}
