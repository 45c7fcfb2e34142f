import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../../engine/definition.js';
import { nextDue } from '../../../engine/running.js';
import { inMarch, operators } from './calendars.js';
import {
  active,
  anyone,
  claim,
  clockOf,
  complete,
  days,
  hours,
  message,
  monday,
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
  setData,
  stepClock,
  task,
  val,
} from './programs.js';

const entered = (step: string): ClockEvent => ({ on: 'entered', step });
const done = (step: string): ClockEvent => ({ on: 'done', step });

describe('what starts and stops a clock', () => {
  const between = (from: ClockEvent, until: ClockEvent) =>
    program({
      steps: [task('a', { outcomes: [outcome('yes'), outcome('no', { next: 'b' })] }), task('b'), task('c')],
      clocks: [clock('c1', '4 hours', { from: [from], until: [until] })],
    });

  it('is the entering of a step, a claim, its being done, one of its outcomes', () => {
    const cases: [ClockEvent, ClockEvent, readonly string[]][] = [
      [{ on: 'start' }, { on: 'claimed', step: 'a' }, ['running', 'met', 'met', 'met']],
      [{ on: 'claimed', step: 'a' }, done('b'), ['pending', 'running', 'running', 'met']],
      [entered('b'), done('b'), ['pending', 'pending', 'running', 'met']],
      [{ on: 'outcome', step: 'a', outcome: 'yes' }, entered('c'), ['pending', 'pending', 'running', 'met']],
      [
        { on: 'outcome', step: 'a', outcome: 'no' },
        entered('c'),
        ['pending', 'pending', 'pending', 'pending'],
      ],
    ];
    for (const [from, until, states] of cases) {
      const one = started(between(from, until));
      const seen = [clockOf(one, 'c1').state];
      claim(one, 'a');
      seen.push(clockOf(one, 'c1').state);
      complete(one, 'a', { outcome: 'yes' });
      seen.push(clockOf(one, 'c1').state);
      complete(one, 'b');
      seen.push(clockOf(one, 'c1').state);
      expect(seen).toEqual(states);
    }
  });

  it('done is not what happens to a step that is left', () => {
    const one = started(
      program({
        steps: [task('a'), task('b')],
        clocks: [clock('c1', '4 hours', { until: [done('a')] })],
        handlers: [onMessage('m', [goNext('b')])],
      }),
    );
    message(one, 'm');
    expect(clockOf(one, 'c1').state).toBe('running');
  });

  it('is an instant of the data, also one that is written later', () => {
    const instants = program({
      steps: [
        task('a', {
          outcomes: [
            outcome('ok', {
              set: [{ path: { path: ['closes'], append: false }, value: val('2026-03-02T12:00:00Z') }],
            }),
          ],
        }),
        task('b'),
      ],
      clocks: [
        clock('open', '8 hours', {
          from: [{ on: 'instant', at: val('= data.opens') }],
          until: [{ on: 'instant', at: val('= data.closes') }],
          when: '!has(data.never)',
        }),
      ],
    });
    const one = started(instants, { opens: '2026-03-02T10:00:00Z' });
    expect(clockOf(one, 'open').state).toBe('pending');
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 2 * hours);
    pass(one, 2 * hours);
    expect(clockOf(one, 'open').state).toBe('running');
    complete(one, 'a');
    pass(one, 2 * hours);
    expect(clockOf(one, 'open')).toMatchObject({ state: 'met', stopped_at: '2026-03-02T12:00:00Z' });
    pass(one, 10 * days);
    expect(one.applied.filter(([{ type }]) => type === 'due')).toHaveLength(2);
    const never = started(instants, { opens: '2026-03-02T10:00:00Z', never: true });
    pass(never, 10 * days);
    expect(never.applied.filter(([{ type }]) => type === 'due')).toHaveLength(1);
  });

  it('is asked for by when at its start only', () => {
    const asked = program({
      steps: [task('a')],
      clocks: [clock('c1', '4 hours', { when: 'data.channel != "phone"' })],
    });
    expect(clockOf(started(asked, { channel: 'phone' }), 'c1').state).toBe('pending');
    expect(clockOf(started(asked, { channel: 'fax' }), 'c1').state).toBe('running');
  });

  it('is the end of the instance, unless the clock has another until: then it is cancelled', () => {
    const one = started(
      program({
        steps: [task('a')],
        clocks: [
          clock('whole', '4 hours'),
          clock('part', '4 hours', { until: [done('b')] }),
          clock('late', '1 hour', { until: [done('b')] }),
        ],
      }),
    );
    pass(one, 2 * hours);
    complete(one, 'a');
    expect(['whole', 'part', 'late'].map((name) => clockOf(one, name).state)).toEqual([
      'met',
      'cancelled',
      'breached',
    ]);
  });

  it('that can’t be worked out is an incident of the clock; a retry starts it then', () => {
    const one = started(
      program({
        steps: [task('a')],
        clocks: [clock('c1', '= data.term', {})],
        handlers: [onMessage('m', [setData({ term: '2 hours' })])],
      }),
    );
    expect(stateOf(one).incidents).toMatchObject([
      { activation: null, step: 'c1', code: 'expression_failed' },
    ]);
    expect(active(one)).toEqual(['a']);
    message(one, 'm');
    pass(one, 1 * hours);
    must(one, { type: 'retry', step: 'c1', by: anyone });
    expect(clockOf(one, 'c1')).toMatchObject({ state: 'running', due: '2026-03-02T11:00:00Z' });
    expect(stateOf(one).incidents).toEqual([]);
  });

  it('beyond the calendar’s years is an incident too', () => {
    const one = started(
      program({
        calendar: 'operators',
        calendars: [operators],
        steps: [task('a')],
        clocks: [clock('c1', '9000 working days')],
      }),
    );
    expect(stateOf(one).incidents).toMatchObject([{ step: 'c1', code: 'calendar_horizon' }]);
  });
});

describe('the term of a clock', () => {
  it('may be an expression: a duration, an instant, or a span that is over already', () => {
    const term = (within: string) =>
      started(
        program({
          steps: [task('a')],
          clocks: [clock('c1', within, { at: { '100%': [notifyGroup('x')] } })],
        }),
        { to: '2026-03-02T10:00:00Z', gone: '2026-03-01T00:00:00Z' },
      );
    expect(clockOf(term('= data.to'), 'c1').due).toBe('2026-03-02T10:00:00Z');
    expect(clockOf(term('= timestamp(data.to) - now'), 'c1').due).toBe('2026-03-02T10:00:00Z');
    const over = term('= timestamp(data.gone) - now');
    expect(clockOf(over, 'c1').state).toBe('breached');
    expect(over.notices).toHaveLength(1);
  });

  it('in working days ends at the closing time of the last', () => {
    const one = started(
      program({
        calendar: 'operators',
        calendars: [operators],
        steps: [task('a')],
        clocks: [clock('c1', '2 working days', { at: { '-1 working days': [notifyGroup('x')] } })],
      }),
      {},
      inMarch(6, 10),
    );
    expect(nextDue(one.program, stateOf(one))).toBe(inMarch(9, 19));
    expect(clockOf(one, 'c1').due).toBe('2026-03-10T18:00:00Z');
  });
});

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
