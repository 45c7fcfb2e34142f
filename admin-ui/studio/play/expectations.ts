/** What a move has brought about, as expectations of a scenario: only such as hold where they stand. */
import { view } from '../../../engine/running.js';
import { itemOfTask } from '../../../engine/running/items.js';
import { indexOf } from '../../../engine/running/program-index.js';
import { instancesOf } from '../../../engine/scenario/instances.js';
import type { Standing } from '../../../engine/scenario/play-engine.js';
import type { Expect, Subject } from '../../../engine/scenario/scenario.js';
import { unmet } from '../../../engine/scenario/unmet.js';

const nothing: Expect = {
  lines: {},
  subject: null,
  priority: null,
  data: null,
  called: null,
  notified: null,
  incident: null,
  ended: null,
  running: null,
  measure: null,
  progress: null,
};

/** What is so after a move and was not before; `before` null: the start. */
export function expectationsBetween(before: Standing | null, after: Standing): readonly Expect[] {
  const found = [
    ...newSubjects(tasks(before), tasks(after)),
    ...newSubjects(waits(before), waits(after)),
    ...newSubjects(clocks(before), clocks(after)),
    ...facts(before, after),
  ];
  return found.filter((expect) => unmet(expect, after).length === 0);
}

type Subjects = ReadonlyMap<string, Subject>;

function newSubjects(before: Subjects, after: Subjects): readonly Expect[] {
  return [...after].flatMap(([key, subject]) => (before.has(key) ? [] : [{ ...nothing, subject }]));
}

function tasks(standing: Standing | null): Subjects {
  if (standing === null) return new Map();
  const open = instancesOf(standing).flatMap(({ state }) =>
    Object.values(state.tasks).map((task) => ({ task, item: itemOfTask(state, task) })),
  );
  return new Map(
    open.map(({ task, item }) => {
      const to = task.groups.length > 0 ? task.groups : task.user === null ? null : [task.user];
      const { id, state, step } = task;
      return [
        `${id} ${state}`,
        { kind: 'task', task: step, state, to, by: task.assignee?.name ?? null, item },
      ];
    }),
  );
}

/** Steps that stand and are no tasks: waits, calls, lists. */
function waits(standing: Standing | null): Subjects {
  if (standing === null) return new Map();
  const { program, state } = standing;
  const { steps } = indexOf(program);
  return new Map(
    Object.values(state.activations)
      .filter(({ step }) => steps.get(step)?.step.kind === 'wait')
      .map(({ id, step }) => [id, { kind: 'step', step, state: 'active', by: null, item: null }]),
  );
}

function clocks(standing: Standing | null): Subjects {
  if (standing === null) return new Map();
  const { program, state, now } = standing;
  // One of an item's branch has no name of its own in a scenario.
  const begun = view(program, state, now).clocks.filter(
    ({ clock, state: shown }) => !clock.includes('@') && shown !== 'pending' && shown !== 'cancelled',
  );
  return new Map(
    begun.map(({ clock, lap, state: shown, due }) => {
      const expected = shown === 'running' && due !== null ? Date.parse(due) : null;
      const key = `${clock} ${String(lap)} ${shown} ${String(expected)}`;
      return [key, { kind: 'clock', clock, state: shown, due: expected, elapsed: null, breached: null }];
    }),
  );
}

function facts(before: Standing | null, after: Standing): readonly Expect[] {
  const { state } = after;
  const priority = before !== null && before.state.priority !== state.priority ? state.priority : null;
  const incidents = after.state.incidents.slice(before?.state.incidents.length ?? 0);
  const called = callsOf(after)
    .filter(({ service, times }) =>
      callsOf(before).every((each) => each.service !== service || each.times < times),
    )
    .map(({ service, times }) => ({ service, times, with: null }));
  const ended =
    before?.state.status !== 'ended' && state.status === 'ended' ? (state.outcome ?? 'done') : null;
  return [
    ...(priority === null ? [] : [{ ...nothing, priority }]),
    ...(called.length === 0 ? [] : [{ ...nothing, called }]),
    ...incidents.map(({ step }) => ({ ...nothing, incident: step })),
    ...(ended === null ? [] : [{ ...nothing, ended }]),
  ];
}

function callsOf(standing: Standing | null): readonly { readonly service: string; readonly times: number }[] {
  const calls = standing?.calls ?? [];
  return [...new Set(calls.map(({ service }) => service))].map((service) => ({
    service,
    times: calls.filter((call) => call.service === service).length,
  }));
}
