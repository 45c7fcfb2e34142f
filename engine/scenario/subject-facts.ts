/** What is expected of a step, a task or a clock, held against where the play stands. */
import { durationText } from '../expressions/instants.js';
import { closedLast, itemOfTask, view, type InstanceView } from '../running.js';
import { itemOf } from '../running/frames.js';
import { indexOf } from '../running/program-index.js';
import type { OpenTask, State, StepRecord } from '../state.js';
import { instancesWith } from './instances.js';
import type { PlayedInstance, Standing } from './play-engine.js';
import type { Subject } from './scenario.js';
import { instantTold, namesTold } from './told.js';

/** A fact that is not as expected; `key` is the one that says what was expected. */
export interface FactDifference {
  readonly key: string;
  readonly expected: string;
  readonly found: string;
}

type Of<Kind extends Subject['kind']> = Extract<Subject, { readonly kind: Kind }>;

/** The facts of a subject that are not as expected. */
export function subjectDifferences(subject: Subject, standing: Standing): readonly FactDifference[] {
  switch (subject.kind) {
    case 'step':
      return stepDifferences(subject, standing);
    case 'task':
      return taskDifferences(subject, standing);
    case 'clock':
      return clockDifferences(subject, standing);
  }
}

function stepDifferences(subject: Of<'step'>, standing: Standing): readonly FactDifference[] {
  const { step, by, item } = subject;
  const record = recordOf(standing, step, item, by);
  const expected = subject.state ?? (by === null ? 'active' : null);
  const facts = comparing('step', `step ${step}`);
  return [
    ...facts(expected === null ? 'step' : 'state', expected, record?.state ?? 'none', subject.state === null),
    ...facts('by', by, record?.by ?? 'nobody'),
  ];
}

function taskDifferences(subject: Of<'task'>, standing: Standing): readonly FactDifference[] {
  const { task, by, to, item } = subject;
  const several = openTasksAt(standing, task);
  const open = pick(several, item, (one) => by === null || one.task.assignee?.name === by)?.task;
  const record = recordOf(standing, task, item, by);
  const closed = record?.state === 'done' || record?.state === 'cancelled' ? record.state : 'not open';
  const facts = comparing('task', `task ${task}`);
  const found = open?.state ?? closed;
  const bare = subject.state === null && by === null;
  const doer = open === undefined ? record?.by : open.assignee?.name;
  return [
    ...(subject.state === null ? [] : facts('state', subject.state, found)),
    ...(bare && open === undefined ? facts('task', 'open', found, true) : []),
    ...facts('by', by, doer ?? 'nobody'),
    ...(to === null || (open !== undefined && to.every((name) => isFor(open, name)))
      ? []
      : facts('to', namesTold(to), open === undefined ? found : namesTold(holdersOf(open)))),
  ];
}

function clockDifferences(subject: Of<'clock'>, standing: Standing): readonly FactDifference[] {
  const { clock, state, due, elapsed, breached } = subject;
  const found = clockOf(standing, clock);
  const facts = comparing('clock', `clock ${clock}`);
  const { program } = standing;
  const foundDue = instantTold(found?.due == null ? null : Date.parse(found.due), program);
  const bare = state === null && due === null && elapsed === null && breached === null;
  const foundState = found?.state ?? 'pending';
  return [
    ...(bare && foundState === 'pending' ? facts('clock', 'begun', 'pending', true) : []),
    ...facts('state', state, foundState),
    ...(due === null ? [] : facts('due', instantTold(due, program), foundDue)),
    ...(elapsed === null ? [] : facts('elapsed', durationText(elapsed), found?.elapsed ?? 'PT0S')),
    ...(breached === null ? [] : facts('breached', String(breached), String(found?.breached ?? false))),
  ];
}

/** The open tasks at a step, oldest first. */
function openTasksAt(
  standing: Standing,
  step: string,
): readonly { readonly task: OpenTask; readonly item: number | null }[] {
  return instancesWith(standing, hasStep(step))
    .flatMap(({ state }) =>
      Object.values(state.tasks).map((task) => ({ task, item: itemOfTask(state, task) })),
    )
    .filter(({ task }) => task.step === step)
    .toSorted((one, other) => one.task.openedAt - other.task.openedAt);
}

/** Compares a fact, unless nothing is expected of it. `blame` names the subject's own key. */
function comparing(own: string, subject: string) {
  return (key: string, expected: string | null, found: string, blame = false): readonly FactDifference[] => {
    if (expected === null || expected === found) return [];
    const named = key === own ? '' : `${key} `;
    return [
      {
        key: blame ? own : key,
        expected: `${subject}: ${named}${expected}`,
        found: `${subject}: ${named}${found}`,
      },
    ];
  };
}

/** The branches of an instance: first those that go on, then those of items that have ended, the last one first. */
function branchesOf({ state, closed }: PlayedInstance): readonly [string, State['branches'][string]][] {
  return [
    ...Object.entries(state.branches),
    ...closedLast(state, closed).map(({ branch, record }) => [branch, record] as [string, typeof record]),
  ];
}

/** The record of a step: that of the `item`, else the first by the doer, else the first. */
export function recordOf(
  standing: Standing,
  step: string,
  item: number | null,
  by: string | null,
): StepRecord | undefined {
  const several = instancesWith(standing, hasStep(step)).flatMap((instance) => {
    const branches = branchesOf(instance);
    const all = Object.fromEntries(branches.map(([branch, each]) => [branch, each]));
    return branches.flatMap(([branch, { steps }]) => {
      const record = Object.hasOwn(steps, step) ? steps[step] : undefined;
      return record === undefined ? [] : [{ record, item: itemOf({ branches: all }, branch) }];
    });
  });
  return pick(several, item, ({ record }) => by === null || record.by === by)?.record;
}

function hasStep(step: string): (instance: PlayedInstance) => boolean {
  return ({ program }) => indexOf(program).stepNames.has(step);
}

/** The one of several that is meant: that of the `item`, else the first that fits, else the first. */
function pick<T extends { readonly item: number | null }>(
  several: readonly T[],
  item: number | null,
  fits: (one: T) => boolean,
): T | undefined {
  if (item === null) return several.find(fits) ?? several[0];
  return numbered(several, item, (one) => one.item);
}

/** The one of several that is about an item of an `each`, counted from 1; outside of any the one at this place. */
export function numbered<T>(
  several: readonly T[],
  item: number,
  itemOfOne: (one: T) => number | null,
): T | undefined {
  const items = several.map(itemOfOne);
  return items.some((one) => one !== null) ? several[items.indexOf(item)] : several[item - 1];
}

/** Clocks of inner branches are named `clock@branch`: of several the first that goes on, else the last of those that ended. Of called workflows the one that was started last is meant. */
function clockOf(standing: Standing, name: string): InstanceView['clocks'][number] | undefined {
  const { now } = standing;
  const found = instancesWith(standing, ({ program }) => indexOf(program).clockNames.has(name)).at(-1);
  const { program, state, closed } = found ?? standing;
  const ended = Object.assign({}, ...closedLast(state, closed).map((each) => each.clocks)) as State['clocks'];
  const { clocks } = view(program, { ...state, clocks: { ...state.clocks, ...ended } }, now);
  const own = clocks.filter(({ clock }) => clock === name || clock.startsWith(`${name}@`));
  // By its bare name a clock of an item is only ever one that hasn't begun.
  return own.find(({ lap }) => lap !== null) ?? own[0];
}

function isFor(task: OpenTask, name: string): boolean {
  return holdersOf(task).includes(name);
}

function holdersOf({ groups, user, assignee }: OpenTask): readonly string[] {
  return [...groups, ...(user === null ? [] : [user]), ...(assignee === null ? [] : [assignee.name])];
}
