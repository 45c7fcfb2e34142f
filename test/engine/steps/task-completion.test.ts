import { describe, expect, it } from 'vitest';
import { active, anyone, bruno, complete, must, started, stateOf, taskAt } from '../running/play.js';
import { end, entries, form, outcome, place, program, set, task, val } from '../running/programs.js';

const answer = form(
  'answer',
  { text: { type: 'string', minLength: 1 }, shown: { type: 'boolean', default: false } },
  ['text'],
);

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
