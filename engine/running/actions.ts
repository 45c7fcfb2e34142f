/** The actions of clocks and handlers, in written order. */
import type { Action, Addressee } from '../definition.js';
import type { JsonObject } from '../json.js';
import type { Notice, RenderedText } from '../outcome.js';
import type { OpenTask } from '../state.js';
import { retimeLap } from '../clocks/lap.js';
import { nextThresholdAt } from '../clocks/thresholds.js';
import { callWorkflow } from './called.js';
import { openCall, usualTimeoutMs } from './calls.js';
import { calendarNamed } from './calendars.js';
import { change, scopesOf } from './clocks.js';
import { setAll } from './data.js';
import { failure, failureOf } from './failure.js';
import { activationOf, frameOf, framesFrom } from './frames.js';
import { goTo } from './go.js';
import { addIncident } from './incidents.js';
import { leave } from './leave.js';
import { namesOf } from './names.js';
import type { Run } from './run.js';
import { nextId, note } from './run.js';
import type { SeenMessage } from './scope.js';
import { assignTask } from './tasks.js';
import { renderAll, serviceInput } from './templates.js';
import { inputOf, numberOf, withinOf } from './values.js';

/** Where actions act: a frame's block, or (`activation`) one step of it. `source`: what they belong to, for the log. */
export interface ActionScope {
  readonly frame: string;
  readonly activation: string | null;
  readonly source: string;
  readonly clock: string | null;
  readonly message: SeenMessage | null;
}

/** Carries out actions; true when one of them has gone elsewhere: those after it have no scope any more. @throws what `failure.ts` knows */
export function runActions(run: Run, scope: ActionScope, actions: readonly Action[]): boolean {
  for (const action of actions) {
    runAction(run, scope, action);
    if (action.kind === 'next' || run.draft.status !== 'running') return true;
  }
  return false;
}

function runAction(run: Run, scope: ActionScope, action: Action): void {
  const { frame, message, source } = scope;
  switch (action.kind) {
    case 'notify':
      notify(run, scope, action);
      return;
    case 'priority':
      setPriority(run, numberOf(run, frame, action.value, `The priority that ${source} sets`, message));
      return;
    case 'raise_priority':
      setPriority(
        run,
        run.draft.priority +
          numberOf(run, frame, action.by, `What ${source} raises the priority by`, message),
      );
      return;
    case 'assign':
      assign(run, scope, action.to);
      return;
    case 'set':
      setAllOrNothing(run, scope, action);
      return;
    case 'do': {
      const input = serviceInput(run, scope, action.service, action.with);
      openCall(run, {
        base: nextId(run),
        activation: null,
        step: source,
        service: action.service,
        input,
        timeoutMs: usualTimeoutMs,
      });
      return;
    }
    case 'run': {
      const data = inputOf(run, frame, action.with, `What ${source} gives to ${action.workflow}`, message);
      const order = { base: nextId(run), activation: null, step: source, waits: false };
      callWorkflow(run, { ...order, workflow: action.workflow, data });
      return;
    }
    case 'retime':
      retime(run, scope, action);
      return;
    case 'next':
      interrupt(run, scope, action.next);
  }
}

function notify(
  run: Run,
  scope: ActionScope,
  { to, assignee, template }: Extract<Action, { readonly kind: 'notify' }>,
): void {
  const { clock, source, frame, message } = scope;
  const tasks = tasksIn(run, scope);
  const task = tasks.length === 1 ? (tasks[0]?.id ?? null) : null;
  const groups = namesOf(run, frame, to.group, `Whom ${source} notifies`, message);
  const users = namesOf(run, frame, to.user, `Whom ${source} notifies`, message);
  const texts = template === null ? null : textsOf(run, scope, template);
  const told: JsonObject[] = [];
  const tell = (whom: Notice['to'], about: string | null): void => {
    const notice: Notice = { to: whom, task: about, template, clock };
    run.notices.push(texts === null ? notice : { to: whom, task: about, template, clock, texts });
    told.push('group' in whom ? { group: whom.group } : { user: whom.user });
  };
  for (const group of groups) tell({ group }, task);
  for (const user of users) tell({ user }, task);
  if (assignee) for (const one of tasks) for (const whom of holders(one)) tell(whom, one.id);
  note(run, 'notified', { detail: told });
}

/** What a notice says. One whose text can't be made is told all the same, as it may be the only sign of a deadline missed; the fault is an incident. */
function textsOf(run: Run, scope: ActionScope, template: string): readonly RenderedText[] | null {
  try {
    return renderAll(run, scope, template);
  } catch (error) {
    const { code, message } = failureOf(error);
    addIncident(run, null, scope.source, code, message);
    return null;
  }
}

/** Who has a task: its assignee, else the user or the groups it is for. */
function holders(task: OpenTask): readonly Notice['to'][] {
  if (task.assignee !== null) return [{ user: task.assignee.name }];
  return task.user !== null ? [{ user: task.user }] : task.groups.map((group) => ({ group }));
}

/** Sets the priority, kept within 0 to 100. */
function setPriority(run: Run, priority: number): void {
  run.draft.priority = Math.min(100, Math.max(0, Math.round(priority)));
  note(run, 'priority', { detail: run.draft.priority });
}

function assign(run: Run, scope: ActionScope, to: Addressee): void {
  const { frame, source, message } = scope;
  const groups = namesOf(run, frame, to.group, `To whom ${source} assigns`, message);
  const [user] = namesOf(run, frame, to.user, `To whom ${source} assigns`, message);
  for (const task of tasksIn(run, scope)) {
    if (user === undefined) assignTask(run, task, { groups });
    else assignTask(run, task, { user: { name: user, groups: [], skills: [], any: false } });
  }
}

function setAllOrNothing(
  run: Run,
  { frame, message }: ActionScope,
  { entries }: Extract<Action, { readonly kind: 'set' }>,
): void {
  const before = run.draft.data;
  try {
    setAll(run, frame, entries, message);
  } catch (error) {
    run.draft.data = before;
    throw error;
  }
}

function retime(
  run: Run,
  { frame, message, source }: ActionScope,
  action: Extract<Action, { readonly kind: 'retime' }>,
): void {
  const place = run.index.clocks.get(action.clock);
  if (place === undefined)
    throw failure('value_wrong', `There is no clock ${action.clock} for ${source} to re-time.`);
  const within = withinOf(
    run,
    frame,
    action.within,
    `The term that ${source} gives to the clock ${action.clock}`,
    message,
  );
  for (const scope of scopesOf(run, place, frame)) {
    change(run, place, scope, 'clock_retimed', (lap) => {
      const retimed = retimeLap(lap, within);
      nextThresholdAt(place.clock, retimed, calendarNamed(run.program, retimed.calendar));
      return retimed;
    });
  }
}

/** Leaves what is active in a scope, and goes elsewhere. */
function interrupt(run: Run, { frame, activation }: ActionScope, next: string): void {
  const active = activation ?? frameOf(run.draft, frame).active;
  if (active !== null) leave(run, active);
  goTo(run, frame, next);
}

/** The open tasks in a scope. */
function tasksIn(run: Run, scope: ActionScope): readonly OpenTask[] {
  return Object.values(run.draft.tasks).filter((task) => isWithin(run, task.activation, scope));
}

function isWithin(run: Run, id: string, { frame, activation }: ActionScope): boolean {
  if (activation === null)
    return framesFrom(run.draft, activationOf(run.draft, id).frame).some((one) => one.id === frame);
  for (
    let at: string | null = id;
    at !== null;
    at = frameOf(run.draft, activationOf(run.draft, at).frame).owner
  ) {
    if (at === activation) return true;
  }
  return false;
}
