import { describe, expect, it } from 'vitest';
import {} from '../../../engine/running.js';
import { active, anyone, complete, hours, must, pass, started, stateOf } from './play.js';
import {
  clock,
  end,
  goNext,
  onMessage,
  outcome,
  program,
  set,
  stepClock,
  task,
  val,
  wait,
} from './programs.js';

describe('the flow', () => {
  it('skips a step whose when doesn’t hold: to the step below, not to its next, and saves nothing', () => {
    const one = started(
      program({
        steps: [set('mark', { a: 1 }, { when: 'data.n > 1', next: 'far' }), task('near'), task('far')],
      }),
      { n: 1 },
    );
    expect(active(one)).toEqual(['near']);
    expect(stateOf(one)).toMatchObject({
      data: { n: 1 },
      branches: { '0': { steps: { mark: { state: 'skipped' } } } },
    });
  });

  it('stands as an incident where a when fails; a retry asks again', () => {
    const one = started(
      program({
        steps: [task('work', { when: 'data.ready' }), task('more')],
        handlers: [
          onMessage('m', [
            { kind: 'set', entries: [{ path: { path: ['ready'], append: false }, value: val(false) }] },
          ]),
        ],
      }),
    );
    expect(stateOf(one)).toMatchObject({ tasks: {}, incidents: [{ step: 'work' }] });
    must(one, { type: 'message', name: 'm', by: null, data: {} });
    must(one, { type: 'retry', step: 'work', by: anyone });
    expect(active(one)).toEqual(['more']);
    expect(stateOf(one).incidents).toEqual([]);
  });

  it('goes to a step’s next, and may go back', () => {
    const one = started(
      program({
        steps: [
          task('a', { next: 'c' }),
          task('b'),
          task('c', { outcomes: [outcome('back', { next: 'b' }), outcome('end', { next: 'end' })] }),
        ],
      }),
    );
    complete(one, 'a');
    complete(one, 'c', { outcome: 'back' });
    complete(one, 'b');
    complete(one, 'c', { outcome: 'end' });
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'end' });
  });

  it('ends below the last step: with the outcome of the last task completed, else done', () => {
    expect(stateOf(started(program({ steps: [set('mark', { a: 1 })] })))).toMatchObject({
      status: 'ended',
      outcome: 'done',
      data: { a: 1 },
    });
  });

  it('entering a step clears its record', () => {
    const one = started(
      program({ steps: [task('a', { outcomes: [outcome('again', { next: 'a' }), outcome('done')] })] }),
    );
    complete(one, 'a', { outcome: 'again', data: { n: 1 } });
    expect(stateOf(one).branches['0']?.steps['a']).toMatchObject({
      state: 'active',
      outcome: null,
      data: null,
      by: null,
      at: null,
    });
  });

  it('takes the outcome of an end from an expression', () => {
    expect(stateOf(started(program({ steps: [end('closed', '= data.how')] }), { how: 'well' })).outcome).toBe(
      'well',
    );
    expect(
      stateOf(started(program({ steps: [end('closed', '= data.how')] }), { how: 1 })).incidents,
    ).toMatchObject([{ code: 'value_wrong' }]);
  });

  it('stops after 10,000 steps without a wait: an incident, which no handler takes', () => {
    const loop = program({
      steps: [set('a', { n: 1 }), set('b', { n: 2 }, { next: 'a' })],
      handlers: [{ on: { error: null }, actions: [goNext('a')] }],
    });
    const one = started(loop);
    expect(stateOf(one)).toMatchObject({ status: 'running', incidents: [{ code: 'too_many_steps' }] });
    const waits = started(program({ steps: [wait('a', { for: val('0 hours') }, { next: 'a' })] }));
    expect(stateOf(waits).incidents).toMatchObject([{ code: 'too_many_steps' }]);
  });

  it('lets the data grow to a mebibyte and no further: then an incident, with the data as before', () => {
    const grow = set('grow', { 'texts[]': '= data.text' }, { next: 'grow' });
    const one = started(program({ steps: [grow] }), { text: 'x'.repeat(100_000) });
    expect(stateOf(one).incidents).toMatchObject([{ step: 'grow', code: 'data_too_large' }]);
    expect(JSON.stringify(stateOf(one).data).length).toBeLessThan(1_048_576);
    const cyrillic = started(program({ steps: [set('copy', { a: '= data.text', b: '= data.text' })] }), {
      text: 'ж'.repeat(300_000),
    });
    expect(stateOf(cyrillic).incidents).toMatchObject([{ code: 'data_too_large' }]);
  });

  it('stands as an incident where something can’t be written', () => {
    expect(
      stateOf(started(program({ steps: [set('a', { 'n.deep': 1 })] }), { n: 1 })).incidents,
    ).toMatchObject([{ code: 'value_wrong' }]);
    expect(stateOf(started(program({ steps: [set('a', { 'n[]': 1 })] }), { n: 1 })).incidents).toMatchObject([
      { code: 'value_wrong' },
    ]);
  });

  it('at one instant clocks act first, in written order, then retries and waits', () => {
    const mark = (name: string) =>
      ({
        '100%': [{ kind: 'set', entries: [{ path: { path: ['order'], append: true }, value: val(name) }] }],
      }) as const;
    const one = started(
      program({
        clocks: [
          clock('first', '1 hour', { at: mark('first') }),
          clock('second', '1 hour', { at: mark('second') }),
        ],
        steps: [
          wait('rest', { for: val('1 hour') }, { clock: stepClock('rest', '1 hour', mark('own')) }),
          set('mark', { 'order[]': 'after the wait' }),
          task('more'),
        ],
      }),
    );
    pass(one, 1 * hours);
    expect(stateOf(one).data).toEqual({ order: ['first', 'second', 'own', 'after the wait'] });
    expect(one.applied.map(([event]) => event.type)).toEqual(['start', 'due']);
  });
});
