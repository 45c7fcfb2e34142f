import { describe, expect, it } from 'vitest';
import { actor, anna, bruno, carla, claim, complete, must, started, stateOf, taskAt, tell } from './play.js';
import { clock, program, task, val } from './programs.js';

const work = () =>
  started(
    program({
      steps: [task('work', { to: { group: val('level_2') } })],
      clocks: [clock('pickup', '4 hours', { until: [{ on: 'claimed', step: 'work' }] })],
    }),
  );
const delegated = (story: ReturnType<typeof work>, by = bruno, user = carla) =>
  tell(story, { type: 'delegate', task: taskAt(story, 'work').id, by, user });

describe('a delegation', () => {
  it('passes a task on to another who may do it, claimed first if nobody has it, and is told in the log', () => {
    const one = work();
    expect(delegated(one)).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({
      state: 'claimed',
      assignee: { name: 'carla' },
      delegatedBy: 'bruno',
    });
    const done = one.applied.at(-1)?.[1];
    expect(done?.happenings.map(({ what }) => what)).toEqual([
      'task_claimed',
      'clock_stopped',
      'task_delegated',
    ]);
    expect(done?.laps).toMatchObject([{ clock: 'pickup', state: 'met' }]);
    expect(complete(one, 'work', { by: bruno })).toMatchObject({ code: 'conflict' });
    expect(complete(one, 'work', { by: carla })).toBeNull();
    expect(stateOf(one).doneBy).toEqual({ work: ['carla'] });
  });

  it('is taken back by a claim of who delegated, until the task is given back', () => {
    const one = work();
    delegated(one);
    expect(claim(one, 'work', bruno)).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({ assignee: { name: 'bruno' } });
    expect(taskAt(one, 'work').delegatedBy).toBeUndefined();
    delegated(one);
    must(one, { type: 'release', task: taskAt(one, 'work').id, by: carla });
    expect(taskAt(one, 'work').delegatedBy).toBeUndefined();
    must(one, { type: 'claim', task: taskAt(one, 'work').id, by: carla });
    expect(claim(one, 'work', bruno)).toMatchObject({ code: 'conflict' });
  });

  it('is refused to whom the task is not for, by whom it is not for, and to oneself', () => {
    const one = work();
    expect(delegated(one, bruno, anna)).toMatchObject({ code: 'forbidden' });
    expect(delegated(one, anna, carla)).toMatchObject({ code: 'forbidden' });
    expect(delegated(one, bruno, bruno)).toMatchObject({ code: 'invalid' });
    expect(claim(one, 'work', carla)).toBeNull();
    expect(delegated(one, bruno, actor('gina', ['level_2']))).toMatchObject({ code: 'conflict' });
  });
});
