import { describe, expect, it } from 'vitest';
import { nextDue } from '../../../engine/running.js';
import { inMarch, operators } from '../running/calendars.js';
import {
  active,
  complete,
  days,
  hours,
  message,
  minutes,
  monday,
  pass,
  passTo,
  started,
  stateOf,
  told,
} from '../running/play.js';
import {
  awaits,
  clock,
  end,
  onMessage,
  place,
  program,
  setData,
  task,
  val,
  wait,
  choose,
} from '../running/programs.js';

describe('a wait for a time', () => {
  it('ends when it has passed', () => {
    const one = started(program({ steps: [wait('rest', { for: val('30 minutes') }), task('more')] }));
    pass(one, 30 * minutes - 1);
    expect(active(one)).toEqual(['rest']);
    pass(one, 1);
    expect(active(one)).toEqual(['more']);
  });

  it('may be of working time, by the workflow’s calendar', () => {
    const one = started(
      program({
        calendar: 'operators',
        calendars: [operators],
        steps: [wait('rest', { for: val('2 working hours') }), task('more')],
      }),
      {},
      inMarch(6, 18),
    );
    expect(nextDue(one.program, stateOf(one))).toBe(inMarch(9, 9));
  });

  it('may be a duration that an expression gives', () => {
    const one = started(program({ steps: [wait('rest', { for: val('= duration("90s")') }), task('more')] }));
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 90_000);
  });

  it('may be until an instant, which if it is past has come', () => {
    const until = wait('rest', { until: val('= data.from') });
    const one = started(program({ steps: [until, task('more')] }), { from: '2026-03-02T10:00:00+01:00' });
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 1 * hours);
    expect(
      active(started(program({ steps: [until, task('more')] }), { from: '2026-03-01T10:00:00Z' })),
    ).toEqual(['more']);
  });

  it('stands as an incident where what it waits for can’t be read', () => {
    for (const what of [
      wait('rest', { for: val('= 7') }),
      wait('rest', { for: val('= data.absent') }),
      wait('rest', { until: val('= "soon"') }),
    ]) {
      expect(stateOf(started(program({ steps: [what] }))).incidents).toHaveLength(1);
    }
  });
});

describe('a wait for a message', () => {
  const steps = [awaits('reply', ['citizen_reply', 'office_reply'], { save: place('reply') }), task('more')];

  it('ends with it: its data are saved, its name is the outcome', () => {
    const one = started(program({ steps }));
    expect(message(one, 'office_reply', { text: 'ok' })).toBeNull();
    expect(stateOf(one)).toMatchObject({
      data: { reply: { text: 'ok' } },
      branches: { '0': { steps: { reply: { state: 'done', outcome: 'office_reply' } } } },
    });
    expect(active(one)).toEqual(['more']);
  });

  it('takes only one for which where holds; one that fails doesn’t match', () => {
    const one = started(
      program({ steps: [awaits('reply', ['m'], { where: 'message.n > data.n' }), task('more')] }),
      { n: 3 },
    );
    message(one, 'm', { n: 2 });
    message(one, 'm', 'no number');
    expect(active(one)).toEqual(['reply']);
    expect(stateOf(one).kept).toHaveLength(2);
    message(one, 'm', { n: 4 });
    expect(active(one)).toEqual(['more']);
  });

  it('that runs out goes to its else, saves nothing, and is no breach', () => {
    const one = started(
      program({
        steps: [
          awaits('reply', ['m'], { for: '2 hours', else: 'late', save: place('reply') }),
          task('more'),
          task('late'),
        ],
      }),
    );
    pass(one, 2 * hours);
    expect(active(one)).toEqual(['late']);
    expect(stateOf(one)).toMatchObject({
      data: {},
      incidents: [],
      branches: { '0': { steps: { reply: { state: 'done', outcome: null } } } },
    });
  });

  it('that runs out without an else goes on below', () => {
    const one = started(program({ steps: [awaits('reply', ['m'], { for: '2 hours' }), task('more')] }));
    pass(one, 2 * hours);
    expect(active(one)).toEqual(['more']);
  });

  it('takes a message that came before it: the oldest that matches, within a day', () => {
    const one = started(
      program({
        steps: [
          task('work'),
          awaits('reply', ['m'], { where: 'message.n > 1', save: place('got') }),
          awaits('again', ['m'], { save: place('next') }),
          task('more'),
        ],
      }),
    );
    message(one, 'm', { n: 1 });
    pass(one, 1 * hours);
    message(one, 'm', { n: 2 });
    message(one, 'm', { n: 3 });
    expect(stateOf(one).kept).toHaveLength(3);
    complete(one, 'work');
    expect(stateOf(one).data).toEqual({ got: { n: 2 }, next: { n: 1 } });
    expect(stateOf(one).kept).toMatchObject([{ data: { n: 3 } }]);
    expect(active(one)).toEqual(['more']);
  });

  it('leaves a message unclaimed when nothing has wanted it for a day', () => {
    const one = started(program({ steps: [task('work'), awaits('reply', ['m'])] }));
    message(one, 'm');
    expect(nextDue(one.program, stateOf(one))).toBe(monday + 1 * days);
    pass(one, 1 * days);
    expect(stateOf(one).kept).toEqual([]);
    expect(told(one).at(-1)).toBe('message_unclaimed:m');
    complete(one, 'work');
    expect(active(one)).toEqual(['reply']);
  });

  it('counts from when it was entered if the message happened before', () => {
    const one = started(
      program({ steps: [wait('rest', { for: val('2 hours') }), awaits('reply', ['m']), task('more')] }),
    );
    pass(one, 3 * hours);
    message(one, 'm', {}, null, monday + 1 * hours);
    expect(stateOf(one).branches['0']?.steps['reply']).toMatchObject({ at: monday + 2 * hours });
  });
});

describe('messages', () => {
  it('are refused when nothing in the workflow names them', () => {
    const one = started(program({ steps: [awaits('reply', ['m'])] }));
    expect(message(one, 'other')).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('it knows m') as string,
    });
  });

  it('an open wait takes one before a handler does', () => {
    const one = started(
      program({
        steps: [
          awaits('reply', ['m'], { handlers: [onMessage('m', [setData({ by: 'handler' })])] }),
          task('more'),
        ],
        handlers: [onMessage('m', [setData({ by: 'workflow' })])],
      }),
    );
    message(one, 'm');
    expect(stateOf(one).data).toEqual({});
    message(one, 'm');
    expect(stateOf(one).data).toEqual({ by: 'workflow' });
  });

  it('the innermost handler takes one; without next nothing is interrupted', () => {
    const inner = choose('which', [{ steps: [task('deep')] }], {
      handlers: [onMessage('m', [setData({ by: 'step' })])],
    });
    const one = started(
      program({ steps: [inner, task('more')], handlers: [onMessage('m', [setData({ by: 'workflow' })])] }),
    );
    message(one, 'm');
    expect(stateOf(one).data).toEqual({ by: 'step' });
    expect(active(one)).toEqual(['which', 'deep']);
    complete(one, 'deep');
    message(one, 'm');
    expect(stateOf(one).data).toEqual({ by: 'workflow' });
  });

  it('must satisfy their form, and come from one of their groups', () => {
    const declared = program({
      messages: [{ name: 'reject', title: null, form: 'reason', groups: ['directors'] }],
      forms: [
        {
          name: 'reason',
          title: 'Reason',
          schema: { type: 'object', required: ['why'] },
          ui: {},
          personal: [],
        },
      ],
      steps: [task('work')],
      handlers: [onMessage('reject', [{ kind: 'next', next: 'end' }])],
    });
    const one = started(declared);
    const elena = { name: 'elena', groups: ['directors'], skills: [], any: false };
    expect(message(one, 'reject', {}, elena)).toMatchObject({
      code: 'invalid',
      errors: [{ path: '/data/why' }],
    });
    expect(message(one, 'reject', { why: 'x' }, { ...elena, groups: [] })).toMatchObject({
      code: 'forbidden',
    });
    expect(message(one, 'reject', { why: 'x' }, elena)).toBeNull();
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'done' });
  });

  it('are refused by an instance that has ended, which gives up those it kept', () => {
    const one = started(program({ steps: [task('work'), end('closed', 'ok'), awaits('reply', ['m'])] }));
    message(one, 'm');
    complete(one, 'work');
    expect(told(one)).toContain('message_unclaimed:m');
    expect(message(one, 'm')).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('has ended') as string,
    });
  });

  it('start and stop clocks whether or not anything takes them', () => {
    const one = started(
      program({
        steps: [task('work')],
        clocks: [
          clock('answer', '4 hours', {
            from: [{ on: 'message', message: 'asked' }],
            until: [{ on: 'message', message: 'told' }],
          }),
        ],
      }),
    );
    message(one, 'asked');
    pass(one, 1 * hours);
    message(one, 'told');
    expect(one.applied.at(-1)?.[1].laps).toMatchObject([{ clock: 'answer', state: 'met' }]);
    passTo(one, monday + 2 * days);
    expect(stateOf(one).kept).toEqual([]);
  });

  it('whose handler fails are taken, and an incident tells of it', () => {
    const one = started(
      program({ steps: [task('work')], handlers: [onMessage('m', [setData({ a: '= message.absent' })])] }),
    );
    expect(message(one, 'm')).toBeNull();
    expect(stateOf(one)).toMatchObject({
      data: {},
      incidents: [{ activation: null, code: 'expression_failed' }],
    });
    expect(active(one)).toEqual(['work']);
  });
});
