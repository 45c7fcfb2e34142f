import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../../engine/definition.js';
import { nextDue } from '../../../engine/running.js';
import { operators } from './calendars.js';
import {
  active,
  anyone,
  clockOf,
  complete,
  hours,
  message,
  must,
  pass,
  passTo,
  started,
  stateOf,
  told,
} from './play.js';
import {
  awaits,
  choose,
  clock,
  goNext,
  notifyGroup,
  onMessage,
  outcome,
  program,
  raisePriority,
  set,
  stepClock,
  task,
} from './programs.js';

const entered = (step: string): ClockEvent => ({ on: 'entered', step });
const done = (step: string): ClockEvent => ({ on: 'done', step });

describe('a pause', () => {
  const paused = program({
    steps: [task('a'), awaits('await_citizen', ['reply']), task('b')],
    clocks: [clock('c1', '4 hours', { pause: ['await_citizen'], at: { '75%': [notifyGroup('x')] } })],
  });

  it('TKT-6: lets the clock stand still while a step is active', () => {
    const one = started(paused);
    pass(one, 1 * hours);
    complete(one, 'a');
    expect(clockOf(one, 'c1')).toMatchObject({ state: 'paused', due: null, elapsed: 'PT1H' });
    pass(one, 10 * hours);
    expect(one.notices).toEqual([]);
    expect(clockOf(one, 'c1')).toMatchObject({ state: 'paused', elapsed: 'PT1H' });
    message(one, 'reply');
    expect(clockOf(one, 'c1')).toMatchObject({ state: 'running', due: '2026-03-02T22:00:00Z' });
    pass(one, 2 * hours);
    expect(one.notices).toHaveLength(1);
    expect(told(one).filter((what) => what.startsWith('clock_'))).toEqual([
      'clock_started:c1:1',
      'clock_paused:c1:1',
      'clock_resumed:c1:1',
    ]);
  });

  it('that is on when the clock starts lets it start paused', () => {
    const one = started(
      program({
        steps: [awaits('rest', ['m']), task('b')],
        clocks: [clock('c1', '1 hour', { from: [entered('rest')], pause: ['rest'] })],
      }),
    );
    pass(one, 5 * hours);
    expect(clockOf(one, 'c1').state).toBe('paused');
    message(one, 'm');
    pass(one, 1 * hours);
    expect(clockOf(one, 'c1').state).toBe('breached');
  });

  it('ends with the scope: a paused clock is cancelled like a running one', () => {
    const one = started(
      program({
        steps: [awaits('rest', ['m']), task('b')],
        clocks: [clock('c1', '1 hour', { pause: ['rest'], until: [done('b')] })],
      }),
    );
    must(one, { type: 'cancel', by: anyone, reason: null });
    expect(clockOf(one, 'c1').state).toBe('cancelled');
  });
});

describe('the calendar’s horizon', () => {
  it('is an incident of a clock that a pause moves beyond it, which then never acts', () => {
    const long = program({
      calendar: 'operators',
      calendars: [operators],
      steps: [awaits('rest', ['m']), task('b')],
      clocks: [clock('c1', '2600 working days', { pause: ['rest'], at: { '100%': [notifyGroup('x')] } })],
    });
    const one = started(long);
    passTo(one, Date.UTC(2030, 0, 2));
    expect(message(one, 'm')).toBeNull();
    expect(stateOf(one).incidents).toMatchObject([{ step: 'c1', code: 'calendar_horizon' }]);
    expect(clockOf(one, 'c1')).toMatchObject({ state: 'running', due: null });
    expect(nextDue(long, stateOf(one))).toBeNull();
    must(one, { type: 'cancel', by: anyone, reason: null });
    expect(clockOf(one, 'c1').state).toBe('cancelled');
  });
});

describe('laps', () => {
  it('a from event that comes again starts a new one; while one runs only the event that began it does', () => {
    const one = started(
      program({
        steps: [task('a')],
        clocks: [
          clock('c1', '4 hours', {
            from: [
              { on: 'message', message: 'x' },
              { on: 'message', message: 'y' },
            ],
            until: [{ on: 'message', message: 'z' }],
          }),
        ],
        handlers: [onMessage('x', []), onMessage('y', []), onMessage('z', [])],
      }),
    );
    message(one, 'x');
    pass(one, 1 * hours);
    message(one, 'y');
    expect(clockOf(one, 'c1')).toMatchObject({ lap: 1, elapsed: 'PT1H' });
    message(one, 'x');
    expect(one.applied.at(-1)?.[1].laps).toMatchObject([
      { lap: 1, state: 'cancelled' },
      { lap: 2, state: 'running' },
    ]);
    message(one, 'z');
    message(one, 'y');
    expect(clockOf(one, 'c1')).toMatchObject({ lap: 3, state: 'running' });
  });

  it('each acts at its thresholds anew', () => {
    const one = started(
      program({
        steps: [
          task('a', {
            outcomes: [outcome('again', { next: 'a' }), outcome('done')],
            clock: stepClock('a', '1 hour', { '100%': [raisePriority(10)] }),
          }),
        ],
      }),
    );
    pass(one, 1 * hours);
    complete(one, 'a', { outcome: 'again' });
    pass(one, 1 * hours);
    expect(stateOf(one).priority).toBe(70);
    expect(clockOf(one, 'a')).toMatchObject({ lap: 2, state: 'breached' });
  });

  it('of long ago are left to the log', () => {
    const one = started(
      program({
        steps: [
          task('a', {
            outcomes: [outcome('again', { next: 'a' }), outcome('done')],
            clock: stepClock('a', '1 hour'),
          }),
        ],
      }),
    );
    for (let n = 0; n < 30; n += 1) complete(one, 'a', { outcome: 'again' });
    expect(stateOf(one).clocks['a']?.laps.length).toBeLessThan(25);
    expect(clockOf(one, 'a').lap).toBe(31);
  });
});

describe('a step’s own clock', () => {
  const timed = program({
    steps: [task('a', { clock: stepClock('a', '2 hours', { '100%': [goNext('b')] }) }), task('b'), task('c')],
    handlers: [onMessage('m', [goNext('c')])],
  });

  it('runs from entering the step to leaving it', () => {
    const one = started(timed);
    pass(one, 1 * hours);
    complete(one, 'a');
    expect(clockOf(one, 'a')).toMatchObject({ state: 'met', elapsed: 'PT1H' });
    const left = started(timed);
    message(left, 'm');
    expect(clockOf(left, 'a').state).toBe('met');
    const cancelled = started(timed);
    must(cancelled, { type: 'cancel', by: anyone, reason: null });
    expect(clockOf(cancelled, 'a').state).toBe('cancelled');
  });

  it('may leave the step when it expires: the task is cancelled, the lap breached', () => {
    const one = started(timed);
    pass(one, 2 * hours);
    expect(active(one)).toEqual(['b']);
    expect(clockOf(one, 'a')).toMatchObject({ state: 'breached', stopped_at: '2026-03-02T10:00:00Z' });
    expect(one.applied.at(-1)?.[1].tasks).toMatchObject([
      { step: 'a', state: 'cancelled' },
      { step: 'b', state: 'ready' },
    ]);
  });
});

describe('what expressions see of clocks', () => {
  it('is their state, due, elapsed, remaining and breached', () => {
    const one = started(
      program({
        steps: [
          task('a'),
          set('see', {
            s: '= clocks.c1.state',
            d: '= clocks.c1.due',
            e: '= clocks.c1.elapsed',
            r: '= clocks.c1.remaining',
            b: '= clocks.c1.breached',
            p: '= clocks.c2.state',
          }),
          task('b'),
        ],
        clocks: [clock('c1', '4 hours'), clock('c2', '1 hour', { from: [entered('b')] })],
      }),
    );
    pass(one, 1 * hours);
    complete(one, 'a');
    expect(stateOf(one).data).toEqual({
      s: 'running',
      d: '2026-03-02T12:00:00Z',
      e: 'PT1H',
      r: 'PT3H',
      b: false,
      p: 'pending',
    });
  });
});

describe('clocks of a block', () => {
  it('live as long as the block: start and end are the block’s', () => {
    const which = choose('which', [{ steps: [task('deep'), task('deeper')] }]);
    const body = which.kind === 'choose' ? which.branches[0]?.block : null;
    if (body === null || body === undefined) throw new Error('no block');
    const inner = {
      ...which,
      branches: [
        {
          when: null,
          next: null,
          block: {
            ...body,
            clocks: [clock('whole', '1 hour'), clock('part', '1 hour', { until: [done('never')] })],
            handlers: [onMessage('m', [goNext('deeper')])],
          },
        },
      ],
    } as typeof which;
    const one = started(program({ steps: [task('first'), inner, task('last'), task('never')] }));
    expect(clockOf(one, 'whole').state).toBe('pending');
    pass(one, 5 * hours);
    complete(one, 'first');
    expect(clockOf(one, 'whole')).toMatchObject({ state: 'running', due: '2026-03-02T14:00:00Z' });
    message(one, 'm');
    expect(active(one)).toEqual(['which', 'deeper']);
    complete(one, 'deeper');
    expect(clockOf(one, 'whole').state).toBe('met');
    expect(clockOf(one, 'part').state).toBe('cancelled');
    expect(active(one)).toEqual(['last']);
    passTo(one, one.now + 5 * hours);
    expect(stateOf(one).frames).toEqual({ '1': expect.anything() as unknown });
  });
});
