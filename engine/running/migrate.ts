/**
 * An instance goes over to another version of its workflow (`migrate`), or to the same one on other calendars (`retime`).
 *
 * First, still by the old version, what can't stay is left and clocks that are gone stop; then the state is renamed; then,
 * by the new version, clocks begin, tasks are addressed anew, and steps are entered. Laps keep their log: their terms stay
 * as they were read, and are measured on the calendars of the new version.
 */
import type { Program } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import { kindOf } from '../steps/kinds.js';
import { failureOf } from './failure.js';
import { activationOf } from './frames.js';
import { hereOf, makeMove } from './make-move.js';
import { beginNewClocks, carryClocks, stopGoneClocks } from './migrate-clocks.js';
import { planMigration, type MigrationPlan, type Staying } from './migration-plan.js';
import { indexOf } from './program-index.js';
import { goBy, leaveFor } from './reach.js';
import { refuse } from './refusal.js';
import { renameState } from './rename-state.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { touch } from './tasks.js';
import { faultAt, worded } from '../wording/worded.js';

export type NewVersion = Extract<InstanceEvent, { readonly type: 'migrate' | 'retime' }>;

/** Whether from an event on another program applies. */
export function isNewVersion(event: InstanceEvent): event is NewVersion {
  return event.type === 'migrate' || event.type === 'retime';
}

/** Takes the instance over to `next`; answers the run as it goes on there. @throws Error without the program that the event names */
export function migrate(run: Run, event: NewVersion, next: Program | null): Run | Refusal {
  const { instance } = run.draft;
  if (next?.version !== event.version)
    throw new Error(`The event ${event.id} names version ${event.version}; expected its program with it.`);
  if (instance.version === event.version)
    return refuse('conflict', worded`Instance ${instance.number} runs version ${event.version} already.`);
  if (next.workflow.name !== instance.workflow)
    return refuse(
      'conflict',
      worded`Version ${event.version} is one of ${next.workflow.name}, not of ${instance.workflow}.`,
    );
  const after: Run = { ...run, program: next, index: indexOf(next) };
  const map = event.type === 'retime' ? {} : next.workflow.migrate;
  const plan = planMigration(run.draft, { before: run.index, after: after.index, map });
  if ('ok' in plan) return plan;

  note(run, 'migrated', { detail: { from: instance.version, to: event.version } });
  for (const reach of plan.goes) leaveFor(run, reach);
  stopGoneClocks(run, plan, after.index);
  renameState(run, plan);
  run.draft.instance = { ...instance, version: event.version };
  carryClocks(run, after, plan);
  beginNewClocks(after, run.index, plan);
  const refused = renewSteps(after, plan, event.type === 'retime');
  if (refused !== null) return refused;
  for (const task of Object.values(after.draft.tasks)) touch(after, task);
  // A step that went out of a block has taken others of it along.
  for (const reach of plan.goes) if (Object.hasOwn(after.draft.frames, reach.frame)) goBy(after, reach);
  return after;
}

/** Tells the kinds of the steps that stay what has changed for them; what fails then is no incident, but a refusal. */
function renewSteps(run: Run, plan: MigrationPlan, retimed: boolean): Refusal | null {
  const { at } = run;
  for (const [id, staying] of plan.stays) {
    if (!Object.hasOwn(run.draft.activations, id)) continue;
    try {
      renewStep(run, id, staying, retimed);
    } catch (error) {
      const { name } = staying.was.step;
      const message = worded`Step ${name} can't be carried over: ${failureOf(error).message}`;
      return refuse('conflict', message, [faultAt(`/steps/${name}`, message)]);
    } finally {
      run.at = at;
    }
  }
  return null;
}

function renewStep(run: Run, id: string, { was, is }: Staying, retimed: boolean): void {
  const { enteredAt, wait } = activationOf(run.draft, id);
  // One that stands still for an incident is begun anew by who sees to it.
  if ('failed' in (wait as object)) return;
  run.at = enteredAt;
  const move = kindOf(is.step).renewed?.(hereOf(run, id), was.step, retimed) ?? null;
  run.at = Math.max(run.event.occurredAt ?? run.now, enteredAt);
  if (move !== null) makeMove(run, id, move);
}
