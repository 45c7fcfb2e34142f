import { describe, expect, it } from 'vitest';
import { nextDue, openEffects } from '../../../engine/running.js';
import {
  active,
  anyone,
  fails,
  hours,
  lastCall,
  message,
  monday,
  must,
  pass,
  result,
  started,
  stateOf,
  tell,
  told,
} from '../running/play.js';
import {
  clock,
  end,
  goNext,
  notifyGroup,
  onMessage,
  place,
  program,
  service,
  setData,
  task,
  val,
} from '../running/programs.js';

const retry = { attempts: 3, firstMs: 60_000, factor: 2, maxMs: 90_000 };

describe('a service', () => {
  it('is called with its parameters, and its result is saved and the step’s data', () => {
    const one = started(
      program({
        steps: [
          service('send', {
            with: { map: { to: val('= data.email'), n: val(1) } },
            save: place('mail'),
            timeoutMs: 5000,
          }),
          task('more'),
        ],
      }),
      { email: 'a@example.org' },
    );
    expect(one.effects).toEqual([
      {
        id: '2.1',
        service: 'mail_send',
        input: { to: 'a@example.org', n: 1 },
        step: 'send',
        attempt: 1,
        timeoutMs: 5000,
      },
    ]);
    expect(openEffects(stateOf(one))).toEqual(['2.1']);
    expect(result(one, { id: 'm1' })).toBeNull();
    expect(stateOf(one)).toMatchObject({ data: { email: 'a@example.org', mail: { id: 'm1' } }, calls: {} });
    expect(stateOf(one).branches['0']?.steps['send']).toMatchObject({ state: 'done', data: { id: 'm1' } });
    expect(active(one)).toEqual(['more']);
  });

  it('that fails is tried again: first, then factor, never longer than max', () => {
    const one = started(
      program({ steps: [service('send', { retry, with: { map: { n: val(1) } } }), task('more')] }),
    );
    fails(one, 'temporary');
    expect(openEffects(stateOf(one))).toEqual([]);
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 60_000);
    pass(one, 60_000);
    expect(lastCall(one)).toMatchObject({ id: '2.2', attempt: 2, input: { n: 1 } });
    fails(one, 'temporary');
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 150_000);
    pass(one, 90_000);
    result(one);
    expect(active(one)).toEqual(['more']);
    expect(one.effects.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('that has used up its attempts is an incident: the step stands still, clocks go on', () => {
    const one = started(
      program({
        steps: [service('send', { retry: { ...retry, attempts: 1 } })],
        clocks: [clock('limit', '1 hour', { at: { '100%': [notifyGroup('a')] } })],
      }),
    );
    fails(one, 'temporary');
    expect(stateOf(one).incidents).toEqual([
      { activation: '2', step: 'send', code: 'temporary', message: 'it said temporary', at: monday },
    ]);
    expect(openEffects(stateOf(one))).toEqual([]);
    pass(one, 1 * hours);
    expect(one.notices).toHaveLength(1);
    expect(active(one)).toEqual(['send']);
  });

  it('that fails for good is not tried again', () => {
    const one = started(program({ steps: [service('send', { retry })] }));
    fails(one, 'address_wrong', true);
    expect(stateOf(one).incidents).toMatchObject([{ code: 'address_wrong' }]);
    expect(nextDue(one.program, stateOf(one))).toBeNull();
  });

  it('starts with all attempts anew at an administrator’s retry, under ids never used before', () => {
    const one = started(
      program({ steps: [service('send', { retry: { ...retry, attempts: 2 } }), task('more')] }),
    );
    fails(one, 'temporary');
    pass(one, 1 * hours);
    fails(one, 'temporary');
    must(one, { type: 'retry', step: 'send', by: anyone });
    expect(lastCall(one)).toMatchObject({ id: '2.3', attempt: 1 });
    expect(stateOf(one).incidents).toEqual([]);
    fails(one, 'temporary');
    pass(one, 1 * hours);
    expect(lastCall(one)).toMatchObject({ id: '2.4', attempt: 2 });
    result(one);
    expect(active(one)).toEqual(['more']);
  });

  it('goes on with the result that an administrator gives in its place', () => {
    const one = started(program({ steps: [service('send', { save: place('mail') }), task('more')] }));
    fails(one, 'refused', true);
    must(one, { type: 'resolve', step: 'send', by: anyone, result: { id: 'by hand' } });
    expect(stateOf(one)).toMatchObject({ data: { mail: { id: 'by hand' } }, incidents: [], calls: {} });
    expect(active(one)).toEqual(['more']);
  });

  it('can neither be retried nor resolved without an incident', () => {
    const one = started(program({ steps: [service('send'), task('more')] }));
    expect(tell(one, { type: 'retry', step: 'send', by: anyone })).toMatchObject({ code: 'conflict' });
    expect(tell(one, { type: 'resolve', step: 'more', by: anyone, result: null })).toMatchObject({
      code: 'conflict',
    });
    expect(tell(one, { type: 'retry', step: 'nowhere', by: anyone })).toMatchObject({ code: 'not_found' });
  });

  it('whose parameters are no map, or fail, is an incident; a retry works them out anew', () => {
    const one = started(
      program({
        steps: [service('send', { with: val('= data.mail') }), task('more')],
        handlers: [onMessage('fix', [setData({ mail: { to: 'x' } })])],
      }),
      { mail: 7 },
    );
    expect(stateOf(one)).toMatchObject({ incidents: [{ step: 'send', code: 'value_wrong' }], calls: {} });
    message(one, 'fix');
    must(one, { type: 'retry', step: 'send', by: anyone });
    expect(lastCall(one).input).toEqual({ to: 'x' });
  });

  it('whose result is larger than a mebibyte fails for good', () => {
    const one = started(program({ steps: [service('send', { save: place('mail') })] }));
    expect(result(one, 'x'.repeat(1_048_577))).toBeNull();
    expect(stateOf(one)).toMatchObject({ data: {}, incidents: [{ step: 'send', code: 'data_too_large' }] });
    const large = { type: 'resolve', step: 'send', by: anyone, result: 'x'.repeat(1_048_577) } as const;
    expect(tell(one, large)).toMatchObject({ code: 'invalid', errors: [{ path: '/result' }] });
  });
});

describe('what comes too late', () => {
  const two = program({
    steps: [service('send'), task('more')],
    handlers: [onMessage('skip', [goNext('more')])],
  });

  it('the result of a step that was left is noted and has no effect', () => {
    const one = started(two);
    message(one, 'skip');
    expect(openEffects(stateOf(one))).toEqual([]);
    const { state: before } = one;
    expect(result(one, { id: 'm1' })).toBeNull();
    expect(told(one).at(-1)).toBe('late_result:2.1');
    expect({ ...stateOf(one), sequence: 0 }).toEqual({ ...before, sequence: 0 });
  });

  it('so is that of an attempt that has failed already, and any after the end', () => {
    const one = started(program({ steps: [service('send'), end('closed', 'ok')] }));
    fails(one, 'timeout');
    expect(result(one)).toBeNull();
    expect(told(one).at(-1)).toBe('late_result:2.1');
    pass(one, 1 * hours);
    result(one);
    expect(stateOf(one).status).toBe('ended');
    expect(fails(one, 'timeout')).toBeNull();
    expect(told(one).at(-1)).toBe('late_result:2.2');
  });

  it('a call that was never made is not found', () => {
    const one = started(two);
    for (const effect of ['9.1', 'x', '2', '0.1', '2.0'])
      expect(result(one, {}, effect)).toMatchObject({ code: 'not_found' });
  });
});
