import { describe, expect, it } from 'vitest';
import { mayDo } from '../../../engine/running.js';
import {
  actor,
  anna,
  anyone,
  bruno,
  carla,
  claim,
  complete,
  must,
  started,
  stateOf,
  taskAt,
  tell,
  clockOf,
} from '../running/play.js';
import { clock, outcome, program, task, val } from '../running/programs.js';

describe('who may do a task', () => {
  const story = (to: Parameters<typeof task>[1] & object) =>
    started(program({ steps: [task('work', to)] }), {
      groups: ['level_1', 'level_2'],
      user: 'bruno',
      skill: 'de',
    });

  it('is anybody when it says nothing', () => {
    expect(claim(story({}), 'work', actor('zoe'))).toBeNull();
  });

  it('is the group, the user and all the skills together', () => {
    const one = story({ to: { group: val('level_2'), skills: [val('de'), val('fr')] } });
    expect(claim(one, 'work', anna)).toMatchObject({ code: 'forbidden' });
    expect(claim(one, 'work', { ...bruno, skills: ['de'] })).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('takes the skill fr') as string,
    });
    expect(claim(one, 'work', { ...bruno, skills: ['de', 'fr'] })).toBeNull();
  });

  it('may be an expression, for one name or a list', () => {
    expect(claim(story({ to: { group: val('= data.groups') } }), 'work', bruno)).toBeNull();
    expect(claim(story({ to: { user: val('= data.user') } }), 'work', carla)).toMatchObject({
      code: 'forbidden',
    });
    expect(taskAt(story({ to: { skills: [val('= data.skill')] } }), 'work').skills).toEqual(['de']);
  });

  it('is an incident where the expression gives no name', () => {
    const one = story({ to: { group: val('= data.user == "bruno"') } });
    expect(stateOf(one).incidents).toMatchObject([{ step: 'work', code: 'value_wrong' }]);
    expect(stateOf(one).tasks).toEqual({});
  });

  it('is who has the right to act in place of every group', () => {
    expect(claim(story({ to: { group: val('level_9'), skills: [val('ar')] } }), 'work', anyone)).toBeNull();
  });

  it('is never who did one of its not_by steps last: the four-eyes rule', () => {
    const one = started(program({ steps: [task('write'), task('approve', { to: { notBy: ['write'] } })] }));
    must(one, { type: 'complete', task: taskAt(one, 'write').id, by: bruno, outcome: null, data: {} });
    expect(one.applied.at(-1)?.[1].tasks).toMatchObject([
      { step: 'write' },
      { step: 'approve', notBy: ['bruno'] },
    ]);
    expect(claim(one, 'approve', bruno)).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: { ...bruno, any: true } })).toMatchObject({ code: 'forbidden' });
    expect(
      tell(one, { type: 'assign', task: taskAt(one, 'approve').id, by: anna, group: null, user: bruno }),
    ).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: carla })).toBeNull();
  });

  it('counts only the last completion of a not_by step', () => {
    const one = started(
      program({
        steps: [
          task('write'),
          task('approve', {
            to: { notBy: ['write'] },
            outcomes: [outcome('again', { next: 'write' }), outcome('done')],
          }),
        ],
      }),
    );
    complete(one, 'write', { by: bruno });
    complete(one, 'approve', { by: carla, outcome: 'again' });
    complete(one, 'write', { by: carla });
    expect(complete(one, 'approve', { by: carla })).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: bruno })).toBeNull();
  });

  it('is told beforehand', () => {
    const one = story({ to: { group: val('level_2') } });
    const { id } = taskAt(one, 'work');
    expect(mayDo(stateOf(one), id, bruno)).toBeNull();
    expect(mayDo(stateOf(one), id, anna)).toMatchObject({ code: 'forbidden' });
    expect(mayDo(stateOf(one), 'i1.99', anna)).toMatchObject({ code: 'not_found' });
    expect(mayDo(stateOf(one), 'other.2', anna)).toMatchObject({ code: 'not_found' });
  });
});

describe('claim, release, assign', () => {
  const story = (): ReturnType<typeof started> =>
    started(
      program({
        steps: [task('work', { to: { group: val('level_2'), skills: [val('de')], notBy: [] } })],
        clocks: [clock('pickup', '4 hours', { until: [{ on: 'claimed', step: 'work' }] })],
      }),
    );
  const clever = (who: typeof bruno) => ({ ...who, skills: ['de'] });

  it('a task that is claimed is another’s to be refused', () => {
    const one = story();
    expect(claim(one, 'work', clever(bruno))).toBeNull();
    expect(claim(one, 'work', clever(carla))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('claimed by bruno') as string,
    });
    expect(complete(one, 'work', { by: clever(carla) })).toMatchObject({ code: 'conflict' });
    expect(claim(one, 'work', clever(bruno))).toMatchObject({ code: 'conflict' });
    expect(complete(one, 'work', { by: clever(bruno) })).toBeNull();
  });

  it('is released by who has it, or by who may act for all', () => {
    const one = story();
    const { id } = taskAt(one, 'work');
    expect(tell(one, { type: 'release', task: id, by: bruno })).toMatchObject({ code: 'conflict' });
    claim(one, 'work', clever(bruno));
    expect(tell(one, { type: 'release', task: id, by: carla })).toMatchObject({ code: 'forbidden' });
    expect(tell(one, { type: 'release', task: id, by: anyone })).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({ state: 'ready', assignee: null });
  });

  it('assigning to a group makes it ready and keeps only not_by', () => {
    const one = story();
    claim(one, 'work', clever(bruno));
    must(one, { type: 'assign', task: taskAt(one, 'work').id, by: anyone, group: 'level_3', user: null });
    expect(taskAt(one, 'work')).toMatchObject({
      state: 'ready',
      groups: ['level_3'],
      skills: [],
      user: null,
      assignee: null,
    });
    expect(claim(one, 'work', actor('dario', ['level_3']))).toBeNull();
  });

  it('assigning to a user claims it for them, whatever group it is for', () => {
    const one = story();
    must(one, { type: 'assign', task: taskAt(one, 'work').id, by: anyone, group: null, user: anna });
    expect(taskAt(one, 'work')).toMatchObject({ state: 'claimed', assignee: anna });
    expect(clockOf(one, 'pickup').state).toBe('met');
    expect(complete(one, 'work', { by: anna })).toBeNull();
  });

  it('assigning takes a group or a user, not both and not none', () => {
    const one = story();
    const { id } = taskAt(one, 'work');
    expect(tell(one, { type: 'assign', task: id, by: anyone, group: null, user: null })).toMatchObject({
      code: 'invalid',
    });
    expect(tell(one, { type: 'assign', task: id, by: anyone, group: 'a', user: anna })).toMatchObject({
      code: 'invalid',
    });
  });

  it('a task that is no longer open is a conflict, one that never was is not found', () => {
    const one = started(program({ steps: [task('work'), task('more')] }));
    const { id } = taskAt(one, 'work');
    complete(one, 'work');
    for (const type of ['claim', 'release'] as const)
      expect(tell(one, { type, task: id, by: anyone })).toMatchObject({ code: 'conflict' });
    expect(tell(one, { type: 'complete', task: 'i1.x', by: anyone, outcome: null, data: {} })).toMatchObject({
      code: 'not_found',
    });
  });
});
