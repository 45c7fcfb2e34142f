import { describe, expect, it } from 'vitest';
import { migrated, version } from './migrated.js';
import { complete, hours, pass, started, stateOf, taskAt, told } from './play.js';
import { each, end, parallel, program, stepClock, task, val } from './programs.js';

describe('an instance goes over in the middle of blocks', () => {
  it('stays in the branches of a parallel, whatever their order, and the parallel ends when all are done', () => {
    const story = started(
      program({ steps: [parallel('both', { a: [task('one')], b: [task('two')] }), end('over', 'over')] }),
    );
    const ids = [taskAt(story, 'one').id, taskAt(story, 'two').id];
    const turned = parallel('together', { b: [task('second')], c: [task('three')], a: [task('one')] });
    const next = program({ steps: [turned, end('over', 'over')] });
    expect(migrated(story, version(next, '1', { both: 'together', two: 'second' }))).toBeNull();
    expect([taskAt(story, 'one').id, taskAt(story, 'second').id]).toEqual(ids);
    complete(story, 'one');
    expect(stateOf(story).status).toBe('running');
    complete(story, 'second');
    expect(stateOf(story).outcome).toBe('over');
  });

  it('goes on with the items of an each by new names, each with its own records and clocks', () => {
    const ask = (name: string, who: string) =>
      task(name, { to: { group: val(who) }, clock: stepClock(name, '2 hours', {}) });
    const items = (name: string, who: string) =>
      each('all', ['x', 'y', 'z'], [ask(name, who)], { atOnce: 2 });
    const story = started(program({ steps: [items('ask', '= item'), end('over', 'over')] }));
    pass(story, hours);
    const next = program({ steps: [items('question', '= "to_" + item'), end('over', 'over')] });
    expect(migrated(story, version(next, '1', { ask: 'question' }))).toBeNull();
    const tasks = Object.values(stateOf(story).tasks);
    expect(tasks.map(({ step, groups }) => [step, groups])).toEqual([
      ['question', ['to_x']],
      ['question', ['to_y']],
    ]);
    pass(story, hours);
    expect(told(story).filter((text) => text.startsWith('threshold:question'))).toHaveLength(2);
    for (let left = 3; left > 0; left -= 1) complete(story, 'question');
    expect(stateOf(story).outcome).toBe('over');
  });

  it('is refused, naming the step, where the branch that runs is gone', () => {
    const story = started(program({ steps: [parallel('both', { a: [task('one')], b: [task('two')] })] }));
    const refused = migrated(story, version(program({ steps: [parallel('both', { a: [task('one')] })] })));
    expect(refused?.errors).toMatchObject([{ path: '/steps/two' }]);
  });

  it('is refused where two branches would come to one', () => {
    const story = started(program({ steps: [parallel('both', { a: [task('one')], b: [task('two')] })] }));
    const refused = migrated(
      story,
      version(program({ steps: [parallel('both', { a: [task('one'), task('two')] })] })),
    );
    expect(refused?.message).toContain('runs already for another');
  });
});
