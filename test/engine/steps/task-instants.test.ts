import { describe, expect, it } from 'vitest';
import {
  anyone,
  claim,
  complete,
  hours,
  minutes,
  monday,
  must,
  pass,
  started,
  stateOf,
  taskAt,
  told,
  clockOf,
} from '../running/play.js';
import { assignGroup, clock, form, onMessage, place, program, task, val } from '../running/programs.js';

describe('back-dated commands on a task', () => {
  const story = () =>
    started(
      program({
        steps: [task('work'), task('more')],
        clocks: [
          clock('pickup', '2 hours', {
            until: [{ on: 'claimed', step: 'work' }],
            at: { '100%': [assignGroup('supervisors')] },
          }),
        ],
      }),
    );

  it('TKT-10: a stop before the due instant makes the lap met; actions done are not undone', () => {
    const one = story();
    pass(one, 3 * hours);
    expect(clockOf(one, 'pickup').state).toBe('breached');
    expect(claim(one, 'work', anyone, monday + 90 * minutes)).toBeNull();
    expect(clockOf(one, 'pickup')).toMatchObject({ state: 'met', elapsed: 'PT1H30M' });
    expect(taskAt(one, 'work').groups).toEqual(['supervisors']);
  });

  it('a clock stopped at exactly its due instant is breached', () => {
    const one = story();
    pass(one, 3 * hours);
    claim(one, 'work', anyone, monday + 2 * hours);
    expect(clockOf(one, 'pickup').state).toBe('breached');
  });

  it('are refused before the task’s opening, naming both instants', () => {
    const one = story();
    pass(one, 1 * hours);
    complete(one, 'work');
    pass(one, 1 * hours);
    const refusal = complete(one, 'more', { occurredAt: monday + 30 * minutes });
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ path: '/occurred_at' }] });
    expect(refusal?.message).toContain('2026-03-02T08:30:00.000Z');
    expect(refusal?.message).toContain('2026-03-02T09:00:00.000Z');
    expect(complete(one, 'more', { occurredAt: monday + 90 * minutes })).toBeNull();
    expect(stateOf(one)).toMatchObject({ endedAt: monday + 90 * minutes, now: monday + 2 * hours });
  });

  it('are refused later than now', () => {
    const one = story();
    expect(claim(one, 'work', anyone, monday + 1)).toMatchObject({ code: 'invalid' });
  });

  it('open what follows at their own instant', () => {
    const one = story();
    pass(one, 2 * hours);
    complete(one, 'work', { occurredAt: monday + 1 * hours });
    expect(taskAt(one, 'more').openedAt).toBe(monday + 1 * hours);
  });
});

describe('the instant that a step says it is done at', () => {
  const held = form('meeting', { held_on: { type: 'string', format: 'date' } }, ['held_on']);
  const story = () =>
    started(
      program({
        forms: [held],
        steps: [
          task('prepare'),
          task('meeting', {
            form: 'meeting',
            save: place('meeting'),
            happened: val('= data.meeting.held_on'),
          }),
          task('minutes'),
        ],
        clocks: [clock('in_time', '48 hours', { until: [{ on: 'done', step: 'meeting' }] })],
      }),
    );

  it('stops clocks at that instant, even before the task was opened', () => {
    const one = story();
    pass(one, 72 * hours);
    complete(one, 'prepare');
    expect(complete(one, 'meeting', { data: { held_on: '2026-03-03' } })).toBeNull();
    expect(clockOf(one, 'in_time')).toMatchObject({ state: 'met', stopped_at: '2026-03-03T00:00:00Z' });
    expect(stateOf(one).branches['0']?.steps['meeting']).toMatchObject({ at: Date.UTC(2026, 2, 3) });
    expect(taskAt(one, 'minutes').openedAt).toBe(monday + 72 * hours);
  });

  it('is refused when it is later than now or before the start, naming both; the start’s own day counts as the start', () => {
    const one = story();
    complete(one, 'prepare');
    expect(complete(one, 'meeting', { data: { held_on: '2026-03-03' } })).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('later than now') as string,
    });
    expect(complete(one, 'meeting', { data: { held_on: '2026-02-27' } })).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('before the instance') as string,
    });
    expect(complete(one, 'meeting', { data: { held_on: '2026-03-02' } })).toBeNull();
    expect(stateOf(one).branches['0']?.steps['meeting']).toMatchObject({ at: monday });
  });
});

describe('a task that is left', () => {
  it('is cancelled', () => {
    const one = started(
      program({
        steps: [task('work'), task('other')],
        handlers: [onMessage('moved', [{ kind: 'next', next: 'other' }])],
      }),
    );
    must(one, { type: 'message', name: 'moved', by: null, data: {} });
    expect(one.applied.at(-1)?.[1].tasks).toMatchObject([
      { step: 'work', state: 'cancelled' },
      { step: 'other', state: 'ready' },
    ]);
    expect(told(one)).toContain('cancelled:work');
    expect(stateOf(one).branches['0']?.steps['work']?.state).toBe('cancelled');
  });
});
