/** A step ends by itself: its record, its save, its assignments, the clocks that this moves, and where it goes. */
import type { StepCommon } from '../definition.js';
import { kindOf } from '../steps/kinds.js';
import type { Finish } from '../steps/move.js';
import { fire } from './clocks.js';
import { checkSize, save, setAll } from './data.js';
import { failure, failureOf } from './failure.js';
import { activationOf, frameOf } from './frames.js';
import { goBelow, goTo } from './go.js';
import { leaveInner, release } from './leave.js';
import { putRecord, recordIn } from './records.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { instantOf } from './values.js';
import { faultAt, inEnglish, worded } from '../wording/worded.js';

/** Ends an activation. What fails on the way leaves data and record as they were: it is raised, and done again by a retry. */
export function finish(run: Run, id: string, how: Finish): void {
  const activation = activationOf(run.draft, id);
  const frame = frameOf(run.draft, activation.frame);
  const place = run.index.steps.get(activation.step);
  if (place === undefined)
    throw new Error(`The definition has no step ${activation.step}, where activation ${id} stands.`);
  const { step } = place;
  const before = {
    data: run.draft.data,
    record: recordIn(run, frame, step.name),
    at: run.at,
    noted: run.happenings.length,
  };
  try {
    writeRecord(run, id, how);
    if (how.saves && step.save !== null) {
      save(run, step.save, how.data);
      checkSize(run);
    }
    setAll(run, frame.id, how.sets);
    if (step.happened !== null) run.at = happenedAt(run, frame.id, step, activation.enteredAt);
  } catch (error) {
    const failed = failureOf(error);
    run.draft.data = before.data;
    if (before.record !== undefined) putRecord(run, frame, step.name, before.record);
    run.happenings.length = before.noted;
    run.jobs.push({ job: 'raise', activation: id, ...failed, stage: { stage: 'finish', finish: how } });
    return;
  }
  if (step.happened !== null) writeRecord(run, id, how);
  note(run, 'left', { step: step.name, ...(how.outcome === null ? {} : { detail: how.outcome }) });
  if (kindOf(step).blocks !== undefined) leaveInner(run, id);
  release(run, activation, frameOf(run.draft, frame.id));
  if (how.outcome !== null)
    fire(run, frame.id, run.index.clocksOn.get(`outcome:${step.name}:${how.outcome}`) ?? []);
  fire(run, frame.id, place.done);
  // A step's own instant may lie before it was entered (`happened`); what comes next still comes after.
  run.at = Math.max(run.at, activation.enteredAt);
  if (frame.owner !== null) run.jobs.push({ job: 'step_finished', frame: frame.id });
  const next = how.below ? null : (how.next ?? step.next);
  if (next === null) goBelow(run, frame.id, step.name);
  else goTo(run, frame.id, next);
}

/** Writes what a step ended with into its record, as `check` and the assignments see it. */
export function writeRecord(run: Run, id: string, { outcome, data, by }: Finish): void {
  const activation = activationOf(run.draft, id);
  const frame = frameOf(run.draft, activation.frame);
  putRecord(run, frame, activation.step, {
    state: 'done',
    outcome,
    data,
    by,
    at: run.at,
    enteredAt: activation.enteredAt,
  });
}

/**
 * The instant that a step says it is done at. One that is later than now or before the instance's start can't be:
 * a completion is refused, at any other event it is a failure of the step. A date counts from its midnight; that of
 * the start's own day counts as the start.
 */
function happenedAt(run: Run, frame: string, step: StepCommon, enteredAt: number): number {
  if (step.happened === null) return enteredAt;
  const at = instantOf(run, frame, step.happened, `"happened" of ${step.name}`);
  const { startedAt } = run.draft;
  const text = (instant: number): string => new Date(instant).toISOString();
  if (at <= run.now && at >= startedAt) return at;
  if (at < startedAt && startedAt - at < longestDayMs && at % minuteMs === 0) return startedAt;
  const wrong =
    at > run.now
      ? worded`${step.name} would have happened at ${text(at)}, which is later than now, ${text(run.now)}.`
      : worded`${step.name} would have happened at ${text(at)}, before the instance's start at ${text(startedAt)}.`;
  if (run.event.type === 'complete') run.refusal ??= refuse('invalid', wrong, [faultAt('/data', wrong)]);
  throw failure('instant_wrong', inEnglish(wrong));
}

const minuteMs = 60_000;
/** A day on which the clocks are put back. */
const longestDayMs = 25 * 3_600_000;
