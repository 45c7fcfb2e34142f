import { describe, expect, it } from 'vitest';
import { advance, nextDue } from '../../../engine/running.js';
import { hours, monday, must, play, started, startDeed, stateOf, tell } from './play.js';
import { clock, form, notifyGroup, program, task, val } from './programs.js';

const request = form(
  'request',
  {
    subject: { type: 'string' },
    email: { type: 'string', format: 'email' },
    times: { type: 'integer', default: 1 },
  },
  ['subject'],
);
const simple = program({
  data: 'request',
  forms: [request],
  key: val('= data.subject'),
  summary: val('= "About " + data.subject'),
  priority: val('= data.times * 40'),
  steps: [task('first')],
});

describe('a start', () => {
  it('applies the defaults of its form, then works out key, summary and priority', () => {
    expect(stateOf(started(simple, { subject: 'invoice' }))).toMatchObject({
      data: { subject: 'invoice', times: 1 },
      key: 'invoice',
      summary: 'About invoice',
      priority: 40,
    });
  });

  it('keeps the priority within 0 and 100', () => {
    expect(stateOf(started(simple, { subject: 'invoice', times: 9 })).priority).toBe(100);
  });

  it('is refused when the data do not satisfy the form, each field named', () => {
    const story = play(simple);
    expect(tell(story, startDeed({ email: 'nobody' }))).toMatchObject({
      ok: false,
      code: 'invalid',
      message:
        'The data of the start of story does not satisfy the form request: subject is required; email must be a mail address.',
      errors: [
        { path: '/data/subject', message: 'is required' },
        { path: '/data/email', message: 'must be a mail address' },
      ],
    });
    expect(story.state).toBeNull();
  });

  it.each(['key', 'summary', 'priority'] as const)('is refused when its %s can’t be worked out', (what) => {
    const story = play(program({ [what]: val('= data.absent'), steps: [task('first')] }));
    const refusal = tell(story, startDeed());
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ path: '/data' }] });
    expect(refusal?.message).toContain(what);
  });

  it('makes texts of numbers in key and summary, and refuses what is neither', () => {
    const of = (key: string) => program({ key: val(key), steps: [task('first')] });
    expect(stateOf(started(of('= 7'))).key).toBe('7');
    expect(stateOf(started(of('= null'))).key).toBeNull();
    expect(tell(play(of('= [7]')), startDeed())).toMatchObject({ code: 'invalid' });
  });

  it('is refused a second time, and anything before it is not found', () => {
    const story = started(simple, { subject: 'a' });
    expect(tell(story, startDeed({ subject: 'b' }))).toMatchObject({ code: 'conflict' });
    expect(
      tell(play(simple), {
        type: 'cancel',
        by: { name: 'a', groups: [], skills: [], any: true },
        reason: null,
      }),
    ).toMatchObject({ code: 'not_found' });
  });

  it('TKT-10: counts at the instant at which it happened: clocks begin then, and what is past acts at once', () => {
    const late = program({
      steps: [task('first')],
      clocks: [
        clock('pickup', '4 hours', {
          at: { '75%': [notifyGroup('a')], '100%': [notifyGroup('b')], '+4 hours': [notifyGroup('c')] },
        }),
      ],
    });
    const story = play(late);
    must(story, startDeed(), monday - 5 * hours);
    expect(story.notices.map(({ to }) => to)).toEqual([{ group: 'a' }, { group: 'b' }]);
    expect(stateOf(story)).toMatchObject({ startedAt: monday - 5 * hours, now: monday });
    expect(story.applied[0]?.[1].laps).toMatchObject([
      { state: 'breached', startedAt: monday - 5 * hours, dueAt: monday - 1 * hours },
    ]);
    expect(nextDue(late, stateOf(story))).toBe(monday + 3 * hours);
  });

  it('can’t happen later than it is recorded', () => {
    const refusal = tell(play(simple), startDeed({ subject: 'a' }), monday + 1);
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ path: '/occurred_at' }] });
    expect(refusal?.message).toBe(
      'occurred_at 2026-03-02T08:00:00.001Z is later than now, 2026-03-02T08:00:00.000Z.',
    );
  });

  it('takes no data that are larger than a mebibyte', () => {
    const refusal = tell(
      play(program({ steps: [task('first')] })),
      startDeed({ text: 'x'.repeat(1_048_576) }),
    );
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ path: '/data' }] });
  });

  it('leaves the event and the program as they were', () => {
    const event = { ...startDeed({ subject: 'a' }), id: 'c1', now: monday, occurredAt: null } as Parameters<
      typeof advance
    >[2];
    const before = JSON.stringify([simple, event]);
    advance(simple, null, event);
    expect(JSON.stringify([simple, event])).toBe(before);
  });
});
