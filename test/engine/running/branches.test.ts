import { expect, it } from 'vitest';
import { makeMove } from '../../../engine/running/make-move.js';
import { indexOf } from '../../../engine/running/program-index.js';
import { createRun } from '../../../engine/running/run.js';
import { settle } from '../../../engine/running/settle.js';
import { advance, nextDue, view } from '../../../engine/running.js';
import { active, anyone, hours, monday, pass, started, stateOf } from './play.js';
import { choose, outcome, place, program, stepClock, task, val } from './programs.js';

const within = { clock: stepClock('deep', '= item == "a" ? "2 hours" : "3 hours"', { '100%': [] }) };
const deep = task('deep', {
  ...within,
  outcomes: [
    outcome('done', {
      set: [{ path: place('got'), value: val('= item + steps.deep.outcome + steps.first.outcome') }],
    }),
  ],
});

// The move by itself, on a kind that opens one block only.
it('blocks with names of their own run side by side, each with its records, names and clocks', () => {
  const story = started(
    program({
      steps: [task('first'), choose('which', [{ when: 'data.held', steps: [deep] }]), task('last')],
    }),
    { held: true },
  );
  const first = stateOf(story).activations['2'];
  expect(first?.step).toBe('first');
  const done = advance(story.program, stateOf(story), {
    type: 'complete',
    id: 'c',
    now: monday,
    occurredAt: null,
    task: 'i1.2',
    by: anyone,
    outcome: null,
    data: {},
  });
  if (!done.ok) throw new Error(done.message);
  const which = Object.values(done.state.activations).find(({ step }) => step === 'which');

  const event = { type: 'due', id: 'd', now: monday, occurredAt: null } as const;
  const run = createRun(story.program, indexOf(story.program), event, done.state, monday);
  makeMove(run, which?.id ?? '', {
    to: 'open',
    blocks: [
      { position: 0, names: { item: 'a' } },
      { position: 0, names: { item: 'b' } },
    ],
    wait: { dueAt: null },
  });
  settle(run);
  story.state = JSON.parse(JSON.stringify(run.draft)) as typeof run.draft;

  // The first block, of the branch around it, knows no `item`: its clock is an incident, its step stands all the same.
  expect(active(story)).toEqual(['which', 'deep', 'deep', 'deep']);
  expect(
    view(story.program, stateOf(story), monday).clocks.map(({ clock, due }) => `${clock} ${due}`),
  ).toEqual(['deep null', 'deep@6 2026-03-02T10:00:00Z', 'deep@8 2026-03-02T11:00:00Z']);
  expect(nextDue(story.program, stateOf(story))).toBe(monday + 2 * hours);
  pass(story, 2 * hours);

  const tasks = Object.values(stateOf(story).tasks);
  const ended = advance(story.program, stateOf(story), {
    type: 'complete',
    id: 'e',
    now: story.now,
    occurredAt: null,
    task: tasks[2]?.id ?? '',
    by: anyone,
    outcome: null,
    data: {},
  });
  if (!ended.ok) throw new Error(ended.message);
  // A choose ends with the first of its blocks: what goes on in the others is left, their branches are closed.
  expect(ended.state.data).toEqual({ held: true, got: 'bdonedone' });
  expect(Object.values(ended.state.activations).map(({ step }) => step)).toEqual(['last']);
  expect(Object.keys(ended.state.branches)).toEqual(['0']);
  expect(Object.keys(ended.state.clocks)).toEqual([]);
  expect(ended.laps.map(({ clock, state }) => `${clock} ${state}`)).toEqual([
    'deep@8 met',
    'deep@6 breached',
  ]);
  expect(ended.tasks.map(({ state }) => state)).toEqual(['done', 'cancelled', 'cancelled', 'ready']);
});
