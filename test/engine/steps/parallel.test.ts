import { describe, expect, it } from 'vitest';
import {
  active,
  anyone,
  clockOf,
  complete,
  fails,
  message,
  minutes,
  pass,
  result,
  started,
  stateOf,
  tell,
  told,
} from '../running/play.js';
import {
  awaits,
  clock,
  end,
  goNext,
  onError,
  onMessage,
  outcome,
  parallel,
  program,
  service,
  set,
  stepClock,
  task,
} from '../running/programs.js';

const ok = task('ok', { outcomes: [outcome('yes'), outcome('no')] });

describe('a parallel', () => {
  it('begins all its branches at once, and is done when all are', () => {
    const both = parallel('both', { one: [task('a'), task('b')], two: [task('c')] });
    const one = started(program({ steps: [both, task('last')] }));
    expect(active(one)).toEqual(['both', 'a', 'c']);
    complete(one, 'c');
    complete(one, 'a');
    expect(active(one)).toEqual(['both', 'b']);
    complete(one, 'b');
    expect(active(one)).toEqual(['last']);
    expect(Object.keys(stateOf(one).branches)).toEqual(['0']);
    expect(Object.keys(stateOf(one).frames)).toEqual(['1']);
  });

  it('until any, is done with the first branch; what is left is cancelled', () => {
    const first = parallel('both', { one: [task('a')], two: [task('c'), service('d')] }, 'any');
    const one = started(program({ steps: [first, task('last')] }));
    complete(one, 'c');
    expect(active(one)).toEqual(['both', 'a', 'd']);
    result(one);
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one)).toMatchObject({
      calls: {},
      branches: {
        '0': { steps: { a: { state: 'cancelled' }, d: { state: 'done' }, both: { state: 'done' } } },
      },
    });
  });

  describe('until a condition', () => {
    const until = { condition: 'steps.ok.outcome == "yes" || data.n > 1' };
    const steps = [parallel('both', { one: [ok, task('b')], two: [task('c')] }, until), task('last')];

    it('is asked whenever a step in it finishes', () => {
      const one = started(program({ steps }), { n: 0 });
      complete(one, 'ok', { outcome: 'yes' });
      expect(active(one)).toEqual(['last']);
    });

    it('is over all the same when all branches are done', () => {
      const one = started(program({ steps }), { n: 0 });
      complete(one, 'ok', { outcome: 'no' });
      complete(one, 'c');
      expect(active(one)).toEqual(['both', 'b']);
      complete(one, 'b');
      expect(active(one)).toEqual(['last']);
    });

    it('is asked of steps at any depth inside', () => {
      const deep = parallel('both', { one: [parallel('inner', { x: [ok], y: [task('b')] })] }, until);
      const one = started(program({ steps: [deep, task('last')] }), { n: 0 });
      complete(one, 'ok', { outcome: 'yes' });
      expect(active(one)).toEqual(['last']);
    });

    it('is an incident where it fails: the branches go on, and a retry asks it again', () => {
      const one = started(program({ steps, handlers: [onMessage('n', [{ kind: 'set', entries: [] }])] }));
      complete(one, 'ok', { outcome: 'no' });
      expect(stateOf(one).incidents).toMatchObject([{ step: 'both', code: 'expression_failed' }]);
      expect(active(one)).toEqual(['both', 'c', 'b']);
      complete(one, 'c');
      expect(stateOf(one).incidents).toHaveLength(1);
      tell(one, { type: 'retry', step: 'both', by: anyone });
      expect(stateOf(one).incidents).toHaveLength(1);
      expect(active(one)).toEqual(['both', 'b']);
      tell(one, { type: 'resolve', step: 'both', by: anyone, result: {} });
      expect(active(one)).toEqual(['last']);
      expect(stateOf(one).incidents).toEqual([]);
    });
  });

  it('shows what its steps came to, to other branches and when it is over; a second round begins with none', () => {
    const again = task('again', { outcomes: [outcome('more', { next: 'both' }), outcome('done')] });
    const both = parallel('both', {
      one: [task('a')],
      two: [task('b'), set('see', { seen: '= steps.a.state' })],
    });
    const one = started(program({ steps: [both, set('after', { a: '= steps.a.state' }), again] }));
    complete(one, 'a');
    complete(one, 'b');
    expect(stateOf(one).data).toEqual({ seen: 'done', a: 'done' });
    complete(one, 'again', { outcome: 'more' });
    complete(one, 'b');
    expect(stateOf(one).data).toEqual({ seen: 'active', a: 'done' });
  });

  it('gives a message to the wait that is oldest, and to it alone', () => {
    const both = parallel('both', {
      one: [awaits('w1', ['m']), task('a')],
      two: [awaits('w2', ['m']), task('b')],
    });
    const one = started(program({ steps: [both] }));
    message(one, 'm');
    expect(active(one)).toEqual(['both', 'w2', 'a']);
    message(one, 'm');
    expect(active(one)).toEqual(['both', 'a', 'b']);
  });

  it('gives a message to the innermost handler, whichever branch it is in', () => {
    const handled = task('b', { handlers: [onMessage('m', [goNext('c')])] });
    const both = parallel('both', { one: [task('a')], two: [handled, task('c')] });
    const one = started(
      program({ steps: [both, task('last')], handlers: [onMessage('m', [goNext('last')])] }),
    );
    message(one, 'm');
    expect(active(one)).toEqual(['both', 'a', 'c']);
    message(one, 'm');
    expect(active(one)).toEqual(['last']);
  });

  it('is left whole by a step that goes to one around it, and by an error that is handled around it', () => {
    const out = task('a', { outcomes: [outcome('out', { next: 'last' }), outcome('done')] });
    const both = parallel('both', { one: [out], two: [service('call')] }, 'all', {
      handlers: [onError(null, [goNext('mend')])],
    });
    const steps = [both, task('mend'), task('last')];
    const one = started(program({ steps }));
    complete(one, 'a', { outcome: 'out' });
    expect(active(one)).toEqual(['last']);
    const other = started(program({ steps }));
    fails(other, 'no', true);
    expect(active(other)).toEqual(['mend']);
    expect(told(other).filter((each) => each.startsWith('cancelled'))).toEqual([
      'cancelled:a',
      'cancelled:call',
      'cancelled:both',
    ]);
  });

  it('may end the instance from one branch', () => {
    const one = started(
      program({ steps: [parallel('both', { one: [task('a'), end('over', 'enough')], two: [task('b')] })] }),
    );
    complete(one, 'a');
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'enough', tasks: {}, frames: {} });
  });

  it('keeps clocks of its steps apart by their names, and pauses one of the block around it', () => {
    const both = parallel('both', {
      one: [task('a', { clock: stepClock('a', '1 hour') })],
      two: [task('b', { clock: stepClock('b', '2 hours') }), task('c')],
    });
    const one = started(program({ steps: [both], clocks: [clock('all', '4 hours', { pause: ['a'] })] }));
    pass(one, 90 * minutes);
    expect(clockOf(one, 'a').state).toBe('breached');
    expect(clockOf(one, 'b').state).toBe('running');
    expect(clockOf(one, 'all').state).toBe('paused');
    complete(one, 'b');
    expect(clockOf(one, 'b').state).toBe('met');
    complete(one, 'a');
    expect(clockOf(one, 'all')).toMatchObject({ state: 'running', elapsed: 'PT0S' });
  });

  it('that nothing in waits in goes through all branches, one after the other', () => {
    const one = started(
      program({
        steps: [
          parallel('both', {
            one: [set('a', { 'l[]': 1 }), set('b', { 'l[]': 3 })],
            two: [set('c', { 'l[]': 2 })],
          }),
          task('last'),
        ],
      }),
    );
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).data).toEqual({ l: [1, 2, 3] });
  });
});
