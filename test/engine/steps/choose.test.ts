import { describe, expect, it } from 'vitest';
import { active, complete, message, started, stateOf, told } from '../running/play.js';
import { choose, end, goNext, onMessage, program, set, task } from '../running/programs.js';

describe('a choose', () => {
  const which = choose('which', [
    { when: 'data.n > 10', next: 'big' },
    { when: 'data.n > 5', steps: [task('check'), set('mark', { checked: true })] },
    { when: 'data.n > 4' },
  ]);
  const steps = [which, task('small'), task('big')];

  it('takes the first branch that holds', () => {
    expect(active(started(program({ steps }), { n: 11 }))).toEqual(['big']);
    expect(active(started(program({ steps }), { n: 6 }))).toEqual(['which', 'check']);
  });

  it('goes to the step below when nothing holds, whatever its own next says', () => {
    expect(
      active(started(program({ steps: [{ ...which, next: 'big' }, ...steps.slice(1)] }), { n: 1 })),
    ).toEqual(['small']);
  });

  it('takes its else when nothing before holds', () => {
    const otherwise = choose('which', [{ when: 'false', next: 'small' }, { next: 'big' }]);
    expect(active(started(program({ steps: [otherwise, ...steps.slice(1)] })))).toEqual(['big']);
  });

  it('goes through the steps of a branch, then on after itself', () => {
    const one = started(program({ steps }), { n: 6 });
    complete(one, 'check');
    expect(active(one)).toEqual(['small']);
    expect(stateOf(one)).toMatchObject({
      data: { n: 6, checked: true },
      branches: { '0': { steps: { which: { state: 'done' }, mark: { state: 'done' } } } },
    });
    expect(Object.keys(stateOf(one).frames)).toEqual(['1']);
  });

  it('is cancelled when a step in it goes to one of the block around it', () => {
    const one = started(
      program({
        steps: [
          choose('which', [{ steps: [set('mark', { a: 1 }, { next: 'big' }), task('never')] }]),
          task('small'),
          task('big'),
        ],
      }),
    );
    expect(active(one)).toEqual(['big']);
    expect(stateOf(one).branches['0']?.steps).toMatchObject({
      which: { state: 'cancelled' },
      mark: { state: 'done' },
    });
  });

  it('stands as an incident where a condition fails', () => {
    const one = started(
      program({
        steps: [choose('which', [{ when: 'data.absent', next: 'big' }]), task('small'), task('big')],
      }),
    );
    expect(active(one)).toEqual(['which']);
    expect(stateOf(one).incidents).toMatchObject([{ step: 'which', code: 'expression_failed' }]);
  });

  it('may nest, and end the instance from inside', () => {
    const inner = choose('inner', [{ steps: [task('deep'), end('closed', 'found')] }]);
    const one = started(program({ steps: [choose('outer', [{ steps: [inner] }]), task('below')] }));
    expect(active(one)).toEqual(['outer', 'inner', 'deep']);
    complete(one, 'deep');
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'found', frames: {}, activations: {} });
    expect(told(one).slice(-4)).toEqual([
      'left:closed:found',
      'cancelled:inner',
      'cancelled:outer',
      'ended:found',
    ]);
  });

  it('is left, with all inside it, by a message of the block around it', () => {
    const one = started(
      program({
        steps: [choose('outer', [{ steps: [task('deep')] }]), task('below')],
        handlers: [onMessage('go', [goNext('below')])],
      }),
    );
    message(one, 'go');
    expect(active(one)).toEqual(['below']);
    expect(one.applied.at(-1)?.[1].tasks).toMatchObject([
      { step: 'deep', state: 'cancelled' },
      { step: 'below' },
    ]);
  });
});
