import { describe, expect, it } from 'vitest';
import { nextDue } from '../../../engine/running.js';
import {
  active,
  anna,
  bruno,
  claim,
  clockOf,
  complete,
  hours,
  message,
  minutes,
  must,
  pass,
  started,
  stateOf,
  taskAt,
  told,
} from './play.js';
import {
  assignGroup,
  choose,
  clock,
  end,
  goNext,
  notifyAssignee,
  notifyGroup,
  onMessage,
  program,
  raisePriority,
  setData,
  stepClock,
  task,
  val,
} from './programs.js';

describe('actions', () => {
  const at = (
    actions: Parameters<typeof clock>[2] & object,
    more: Partial<Parameters<typeof program>[0]> = {},
  ) =>
    program({
      steps: [task('a', { to: { group: val('level_2') } }), task('b')],
      clocks: [clock('c1', '1 hour', actions)],
      ...more,
    });

  it('notify the assignee: who has claimed the task, else its group', () => {
    const told1 = at({ at: { '100%': [notifyAssignee] } });
    const ready = started(told1);
    pass(ready, 1 * hours);
    expect(ready.notices).toEqual([{ to: { group: 'level_2' }, template: null, clock: 'c1', task: 'i1.2' }]);
    const claimed = started(told1);
    claim(claimed, 'a', bruno);
    pass(claimed, 1 * hours);
    expect(claimed.notices).toMatchObject([{ to: { user: 'bruno' } }]);
  });

  it('notify groups and users, with a template, also by expressions', () => {
    const one = started(
      at({
        at: {
          '100%': [
            {
              kind: 'notify',
              to: { group: val('= ["a", data.g]'), user: val('sara') },
              assignee: false,
              template: 'deadline_near',
            },
          ],
        },
      }),
      { g: 'b' },
    );
    pass(one, 1 * hours);
    expect(one.notices.map(({ to, template }) => [to, template])).toEqual([
      [{ group: 'a' }, 'deadline_near'],
      [{ group: 'b' }, 'deadline_near'],
      [{ user: 'sara' }, 'deadline_near'],
    ]);
  });

  it('set the priority, or raise it within 0 and 100', () => {
    const one = started(
      at({
        at: {
          '50%': [raisePriority(70)],
          '100%': [raisePriority(-300)],
          '+1 hour': [{ kind: 'priority', value: val('= data.p') }],
        },
      }),
      { p: 42 },
    );
    pass(one, 30 * minutes);
    expect(stateOf(one).priority).toBe(100);
    pass(one, 30 * minutes);
    expect(stateOf(one).priority).toBe(0);
    pass(one, 1 * hours);
    expect(stateOf(one).priority).toBe(42);
  });

  it('assign every open task of the scope, claimed ones released first', () => {
    const one = started(
      at({
        at: {
          '100%': [assignGroup('supervisors')],
          '+1 hour': [{ kind: 'assign', to: { group: null, user: val('sara') } }],
        },
      }),
    );
    claim(one, 'a', bruno);
    pass(one, 1 * hours);
    expect(taskAt(one, 'a')).toMatchObject({ state: 'ready', groups: ['supervisors'], assignee: null });
    expect(told(one)).toContain('task_released:a');
    pass(one, 1 * hours);
    expect(taskAt(one, 'a')).toMatchObject({ state: 'claimed', assignee: { name: 'sara' } });
    expect(complete(one, 'a', { by: { name: 'sara', groups: [], skills: [], any: false } })).toBeNull();
  });

  it('assign only tasks of the scope', () => {
    const inner = choose('which', [
      { steps: [task('deep', { clock: stepClock('deep', '1 hour', { '100%': [assignGroup('x')] }) })] },
    ]);
    const one = started(program({ steps: [inner] }));
    pass(one, 1 * hours);
    expect(taskAt(one, 'deep').groups).toEqual(['x']);
  });

  it('write data, and go elsewhere; what comes after next is not done', () => {
    const one = started(
      at({ at: { '100%': [setData({ late: true }), goNext('b'), setData({ more: true })] } }),
    );
    pass(one, 1 * hours);
    expect(stateOf(one).data).toEqual({ late: true });
    expect(active(one)).toEqual(['b']);
  });

  it('give a clock another term, measured from its start', () => {
    const one = started(
      at(
        { at: { '100%': [notifyGroup('x')] } },
        { handlers: [onMessage('longer', [{ kind: 'retime', clock: 'c1', within: val('= message.term') }])] },
      ),
    );
    pass(one, 30 * minutes);
    message(one, 'longer', { term: '3 hours' });
    expect(clockOf(one, 'c1').due).toBe('2026-03-02T11:00:00Z');
    expect(told(one)).toContain('clock_retimed:c1:1');
    pass(one, 2 * hours);
    expect(one.notices).toEqual([]);
    message(one, 'longer', { term: 'soon' });
    expect(stateOf(one).incidents).toMatchObject([{ code: 'value_wrong' }]);
  });

  it('that fail are an incident, once, and the threshold has acted', () => {
    const one = started(at({ every: { '1 hour': [setData({ n: '= data.absent' })] } }));
    pass(one, 5 * hours);
    expect(stateOf(one).incidents).toMatchObject([
      { activation: null, step: 'c1', code: 'expression_failed' },
    ]);
    must(one, { type: 'resolve', step: 'c1', by: anna, result: null });
    expect(stateOf(one).incidents).toEqual([]);
  });

  it('act again and again once the term has expired', () => {
    const one = started(at({ every: { '1 hour': [notifyGroup('x')] } }));
    pass(one, 1 * hours);
    expect(one.notices).toHaveLength(0);
    pass(one, 3 * hours);
    expect(one.notices).toHaveLength(3);
  });

  it('stop acting when the instance ends', () => {
    const one = started(
      program({
        steps: [task('a'), end('closed', 'ok')],
        clocks: [clock('c1', '1 hour', { every: { '1 hour': [notifyGroup('x')] } })],
      }),
    );
    complete(one, 'a');
    expect(nextDue(one.program, stateOf(one))).toBeNull();
  });
});
