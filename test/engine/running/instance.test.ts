import { describe, expect, it } from 'vitest';
import {
  advance,
  advanceAll,
  migrateState,
  nextDue,
  projectRow,
  taskForms,
  view,
} from '../../../engine/running.js';
import { anna, anyone, bruno, claim, hours, monday, must, pass, started, stateOf, tell } from './play.js';
import {
  awaits,
  choose,
  clock,
  end,
  form,
  outcome,
  program,
  service,
  set,
  stepClock,
  task,
  val,
  wait,
} from './programs.js';

describe('an instance', () => {
  it('can be cancelled: all that is open is, and no clock counts as met', () => {
    const one = started(
      program({
        steps: [choose('which', [{ steps: [task('deep', { clock: stepClock('deep', '1 hour') })] }])],
        clocks: [
          clock('all', '4 hours'),
          clock('done', '1 minute', { from: [{ on: 'entered', step: 'deep' }] }),
        ],
      }),
    );
    pass(one, 0.5 * hours);
    must(one, { type: 'cancel', by: anyone, reason: 'mistake' });
    expect(stateOf(one)).toMatchObject({
      status: 'cancelled',
      outcome: null,
      endedAt: one.now,
      frames: {},
      activations: {},
      tasks: {},
    });
    expect(
      one.applied
        .at(-1)?.[1]
        .laps.map(({ clock: name, state }) => `${name} ${state}`)
        .toSorted(),
    ).toEqual(['all cancelled', 'deep cancelled', 'done breached']);
    expect(nextDue(one.program, stateOf(one))).toBeNull();
    expect(tell(one, { type: 'cancel', by: anyone, reason: null })).toMatchObject({ code: 'conflict' });
    expect(tell(one, { type: 'message', name: 'm', by: null, data: {} })).toMatchObject({ code: 'conflict' });
  });

  it('refuses a due event when nothing is due', () => {
    const one = started(program({ steps: [wait('rest', { for: val('1 hour') })] }));
    const early = advance(one.program, stateOf(one), {
      type: 'due',
      id: 'due 2',
      now: monday + 1,
      occurredAt: null,
    });
    expect(early).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('takes an event whose clock is behind as of the instant that it has reached', () => {
    const one = started(program({ steps: [task('work')] }));
    one.now = monday - 5 * hours;
    expect(claim(one, 'work', bruno)).toBeNull();
    expect(stateOf(one).now).toBe(monday);
  });

  it('before a command lets act everything that is due by then, each as an event at its own instant', () => {
    const one = started(
      program({
        steps: [task('work')],
        clocks: [clock('c', '1 hour', { at: { '50%': [], '+1 hour': [] } })],
      }),
    );
    const event = {
      type: 'claim',
      id: 'c2',
      now: monday + 5 * hours,
      occurredAt: null,
      task: 'i1.2',
      by: anna,
    } as const;
    const all = advanceAll(one.program, one.state, event);
    expect(all.applied.map(([{ id, now }]) => [id, now])).toEqual([
      ['due 2', monday + 0.5 * hours],
      ['due 3', monday + 1 * hours],
      ['due 4', monday + 2 * hours],
      ['c2', monday + 5 * hours],
    ]);
    expect(all.state?.sequence).toBe(5);
  });

  it('keeps what was due when the command itself is refused', () => {
    const one = started(
      program({ steps: [awaits('rest', ['m'], { for: '1 hour' }), end('closed', 'late')] }),
    );
    pass(one, 0);
    const all = advanceAll(one.program, one.state, {
      type: 'message',
      id: 'm1',
      now: monday + 2 * hours,
      occurredAt: null,
      name: 'm',
      by: null,
      data: {},
    });
    expect(all).toMatchObject({ refusal: { code: 'conflict' }, state: { status: 'ended', outcome: 'late' } });
    expect(all.applied).toHaveLength(1);
  });

  it('is listed by what its projection says', () => {
    const one = started(
      program({
        key: val('= data.k'),
        see: { groups: ['directors'] },
        steps: [task('work', { to: { group: val('level_2') } })],
      }),
      { k: 'A' },
    );
    expect(projectRow(one.program, stateOf(one))).toEqual({
      key: 'A',
      summary: null,
      priority: 50,
      status: 'running',
      outcome: null,
      activeSteps: ['work'],
      seeGroups: ['directors', 'level_2'],
    });
  });

  it('is shown with its steps, tasks, clocks, data and incidents', () => {
    const one = started(
      program({
        steps: [set('mark', { a: 1 }), task('work', { to: { group: val('level_2') } })],
        clocks: [clock('c', '1 hour'), clock('later', '1 hour', { from: [{ on: 'done', step: 'work' }] })],
      }),
    );
    expect(view(one.program, stateOf(one), monday + 0.5 * hours)).toMatchObject({
      id: 'i1',
      state: 'running',
      data: { a: 1 },
      started_at: '2026-03-02T08:00:00Z',
      ended_at: null,
      steps: [
        { step: 'mark', state: 'done' },
        { step: 'work', state: 'active', entered_at: '2026-03-02T08:00:00Z', at: null },
      ],
      tasks: [{ id: 'i1.3', step: 'work', state: 'ready', groups: ['level_2'], assignee: null }],
      clocks: [
        {
          clock: 'c',
          lap: 1,
          state: 'running',
          due: '2026-03-02T09:00:00Z',
          elapsed: 'PT30M',
          breached: false,
          stopped_at: null,
        },
        { clock: 'later', lap: null, state: 'pending', due: null },
      ],
      incidents: [],
    });
  });

  it('says what a task asks for', () => {
    const asked = program({
      forms: [form('answer', {})],
      steps: [
        task('work', {
          form: 'answer',
          show: ['subject'],
          outcomes: [outcome('a'), outcome('b', { title: 'B' })],
        }),
        set('mark', {}),
      ],
    });
    expect(taskForms(asked, 'work')).toMatchObject({
      title: 'work',
      show: ['subject'],
      outcomes: [
        { name: 'a', form: { name: 'answer' } },
        { name: 'b', title: 'B' },
      ],
    });
    expect(taskForms(asked, 'mark')).toBeNull();
  });

  it('has a state of a format that this program knows, or is refused', () => {
    const state = stateOf(started(program({ steps: [task('work')] })));
    expect(migrateState(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(migrateState({ ...state, undoable: undefined, format: 1, doneBy: { work: 'anna' } })).toEqual({
      ...state,
      doneBy: { work: ['anna'] },
    });
    expect(() => migrateState({ ...state, format: 3 })).toThrow(/newer/);
    expect(() => migrateState({})).toThrow(/format/);
    expect(() => migrateState(null)).toThrow(/format/);
  });

  it('keeps incidents, calls and clocks apart from a program of another version', () => {
    const one = started(program({ steps: [service('send')] }));
    const other = program({ steps: [task('work')] });
    expect(() =>
      advance(other, stateOf(one), {
        type: 'result',
        id: 'r',
        now: monday,
        occurredAt: null,
        effect: '2.1',
        result: {},
      }),
    ).toThrow(/another version|no step/);
  });
});
