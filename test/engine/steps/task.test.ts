import { describe, expect, it } from 'vitest';
import { mayDo } from '../../../engine/running.js';
import {
  active,
  actor,
  anna,
  anyone,
  bruno,
  carla,
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
  tell,
  told,
  clockOf,
} from '../running/play.js';
import {
  assignGroup,
  clock,
  end,
  entries,
  form,
  onMessage,
  outcome,
  place,
  program,
  set,
  task,
  val,
} from '../running/programs.js';

const answer = form(
  'answer',
  { text: { type: 'string', minLength: 1 }, shown: { type: 'boolean', default: false } },
  ['text'],
);

describe('who may do a task', () => {
  const story = (to: Parameters<typeof task>[1] & object) =>
    started(program({ steps: [task('work', to)] }), {
      groups: ['level_1', 'level_2'],
      user: 'bruno',
      skill: 'de',
    });

  it('is anybody when it says nothing', () => {
    expect(claim(story({}), 'work', actor('zoe'))).toBeNull();
  });

  it('is the group, the user and all the skills together', () => {
    const one = story({ to: { group: val('level_2'), skills: [val('de'), val('fr')] } });
    expect(claim(one, 'work', anna)).toMatchObject({ code: 'forbidden' });
    expect(claim(one, 'work', { ...bruno, skills: ['de'] })).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('takes the skill fr') as string,
    });
    expect(claim(one, 'work', { ...bruno, skills: ['de', 'fr'] })).toBeNull();
  });

  it('may be an expression, for one name or a list', () => {
    expect(claim(story({ to: { group: val('= data.groups') } }), 'work', bruno)).toBeNull();
    expect(claim(story({ to: { user: val('= data.user') } }), 'work', carla)).toMatchObject({
      code: 'forbidden',
    });
    expect(taskAt(story({ to: { skills: [val('= data.skill')] } }), 'work').skills).toEqual(['de']);
  });

  it('is an incident where the expression gives no name', () => {
    const one = story({ to: { group: val('= data.user == "bruno"') } });
    expect(stateOf(one).incidents).toMatchObject([{ step: 'work', code: 'value_wrong' }]);
    expect(stateOf(one).tasks).toEqual({});
  });

  it('is who has the right to act in place of every group', () => {
    expect(claim(story({ to: { group: val('level_9'), skills: [val('ar')] } }), 'work', anyone)).toBeNull();
  });

  it('is never who did one of its not_by steps last: the four-eyes rule', () => {
    const one = started(program({ steps: [task('write'), task('approve', { to: { notBy: ['write'] } })] }));
    must(one, { type: 'complete', task: taskAt(one, 'write').id, by: bruno, outcome: null, data: {} });
    expect(one.applied.at(-1)?.[1].tasks).toMatchObject([
      { step: 'write' },
      { step: 'approve', notBy: ['bruno'] },
    ]);
    expect(claim(one, 'approve', bruno)).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: { ...bruno, any: true } })).toMatchObject({ code: 'forbidden' });
    expect(
      tell(one, { type: 'assign', task: taskAt(one, 'approve').id, by: anna, group: null, user: bruno }),
    ).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: carla })).toBeNull();
  });

  it('counts only the last completion of a not_by step', () => {
    const one = started(
      program({
        steps: [
          task('write'),
          task('approve', {
            to: { notBy: ['write'] },
            outcomes: [outcome('again', { next: 'write' }), outcome('done')],
          }),
        ],
      }),
    );
    complete(one, 'write', { by: bruno });
    complete(one, 'approve', { by: carla, outcome: 'again' });
    complete(one, 'write', { by: carla });
    expect(complete(one, 'approve', { by: carla })).toMatchObject({ code: 'forbidden' });
    expect(complete(one, 'approve', { by: bruno })).toBeNull();
  });

  it('is told beforehand', () => {
    const one = story({ to: { group: val('level_2') } });
    const { id } = taskAt(one, 'work');
    expect(mayDo(stateOf(one), id, bruno)).toBeNull();
    expect(mayDo(stateOf(one), id, anna)).toMatchObject({ code: 'forbidden' });
    expect(mayDo(stateOf(one), 'i1.99', anna)).toMatchObject({ code: 'not_found' });
    expect(mayDo(stateOf(one), 'other.2', anna)).toMatchObject({ code: 'not_found' });
  });
});

describe('claim, release, assign', () => {
  const story = (): ReturnType<typeof started> =>
    started(
      program({
        steps: [task('work', { to: { group: val('level_2'), skills: [val('de')], notBy: [] } })],
        clocks: [clock('pickup', '4 hours', { until: [{ on: 'claimed', step: 'work' }] })],
      }),
    );
  const clever = (who: typeof bruno) => ({ ...who, skills: ['de'] });

  it('a task that is claimed is another’s to be refused', () => {
    const one = story();
    expect(claim(one, 'work', clever(bruno))).toBeNull();
    expect(claim(one, 'work', clever(carla))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('claimed by bruno') as string,
    });
    expect(complete(one, 'work', { by: clever(carla) })).toMatchObject({ code: 'conflict' });
    expect(claim(one, 'work', clever(bruno))).toMatchObject({ code: 'conflict' });
    expect(complete(one, 'work', { by: clever(bruno) })).toBeNull();
  });

  it('is released by who has it, or by who may act for all', () => {
    const one = story();
    const { id } = taskAt(one, 'work');
    expect(tell(one, { type: 'release', task: id, by: bruno })).toMatchObject({ code: 'conflict' });
    claim(one, 'work', clever(bruno));
    expect(tell(one, { type: 'release', task: id, by: carla })).toMatchObject({ code: 'forbidden' });
    expect(tell(one, { type: 'release', task: id, by: anyone })).toBeNull();
    expect(taskAt(one, 'work')).toMatchObject({ state: 'ready', assignee: null });
  });

  it('assigning to a group makes it ready and keeps only not_by', () => {
    const one = story();
    claim(one, 'work', clever(bruno));
    must(one, { type: 'assign', task: taskAt(one, 'work').id, by: anyone, group: 'level_3', user: null });
    expect(taskAt(one, 'work')).toMatchObject({
      state: 'ready',
      groups: ['level_3'],
      skills: [],
      user: null,
      assignee: null,
    });
    expect(claim(one, 'work', actor('dario', ['level_3']))).toBeNull();
  });

  it('assigning to a user claims it for them, whatever group it is for', () => {
    const one = story();
    must(one, { type: 'assign', task: taskAt(one, 'work').id, by: anyone, group: null, user: anna });
    expect(taskAt(one, 'work')).toMatchObject({ state: 'claimed', assignee: anna });
    expect(clockOf(one, 'pickup').state).toBe('met');
    expect(complete(one, 'work', { by: anna })).toBeNull();
  });

  it('assigning takes a group or a user, not both and not none', () => {
    const one = story();
    const { id } = taskAt(one, 'work');
    expect(tell(one, { type: 'assign', task: id, by: anyone, group: null, user: null })).toMatchObject({
      code: 'invalid',
    });
    expect(tell(one, { type: 'assign', task: id, by: anyone, group: 'a', user: anna })).toMatchObject({
      code: 'invalid',
    });
  });

  it('a task that is no longer open is a conflict, one that never was is not found', () => {
    const one = started(program({ steps: [task('work'), task('more')] }));
    const { id } = taskAt(one, 'work');
    complete(one, 'work');
    for (const type of ['claim', 'release'] as const)
      expect(tell(one, { type, task: id, by: anyone })).toMatchObject({ code: 'conflict' });
    expect(tell(one, { type: 'complete', task: 'i1.x', by: anyone, outcome: null, data: {} })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the completion of a task', () => {
  it('takes the only outcome when none is given, and done of several', () => {
    const only = started(program({ steps: [task('work', { outcomes: [outcome('sent')] })] }));
    expect(complete(only, 'work')).toBeNull();
    expect(stateOf(only).outcome).toBe('sent');
    const several = started(
      program({ steps: [task('work', { outcomes: [outcome('sent'), outcome('done')] })] }),
    );
    expect(complete(several, 'work')).toBeNull();
    expect(stateOf(several).outcome).toBe('done');
  });

  it('is refused without an outcome when there are several and none is done, and with one that it hasn’t', () => {
    const one = started(program({ steps: [task('work', { outcomes: [outcome('yes'), outcome('no')] })] }));
    expect(complete(one, 'work')).toMatchObject({ code: 'invalid', errors: [{ path: '/outcome' }] });
    expect(complete(one, 'work', { outcome: 'perhaps' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: '/outcome' }],
    });
    expect(taskAt(one, 'work').state).toBe('ready');
  });

  it('is refused when the data do not satisfy the form, and nothing changes', () => {
    const one = started(
      program({ forms: [answer], steps: [task('work', { form: 'answer', to: { group: val('level_2') } })] }),
    );
    const before = JSON.stringify(one.state);
    expect(complete(one, 'work', { data: { text: '', shown: 'yes' } })).toMatchObject({
      code: 'invalid',
      errors: [{ path: '/data/text' }, { path: '/data/shown' }],
    });
    expect(JSON.stringify(one.state)).toBe(before);
  });

  it('asks for the form of the outcome rather than that of the task, and fills in defaults', () => {
    const reason = form('reason', { why: { type: 'string' } }, ['why']);
    const one = started(
      program({
        forms: [answer, reason],
        steps: [
          task('work', {
            form: 'answer',
            save: place('reply'),
            outcomes: [outcome('solved'), outcome('rejected', { form: 'reason' })],
          }),
        ],
      }),
    );
    expect(complete(one, 'work', { outcome: 'rejected', data: { text: 'no' } })).toMatchObject({
      errors: [{ path: '/data/why' }],
    });
    expect(complete(one, 'work', { outcome: 'solved', data: { text: 'yes' } })).toBeNull();
    expect(stateOf(one).data).toEqual({ reply: { text: 'yes', shown: false } });
  });

  it('is refused unless every check holds; a check sees the data as if they were saved', () => {
    const one = started(
      program({
        steps: [
          task('work', {
            save: place('visit'),
            checks: [
              {
                must: 'steps.work.data.from < steps.work.data.to',
                message: { it: 'Prima la fine', en: 'End first' },
              },
              { must: 'data.visit.places > 0', message: 'At least one place' },
            ],
          }),
          end('closed', 'closed'),
        ],
      }),
    );
    const refusal = complete(one, 'work', { data: { from: 3, to: 2, places: 0 } });
    expect(refusal).toMatchObject({
      code: 'invalid',
      errors: [
        { path: '/data', message: 'Prima la fine' },
        { path: '/data', message: 'At least one place' },
      ],
    });
    expect(stateOf(one).data).toEqual({});
    expect(complete(one, 'work', { data: { from: 1, to: 2 } })).toMatchObject({
      errors: [{ message: expect.stringContaining('At least one place') as string }],
    });
    expect(complete(one, 'work', { data: { from: 1, to: 2, places: 1 } })).toBeNull();
    expect(stateOf(one).data).toEqual({ visit: { from: 1, to: 2, places: 1 } });
  });

  it('saves first, then sets as written, each seeing what is before it', () => {
    const one = started(
      program({
        steps: [
          task('work', {
            save: place('reply'),
            outcomes: [outcome('ok', { set: entries({ 'a.b': '= data.reply.n + 1', c: '= data.a.b * 2' }) })],
          }),
          task('more'),
        ],
      }),
    );
    complete(one, 'work', { data: { n: 1 } });
    expect(stateOf(one).data).toEqual({ reply: { n: 1 }, a: { b: 2 }, c: 4 });
  });

  it('appends to a list where save says so', () => {
    const one = started(
      program({
        steps: [
          task('work', {
            save: place('calls[]'),
            outcomes: [outcome('again', { next: 'work' }), outcome('done')],
          }),
        ],
      }),
    );
    complete(one, 'work', { outcome: 'again', data: { n: 1 } });
    complete(one, 'work', { data: { n: 2 } });
    expect(stateOf(one).data).toEqual({ calls: [{ n: 1 }, { n: 2 }] });
  });

  it('without save is only in the step’s own record', () => {
    const one = started(
      program({
        steps: [
          task('work'),
          set('copy', { by: '= steps.work.by', n: '= steps.work.data.n', outcome: '= steps.work.outcome' }),
          task('more'),
        ],
      }),
    );
    complete(one, 'work', { data: { n: 7 }, by: bruno });
    expect(stateOf(one).data).toEqual({ by: 'bruno', n: 7, outcome: 'done' });
  });

  it('that leads to an expression that fails is taken, and an incident stands at the step', () => {
    const one = started(
      program({
        steps: [
          task('work', {
            save: place('list[]'),
            outcomes: [outcome('ok', { set: entries({ n: '= data.absent' }) })],
          }),
          task('more'),
        ],
      }),
    );
    expect(complete(one, 'work', { data: { n: 1 }, by: bruno })).toBeNull();
    expect(stateOf(one)).toMatchObject({
      tasks: {},
      data: {},
      incidents: [{ step: 'work', code: 'expression_failed' }],
    });
    expect(active(one)).toEqual(['work']);
    must(one, { type: 'retry', step: 'work', by: anyone });
    expect(stateOf(one).incidents).toHaveLength(1);
    must(one, { type: 'resolve', step: 'work', by: anyone, result: { n: 2 } });
    expect(stateOf(one)).toMatchObject({ data: { list: [{ n: 2 }] }, incidents: [] });
    expect(active(one)).toEqual(['more']);
  });

  it('gives an instance that ends without an end step its outcome', () => {
    const one = started(
      program({ steps: [task('work', { outcomes: [outcome('agreed')] }), set('note', { done: true })] }),
    );
    complete(one, 'work');
    expect(stateOf(one)).toMatchObject({ status: 'ended', outcome: 'agreed', data: { done: true } });
  });
});

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
