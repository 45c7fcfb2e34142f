import { describe, expect, it } from 'vitest';
import { advance, nextDue, openEffects } from '../../../engine/running.js';
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
} from '../running/play.js';
import {
  choose,
  clock,
  goNext,
  notifyGroup,
  onError,
  onMessage,
  program,
  service,
  set,
  setData,
  task,
  val,
} from '../running/programs.js';

const retry = { attempts: 3, firstMs: 60_000, factor: 2, maxMs: 90_000 };

describe('errors', () => {
  const story = (
    ...[step, more]: [Parameters<typeof service>[1], Omit<Parameters<typeof program>[0], 'steps'>?]
  ) => {
    const one = started(
      program({
        steps: [
          service('send', { retry: { ...retry, attempts: 1 }, ...step }),
          task('normal'),
          task('manual'),
          task('other_hotel'),
        ],
        ...more,
      }),
    );
    return one;
  };

  it('the handler of the code wins over that of any error, the step’s over the workflow’s', () => {
    const any = onError(null, [goNext('manual')]);
    const full = onError('full', [goNext('other_hotel')]);
    const cases: [
      Parameters<typeof service>[1],
      Parameters<typeof program>[0]['handlers'] & object,
      string,
      string,
    ][] = [
      [{ handlers: [any, full] }, [], 'full', 'other_hotel'],
      [{ handlers: [full] }, [any], 'busy', 'manual'],
      [{ handlers: [any] }, [full], 'full', 'manual'],
      [{}, [any, full], 'full', 'other_hotel'],
    ];
    for (const [step, handlers, code, to] of cases) {
      const one = story(step, { handlers });
      fails(one, code);
      expect(active(one)).toEqual([to]);
      expect(stateOf(one)).toMatchObject({ incidents: [], calls: {} });
    }
  });

  it('a handler without next acts, and the incident stays; message is code, message and step', () => {
    const one = story({
      handlers: [onError(null, [setData({ why: '= message' }), notifyGroup('supervisors')])],
    });
    fails(one, 'full');
    expect(stateOf(one).data).toEqual({ why: { code: 'full', message: 'it said full', step: 'send' } });
    expect(one.notices).toHaveLength(1);
    expect(stateOf(one).incidents).toMatchObject([{ step: 'send', code: 'full' }]);
  });

  it('a handler whose own actions fail leaves an incident of that', () => {
    const one = story({
      handlers: [onError(null, [setData({ why: '= message.absent' }), goNext('manual')])],
    });
    fails(one, 'full');
    expect(stateOf(one).incidents).toMatchObject([{ step: 'send', code: 'expression_failed' }]);
    expect(active(one)).toEqual(['send']);
  });

  it('inside a block reach the scope of the step that holds it', () => {
    const inner = choose('which', [{ steps: [service('send', { retry: { ...retry, attempts: 1 } })] }], {
      handlers: [onError('full', [goNext('manual')])],
    });
    const one = started(program({ steps: [inner, task('normal'), task('manual')] }));
    fails(one, 'full');
    expect(active(one)).toEqual(['manual']);
    expect(stateOf(one).branches['0']?.steps).toMatchObject({
      which: { state: 'cancelled' },
      send: { state: 'cancelled' },
    });
  });

  it('of expressions are handled as those of services are', () => {
    const one = started(
      program({
        steps: [
          set(
            'count',
            { n: '= data.absent + 1' },
            { handlers: [onError('expression_failed', [goNext('manual')])] },
          ),
          task('manual'),
        ],
      }),
    );
    expect(active(one)).toEqual(['manual']);
  });
});

describe('services of actions', () => {
  const act = (more: Partial<Parameters<typeof program>[0]> = {}) =>
    started(
      program({
        steps: [task('work')],
        handlers: [
          onMessage('asked', [
            { kind: 'do', service: 'mail_send', with: { map: { to: val('= message.to') } } },
          ]),
        ],
        ...more,
      }),
    );

  it('are called with what the message says, and interrupt nothing', () => {
    const one = act();
    message(one, 'asked', { to: 'x' });
    expect(lastCall(one)).toMatchObject({ service: 'mail_send', input: { to: 'x' }, attempt: 1 });
    expect(result(one)).toBeNull();
    expect(stateOf(one).calls).toEqual({});
    expect(active(one)).toEqual(['work']);
  });

  it('are retried as usual, three times after the first; then an incident, which a retry starts anew', () => {
    const one = act();
    message(one, 'asked', { to: 'x' });
    for (let n = 0; n < 4; n += 1) {
      fails(one, 'temporary');
      pass(one, 1 * hours);
    }
    expect(one.effects.map(({ id }) => id)).toEqual(['3.1', '3.2', '3.3', '3.4']);
    expect(stateOf(one).incidents).toMatchObject([{ activation: null, step: 'asked', code: 'temporary' }]);
    const source = stateOf(one).incidents[0]?.step ?? '';
    must(one, { type: 'retry', step: source, by: anyone });
    expect(lastCall(one)).toMatchObject({ id: '3.5', attempt: 1 });
    expect(stateOf(one).incidents).toEqual([]);
  });

  it('that were given up are done with when an administrator resolves them', () => {
    const one = act();
    message(one, 'asked', { to: 'x' });
    fails(one, 'refused', true);
    must(one, { type: 'resolve', step: 'asked', by: anyone, result: null });
    expect(stateOf(one)).toMatchObject({ calls: {}, incidents: [] });
    expect(active(one)).toEqual(['work']);
  });

  it('of the last moment go on after the end', () => {
    const one = act({
      handlers: [onMessage('asked', [{ kind: 'do', service: 'mail_send', with: null }, goNext('end')])],
    });
    message(one, 'asked');
    expect(stateOf(one).status).toBe('ended');
    expect(openEffects(stateOf(one))).toEqual(['3.1']);
    expect(fails(one, 'temporary')).toBeNull();
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 1000);
    pass(one, 1000);
    expect(result(one)).toBeNull();
    expect(nextDue(one.program, stateOf(one))).toBeNull();
  });

  it('that failed for good can be done again after the end; a cancelled instance calls nothing any more', () => {
    const last = {
      handlers: [onMessage('asked', [{ kind: 'do', service: 'mail_send', with: null }, goNext('end')])],
    } as const;
    const one = act(last);
    message(one, 'asked');
    fails(one, 'refused', true);
    expect(stateOf(one)).toMatchObject({ status: 'ended', incidents: [{ activation: null, step: 'asked' }] });
    must(one, { type: 'retry', step: 'asked', by: anyone });
    expect(lastCall(one).id).toBe('3.2');
    result(one);
    expect(stateOf(one)).toMatchObject({ calls: {}, incidents: [] });
    expect(tell(one, { type: 'retry', step: 'asked', by: anyone })).toMatchObject({ code: 'not_found' });

    const cancelled = act();
    message(cancelled, 'asked', { to: 'x' });
    fails(cancelled, 'temporary');
    must(cancelled, { type: 'cancel', by: anyone, reason: null });
    expect(stateOf(cancelled).calls).toEqual({});
    expect(nextDue(cancelled.program, stateOf(cancelled))).toBeNull();
  });
});

it('a call that is left in the same breath is not made', () => {
  const late = clock('limit', '1 hour', { at: { '100%': [goNext('manual')] } });
  const one = program({
    steps: [choose('which', [{ steps: [service('send')] }]), task('manual')],
    clocks: [late],
  });
  const start = {
    type: 'start',
    id: 's',
    now: monday,
    occurredAt: monday - 2 * hours,
    data: {},
    instance: {
      id: 'i1',
      number: '1',
      workflow: 'story',
      version: '0',
      channel: null,
      started_by: null,
      previous: null,
    },
  } as const;
  const done = advance(one, null, start);
  expect(done).toMatchObject({ ok: true, effects: [] });
});
