import { describe, expect, it } from 'vitest';
import {
  active,
  clockOf,
  complete,
  fails,
  hours,
  message,
  minutes,
  pass,
  result,
  started,
  stateOf,
  tell,
  anyone,
  told,
} from '../running/play.js';
import {
  clock,
  end,
  goNext,
  onError,
  onMessage,
  outcome,
  phase,
  program,
  raisePriority,
  service,
  set,
  stepClock,
  task,
} from '../running/programs.js';

describe('a block of steps', () => {
  it('goes through its steps, then on where it says, and is done itself', () => {
    const one = started(
      program({
        steps: [phase('intake', [task('a'), task('b')], { next: 'last' }), task('x'), task('last')],
      }),
    );
    expect(active(one)).toEqual(['intake', 'a']);
    complete(one, 'a');
    expect(active(one)).toEqual(['intake', 'b']);
    complete(one, 'b');
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).branches['0']?.steps).toMatchObject({
      intake: { state: 'done' },
      b: { state: 'done' },
    });
    expect(Object.keys(stateOf(one).frames)).toEqual(['1']);
  });

  it('is skipped whole when its condition does not hold', () => {
    const one = started(program({ steps: [phase('intake', [task('a')], { when: 'false' }), task('last')] }));
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).branches['0']?.steps).toMatchObject({ intake: { state: 'skipped' } });
    expect(stateOf(one).branches['0']?.steps['a']).toBeUndefined();
  });

  it('may be left from any depth for a step of a block around it: what is inside is cancelled', () => {
    const deep = task('deep', { outcomes: [outcome('out', { next: 'last' }), outcome('up', { next: 'b' })] });
    const steps = [
      phase('outer', [phase('inner', [deep, task('never')]), task('b')]),
      task('x'),
      task('last'),
    ];
    const up = started(program({ steps }));
    complete(up, 'deep', { outcome: 'up' });
    expect(active(up)).toEqual(['outer', 'b']);
    const out = started(program({ steps }));
    complete(out, 'deep', { outcome: 'out' });
    expect(active(out)).toEqual(['last']);
    expect(told(out).slice(-5)).toEqual([
      'left:deep:out',
      'cancelled:inner',
      'cancelled:outer',
      'entered:last',
      'task_opened:last',
    ]);
  });

  it('may be begun again: its steps are entered anew', () => {
    const again = task('check', { outcomes: [outcome('again', { next: 'intake' }), outcome('done')] });
    const one = started(program({ steps: [phase('intake', [task('a')]), again] }));
    complete(one, 'a');
    complete(one, 'check', { outcome: 'again' });
    expect(active(one)).toEqual(['intake', 'a']);
    expect(stateOf(one).branches['0']?.steps).toMatchObject({ a: { state: 'active', outcome: null } });
  });

  describe('has clocks of its own', () => {
    const steps = [
      task('first'),
      phase(
        'intake',
        [task('a'), task('b', { outcomes: [outcome('done'), outcome('out', { next: 'x' })] })],
        {
          clocks: [
            clock('whole', '2 hours', { at: { '100%': [raisePriority(10)] } }),
            clock('rest', '2 hours', {
              from: [{ on: 'done', step: 'a' }],
              until: [{ on: 'claimed', step: 'b' }],
            }),
            clock('ends', '2 hours', { until: [{ on: 'claimed', step: 'a' }] }),
          ],
          clock: stepClock('intake', '3 hours'),
        },
      ),
      task('x'),
    ];

    it('that start and end with it', () => {
      const one = started(program({ steps }));
      pass(one, hours);
      expect(clockOf(one, 'whole').state).toBe('pending');
      complete(one, 'first');
      expect(clockOf(one, 'whole')).toMatchObject({ state: 'running', due: '2026-03-02T11:00:00Z' });
      expect(clockOf(one, 'intake')).toMatchObject({ state: 'running', due: '2026-03-02T12:00:00Z' });
      pass(one, 2 * hours);
      expect(stateOf(one).priority).toBe(60);
      complete(one, 'a');
      expect(clockOf(one, 'rest').state).toBe('running');
      complete(one, 'b');
      expect(clockOf(one, 'whole').state).toBe('breached');
      expect(clockOf(one, 'rest').state).toBe('met');
      expect(clockOf(one, 'intake').state).toBe('met');
    });

    it('which stop as cancelled when it ends before they do, unless they wait for its end', () => {
      const one = started(program({ steps }));
      complete(one, 'first');
      pass(one, 30 * minutes);
      complete(one, 'a');
      complete(one, 'b', { outcome: 'out' });
      expect(active(one)).toEqual(['x']);
      expect(clockOf(one, 'whole').state).toBe('met');
      expect(clockOf(one, 'ends').state).toBe('met');
      expect(clockOf(one, 'rest').state).toBe('met');
      const other = started(program({ steps, handlers: [onMessage('stop', [goNext('x')])] }));
      complete(other, 'first');
      complete(other, 'a');
      message(other, 'stop');
      expect(clockOf(other, 'rest').state).toBe('cancelled');
    });
  });

  it('handles messages and errors, the innermost scope first', () => {
    const steps = [
      phase(
        'outer',
        [
          phase(
            'inner',
            [service('call', { handlers: [onError('full', [goNext('other')])] }), task('other')],
            {
              handlers: [onError('lost', [goNext('other')]), onMessage('again', [goNext('call')])],
            },
          ),
          task('manual'),
        ],
        { handlers: [onError(null, [goNext('manual')]), onMessage('again', [goNext('manual')])] },
      ),
      task('last'),
    ];
    const ended = (code: string) => {
      const one = started(program({ steps }));
      fails(one, code, true);
      return one;
    };
    expect(active(ended('full'))).toEqual(['outer', 'inner', 'other']);
    expect(active(ended('lost'))).toEqual(['outer', 'inner', 'other']);
    expect(active(ended('unknown'))).toEqual(['outer', 'manual']);
    const again = ended('full');
    message(again, 'again');
    expect(active(again)).toEqual(['outer', 'inner', 'call']);
    fails(again, 'unknown', true);
    message(again, 'again');
    expect(active(again)).toEqual(['outer', 'manual']);
  });

  it('handles the failure of its own condition, where the handler leads out of it', () => {
    const handled = phase('intake', [task('a')], {
      when: 'data.absent',
      handlers: [onError(null, [goNext('last')])],
    });
    const one = started(program({ steps: [{ ...handled, handlers: handled.block.handlers }, task('last')] }));
    expect(active(one)).toEqual(['last']);
  });

  it('stands still where something in it fails, and goes on after a retry; the instance may end inside', () => {
    const one = started(program({ steps: [phase('intake', [service('call'), end('over', 'enough')])] }));
    fails(one, 'no', true);
    expect(stateOf(one).incidents).toMatchObject([{ step: 'call' }]);
    expect(tell(one, { type: 'retry', step: 'call', by: anyone })).toBeNull();
    result(one);
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'enough', incidents: [], frames: {} });
  });

  it("ends the instance with the last task's outcome where it is the last step", () => {
    const one = started(
      program({ steps: [phase('all', [task('a', { outcomes: [outcome('fine')] }), set('s', { n: 1 })])] }),
    );
    complete(one, 'a');
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'fine' });
  });
});
