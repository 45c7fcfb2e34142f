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
const standIn = { ...anna, standsInFor: ['bruno'] };
const said = (story: ReturnType<typeof work>) =>
  story.applied
    .at(-1)?.[1]
    .happenings.map(({ what, detail }) => (what === 'stood_in' ? [what, detail] : what));

describe('who stands in for somebody away', () => {
  it('takes over what the absent one holds, whatever group it asks for; the log says for whom, no clock hears of it', () => {
    const one = work();
    must(one, { type: 'claim', task: taskAt(one, 'work').id, by: bruno });
    expect(claim(one, 'work', anna)).toMatchObject({ code: 'conflict' });
    expect(claim(one, 'work', standIn)).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({ assignee: { name: 'anna' }, delegatedBy: 'bruno' });
    expect(said(one)).toEqual([['stood_in', 'bruno']]);
    expect(complete(one, 'work', { by: standIn })).toBeNull();
    expect(stateOf(one).doneBy).toEqual({ work: ['anna'] });
    expect(said(one)).toContainEqual(['stood_in', 'bruno']);
  });

  it('completes it without taking it first, and gives it back or hands it on for them', () => {
    const one = work();
    must(one, { type: 'claim', task: taskAt(one, 'work').id, by: bruno });
    must(one, { type: 'release', task: taskAt(one, 'work').id, by: standIn });
    expect(taskAt(one, 'work')).toMatchObject({ state: 'ready', assignee: null });
    must(one, { type: 'claim', task: taskAt(one, 'work').id, by: bruno });
    must(one, { type: 'delegate', task: taskAt(one, 'work').id, by: standIn, user: carla });
    expect(taskAt(one, 'work')).toMatchObject({ assignee: { name: 'carla' } });
    const other = work();
    must(other, { type: 'claim', task: taskAt(other, 'work').id, by: bruno });
    expect(complete(other, 'work', { by: standIn })).toBeNull();
    expect(said(other)).toContainEqual(['stood_in', 'bruno']);
  });

  it('may have what is for the absent one by name; who comes back takes it back', () => {
    const one = started(program({ steps: [task('work', { to: { user: val('bruno') } })] }));
    expect(claim(one, 'work', anna)).toMatchObject({ code: 'forbidden' });
    expect(claim(one, 'work', standIn)).toBeNull();
    expect(claim(one, 'work', bruno)).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({ assignee: { name: 'bruno' } });
    expect(taskAt(one, 'work').delegatedBy).toBeUndefined();
  });

  it('is no way around the four-eyes rule, nor to tasks of the absent one’s groups', () => {
    const one = started(
      program({
        steps: [
          task('first', { to: { group: val('level_1') } }),
          task('second', { to: { notBy: ['first'] } }),
        ],
      }),
    );
    expect(complete(one, 'first', { by: anna })).toBeNull();
    must(one, { type: 'claim', task: taskAt(one, 'second').id, by: bruno });
    expect(claim(one, 'second', standIn)).toMatchObject({ code: 'forbidden' });
    expect(claim(work(), 'work', standIn)).toMatchObject({ code: 'forbidden' });
  });
});

describe('the mode that a task asks for', () => {
  const call = () => started(program({ steps: [task('call', { to: { mode: 'on_line' } })] }));

  it('TKT-13 keeps who works otherwise from claiming it, not who has it nor whom nobody asked', () => {
    expect(claim(call(), 'call', { ...anna, modes: ['off_line'] })).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('who works on_line') as unknown,
    });
    expect(claim(call(), 'call', { ...anna, modes: [] })).toMatchObject({ code: 'forbidden' });
    expect(claim(call(), 'call', { ...anna, modes: ['on_line'] })).toBeNull();
    expect(claim(call(), 'call', anna)).toBeNull();
    const one = call();
    expect(claim(one, 'call', anna)).toBeNull();
    expect(complete(one, 'call', { by: { ...anna, modes: [] } })).toBeNull();
    const given = call();
    expect(
      tell(given, {
        type: 'assign',
        task: taskAt(given, 'call').id,
        by: anna,
        group: null,
        user: { ...actor('gina', []), modes: [] },
      }),
    ).toBeNull();
  });
});
