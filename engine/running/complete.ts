/** The completion of a task: its outcome, its form, its checks; then its step ends. */
import type { Title } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import type { OpenTask } from '../state.js';
import type { Finish } from '../steps/move.js';
import type { Outcome, TaskStep } from '../steps/task.js';
import { formOf, outcomesOf } from '../steps/task.js';
import { save } from './data.js';
import { failureOf } from './failure.js';
import { finish, writeRecord } from './finish.js';
import { activationOf, frameOf } from './frames.js';
import { mayDo } from './may-do.js';
import { putRecord, recordIn } from './records.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { takeData } from './sent-data.js';
import { noteStandIn, takeTask } from './standing-in.js';
import { taskOf } from './task-commands.js';
import { closeTask, noteDoer } from './tasks.js';
import { holds } from './values.js';
import { asSaid, faultAt, listed, worded } from '../wording/worded.js';

type Complete = Extract<InstanceEvent, { readonly type: 'complete' }>;

/** Completes a task; one that nobody has claimed is claimed first. */
export function complete(run: Run, event: Complete): Refusal | null {
  const task = taskOf(run, event);
  if ('ok' in task) return task;
  const refused = mayDo(run.draft, event.task, event.by);
  if (refused !== null) return refused;
  const step = stepOf(run, task);
  const outcome = outcomeOf(step, event.outcome);
  if ('ok' in outcome) return outcome;
  const taken = takeData(
    formOf(run.program, step, outcome),
    event.data,
    () => worded`task ${task.id} (${step.name})`,
  );
  if ('ok' in taken) return taken;

  const how: Finish = {
    outcome: outcome.name,
    data: taken.data,
    saves: true,
    by: event.by.name,
    next: outcome.next,
    below: false,
    sets: outcome.set,
  };
  const unmet = check(run, task, step, how);
  if (unmet !== null) return unmet;

  const claimed = takeTask(run, task, event.by);
  closeTask(run, claimed, 'done', outcome.name);
  noteStandIn(run, claimed, event.by);
  noteDoer(run, task, event.by.name);
  run.draft.lastOutcome = outcome.name;
  finish(run, task.activation, how);
  return run.refusal;
}

function stepOf(run: Run, task: OpenTask): TaskStep {
  const { step } = run.index.steps.get(task.step) ?? {};
  if (step?.kind === 'task') return step as TaskStep;
  throw new Error(
    `Task ${task.id} is open, but the definition has no task called ${task.step}: the state is of another version.`,
  );
}

/** The outcome named; with none named the only one, or `done` ("Fine print", Tasks). */
function outcomeOf(step: TaskStep, named: string | null): Outcome | Refusal {
  const outcomes = outcomesOf(step);
  const found =
    named === null && outcomes.length === 1
      ? outcomes[0]
      : outcomes.find(({ name }) => name === (named ?? 'done'));
  if (found !== undefined) return found;
  const names = outcomes.map(({ name }) => name).join(', ');
  const message =
    named === null
      ? worded`Name the outcome of ${step.name}: ${names}.`
      : worded`${step.name} has no outcome ${named}; it has ${names}.`;
  return refuse('invalid', message, [faultAt('/outcome', message)]);
}

/**
 * Every `check` of the step, asked as if the data were saved already (`steps.<step>.data`, and `data` where it is
 * saved). One that can't be worked out is not met.
 */
function check(run: Run, task: OpenTask, step: TaskStep, how: Finish): Refusal | null {
  if (step.checks.length === 0) return null;
  const frame = frameOf(run.draft, activationOf(run.draft, task.activation).frame);
  const before = { data: run.draft.data, record: recordIn(run, frame, step.name) };
  const unmet: string[] = [];
  writeRecord(run, task.activation, how);
  try {
    if (step.save !== null) save(run, step.save, how.data);
  } catch (error) {
    failureOf(error); // The completion's own save meets it again, and makes an incident of it.
  }
  for (const { must, message } of step.checks) {
    const met = meets(run, frame.id, must);
    if (met !== true) unmet.push(met === false ? titleText(message) : `${titleText(message)} (${met})`);
  }
  run.draft.data = before.data;
  if (before.record !== undefined) putRecord(run, frame, step.name, before.record);
  if (unmet.length === 0) return null;
  return refuse(
    'invalid',
    worded`The data of task ${task.id} (${step.name}) is refused: ${listed(unmet, '; ')}.`,
    unmet.map((message) => faultAt('/data', asSaid(message))),
  );
}

function meets(run: Run, frame: string, must: string): boolean | string {
  try {
    return holds(run, frame, must);
  } catch (error) {
    return failureOf(error).message;
  }
}

/** A title's text: the first language of several. */
function titleText(title: Title): string {
  return typeof title === 'string' ? title : (Object.values(title)[0] ?? '');
}
