import { describe, expect, it } from 'vitest';
import { inMarch, operators } from './calendars.js';
import {
  active,
  bruno,
  claim,
  clockOf,
  complete,
  hours,
  minutes,
  pass,
  passTo,
  started,
  stateOf,
  told,
} from './play.js';
import {
  clock,
  end,
  form,
  notifyGroup,
  outcome,
  assignGroup,
  place,
  program,
  raisePriority,
  task,
  val,
} from './programs.js';

const ticket = program({
  name: 'ticket',
  data: 'ticket_request',
  calendar: 'operators',
  calendars: [operators],
  key: val('= data.subject + "/" + instance.number'),
  summary: val('= data.subject'),
  forms: [
    form(
      'ticket_request',
      { subject: { type: 'string', minLength: 3 }, language: { enum: ['it', 'de'], default: 'it' } },
      ['subject'],
    ),
    form('answer', { text: { type: 'string', minLength: 1 } }, ['text']),
  ],
  steps: [
    task('back_office', {
      to: { group: val('level_2') },
      save: place('answer'),
      outcomes: [
        outcome('solved', { form: 'answer', next: 'closed' }),
        outcome('incomplete', { next: 'closed_incomplete' }),
      ],
    }),
    end('closed', 'solved'),
    end('closed_incomplete', 'incomplete'),
  ],
  clocks: [
    clock('pickup', '4 working hours', {
      measure: 'SLA.O.1',
      until: [{ on: 'claimed', step: 'back_office' }],
      at: {
        '75%': [notifyGroup('level_2')],
        '100%': [raisePriority(30), notifyGroup('supervisors')],
        '+2 working hours': [assignGroup('supervisors')],
      },
    }),
  ],
});

const friday = inMarch(6, 17);

describe('the ticket', () => {
  it('TKT-8: is escalated after four working hours across the week end when nobody takes it', () => {
    const story = started(ticket, { subject: 'Fattura' }, friday);
    pass(story, 1 * hours);
    expect(clockOf(story, 'pickup')).toMatchObject({ state: 'running', due: '2026-03-09T09:00:00Z' });

    passTo(story, inMarch(9, 9));
    expect(story.notices).toEqual([
      { to: { group: 'level_2' }, template: null, clock: 'pickup', task: 'i1.2' },
    ]);

    passTo(story, inMarch(9, 10));
    expect(clockOf(story, 'pickup')).toMatchObject({ state: 'breached', stopped_at: null });
    expect(stateOf(story).priority).toBe(80);

    passTo(story, inMarch(9, 12));
    expect(stateOf(story).tasks['i1.2']).toMatchObject({ groups: ['supervisors'], state: 'ready' });
    expect(claim(story, 'back_office', bruno)).toMatchObject({ code: 'forbidden' });
  });

  it('TKT-8: a clock that is stopped in time is met, and does nothing more', () => {
    const story = started(ticket, { subject: 'Fattura' }, friday);
    pass(story, 30 * minutes);
    expect(claim(story, 'back_office', bruno)).toBeNull();
    passTo(story, inMarch(20, 9));
    expect(clockOf(story, 'pickup')).toMatchObject({
      state: 'met',
      elapsed: 'PT30M',
      stopped_at: '2026-03-06T16:30:00Z',
    });
    expect(story.notices).toEqual([]);
  });

  it('TKT-4: is closed with the answer recorded, and ends with the outcome of its end', () => {
    const story = started(ticket, { subject: 'Fattura' }, friday);
    expect(
      complete(story, 'back_office', { outcome: 'solved', data: { text: 'Pagata' }, by: bruno }),
    ).toBeNull();
    expect(stateOf(story)).toMatchObject({ status: 'ended', outcome: 'solved', endedAt: friday });
    expect(stateOf(story).data).toEqual({ subject: 'Fattura', language: 'it', answer: { text: 'Pagata' } });
    expect(active(story)).toEqual([]);
  });

  it('completing an unclaimed task claims it first, so that clocks until its claim stop', () => {
    const story = started(ticket, { subject: 'Fattura' }, friday);
    complete(story, 'back_office', { outcome: 'incomplete', by: bruno });
    expect(told(story)).toEqual([
      'started',
      'clock_started:pickup:1',
      'entered:back_office',
      'task_opened:back_office',
      'task_claimed:back_office',
      'clock_stopped:pickup:1',
      'task_done:back_office:incomplete',
      'left:back_office:incomplete',
      'entered:closed_incomplete',
      'left:closed_incomplete:incomplete',
      'ended:incomplete',
    ]);
    expect(clockOf(story, 'pickup').state).toBe('met');
  });

  it('tells the projection of every task and lap that an event touched, in its last form', () => {
    const story = started(ticket, { subject: 'Fattura' }, friday);
    complete(story, 'back_office', { outcome: 'incomplete', by: bruno });
    const last = story.applied.at(-1)?.[1];
    expect(last?.tasks).toMatchObject([
      {
        id: 'i1.2',
        step: 'back_office',
        state: 'done',
        outcome: 'incomplete',
        by: 'bruno',
        assignee: 'bruno',
        endedAt: friday,
      },
    ]);
    expect(last?.laps).toMatchObject([
      { clock: 'pickup', lap: 1, measure: 'SLA.O.1', state: 'met', breached: false, stoppedAt: friday },
    ]);
  });
});
