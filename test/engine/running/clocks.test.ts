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
  started,
  stateOf,
} from './play.js';
import { clock, goNext, notifyGroup, onMessage, outcome, program, setData, task, val } from './programs.js';

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
