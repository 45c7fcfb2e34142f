/** Clocks as timers: on the border of the activity that stops one, else in a sub-process that it starts. Nothing is interrupted by them. */
import type { Action, CompiledBlock, CompiledClock } from '../../../../engine/definition.js';
import { valueText } from '../value-text.js';
import { actionTask, nextOf } from './action-tasks.js';
import { connect } from './flows.js';
import { add, idOf, newScope, type Scope, type Trigger } from './model.js';

/** What happens when, in the order of the definition; `again`: over and over. */
interface Mark {
  readonly name: string;
  readonly trigger: Trigger;
  readonly actions: readonly Action[];
  readonly again: boolean;
}

/** The clocks of a block, once its steps are there. */
export function blockClocks(scope: Scope, block: CompiledBlock): void {
  for (const clock of block.clocks) {
    const host = hostOf(scope, clock);
    if (host === null) clockProcess(scope, clock);
    else clockOn(scope, host, clock);
  }
}

/** A clock on the border of an activity: what leads elsewhere ends it, all else happens beside it. */
export function clockOn(scope: Scope, host: string, clock: CompiledClock): void {
  const id = `${host}.clock_${clock.name}`;
  const marks = marksOf(scope, clock);
  markChain(scope, marks, id, ({ name, trigger }) => {
    add(scope, id, 'BoundaryEvent', { name, trigger, on: host, attributes: { cancelActivity: false } });
  });
  leading(marks).forEach((mark, at) => {
    const own = `${id}.leads_${String(at + 1)}`;
    add(scope, own, 'BoundaryEvent', { name: mark.name, trigger: mark.trigger, on: host });
    leadOn(scope, own, mark);
  });
}

function clockProcess(scope: Scope, clock: CompiledClock): void {
  const id = `${scope.holder?.id ?? 'n_'}.clock_${clock.name}`;
  const marks = marksOf(scope, clock);
  const inside = newScope(scope.say, { id, scope });
  markChain(inside, marks, `${id}.start`, ({ name, trigger }) => {
    const whole = `${scope.say(clock.title, clock.name)}: ${valueText(clock.within)}`;
    add(scope, id, 'SubProcess', { name: whole, attributes: { triggeredByEvent: true }, inside });
    add(inside, `${id}.start`, 'StartEvent', { name, trigger, attributes: { isInterrupting: false } });
  });
  // No flow leaves such a sub-process.
  leading(marks).forEach((mark, at) => {
    const own = `${id}.leads_${String(at + 1)}`;
    add(scope, own, 'IntermediateCatchEvent', { name: mark.name, trigger: mark.trigger });
    leadOn(scope, own, mark);
  });
}

/** What doesn't lead elsewhere, one mark after the other, each with what it does; what comes again leads back to itself. */
function markChain(scope: Scope, marks: readonly Mark[], id: string, begin: (first: Mark) => void): void {
  const [first, ...others] = marks.filter(({ actions }) => nextOf(actions) === null);
  if (first === undefined) return;
  begin(first);
  let last = actionTask(scope, id, first.actions);
  others.forEach((mark, at) => {
    const next = `${id}.${String(at + 2)}`;
    add(scope, next, 'IntermediateCatchEvent', { name: mark.name, trigger: mark.trigger });
    connect(scope, last, { id: next });
    last = actionTask(scope, next, mark.actions);
    if (mark.again && last !== next) connect(scope, last, { id: next });
  });
  if (others.at(-1)?.again === true) return;
  add(scope, `${id}.end`, 'EndEvent');
  connect(scope, last, { id: `${id}.end` });
}

function leading(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ actions }) => nextOf(actions) !== null);
}

function leadOn(scope: Scope, id: string, { actions }: Mark): void {
  const to = nextOf(actions);
  if (to !== null) connect(scope, actionTask(scope, id, actions), to);
}

function marksOf(scope: Scope, clock: CompiledClock): readonly Mark[] {
  const title = scope.say(clock.title, clock.name);
  const within = valueText(clock.within);
  const at = clock.at.map(({ label, actions }): Mark => ({
    name: `${title} ${label}`,
    trigger: { of: 'timeDuration', text: `${label} of ${within}` },
    ...{ actions, again: false },
  }));
  const every = clock.every.map(({ period, actions }): Mark => ({
    name: period,
    trigger: { of: 'timeCycle', text: period },
    ...{ actions, again: true },
  }));
  const plain: Mark = {
    name: `${title}: ${within}`,
    trigger: { of: 'timeDuration', text: within },
    ...{ actions: [], again: false },
  };
  // What comes again begins at the end of the term.
  return at.length === 0 ? [plain, ...every] : [...at, ...every];
}

/** The one activity here whose being claimed, done or so stops the clock; null: several, none, or further away. */
function hostOf(scope: Scope, { until }: CompiledClock): string | null {
  const [only, ...others] = new Set(until.map((event) => ('step' in event ? event.step : '')));
  if (only === undefined || only === '' || others.length > 0) return null;
  if (until.some(({ on }) => on === 'entered')) return null;
  const found = scope.elements.find(({ id }) => id === idOf(only));
  return found !== undefined && isActivity(found.type) ? found.id : null;
}

/** Whether events may stand on its border. */
export function isActivity(type: string): boolean {
  return type.endsWith('Task') || type === 'SubProcess' || type === 'CallActivity';
}
