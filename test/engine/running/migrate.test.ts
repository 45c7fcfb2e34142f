import { describe, expect, it } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import { operators } from './calendars.js';
import { migrated, version } from './migrated.js';
import {
  active,
  anna,
  anyone,
  bruno,
  claim,
  clockOf,
  complete,
  hours,
  message,
  minutes,
  monday,
  pass,
  type Play,
  started,
  stateOf,
  taskAt,
  tell,
  told,
} from './play.js';
import {
  awaits,
  block,
  choose,
  clock,
  end,
  notifyGroup,
  outcome,
  program,
  raisePriority,
  service,
  stepClock,
  task,
  val,
  wait,
} from './programs.js';

const office = task('office', {
  to: { group: val('level_2') },
  outcomes: [outcome('done'), outcome('back')],
});

describe('an instance goes over to another version', () => {
  it('keeps its open task by its id, for the groups that the new version names', () => {
    const before = program({ steps: [office, end('over', 'over')] });
    const after = version(
      program({ steps: [{ ...office, to: { ...office.to, group: val('level_3') } }, end('over', 'over')] }),
    );
    const story = started(before);
    const { id } = taskAt(story, 'office');
    expect(migrated(story, after)).toBeNull();
    expect(taskAt(story, 'office')).toMatchObject({ id, groups: ['level_3'] });
    expect(stateOf(story).instance.version).toBe('1'.repeat(64));
    expect(complete(story, 'office', { outcome: 'done' })).toBeNull();
    expect(stateOf(story).outcome).toBe('over');
  });

  it('leaves a task with whom it was assigned to where the version says nothing else', () => {
    const story = started(program({ steps: [office] }));
    tell(story, { type: 'assign', task: taskAt(story, 'office').id, by: anyone, group: null, user: bruno });
    migrated(story, version(program({ steps: [office, task('more')] })));
    expect(taskAt(story, 'office')).toMatchObject({ state: 'claimed', assignee: { name: 'bruno' } });
  });

  it('follows `migrate` where a step was renamed: its record, its task, its clock and who did it', () => {
    const first = task('first', { ...{ clock: stepClock('first', '4 hours', {}) } });
    const second = task('second', { to: { notBy: ['first'] }, clock: stepClock('second', '2 hours', {}) });
    const story = started(program({ steps: [first, second] }));
    complete(story, 'first', { by: anna });
    pass(story, hours);
    const renamed = version(
      program({
        steps: [
          { ...first, name: 'intake', clock: stepClock('intake', '4 hours', {}) },
          {
            ...second,
            name: 'work',
            to: { ...second.to, notBy: ['intake'] },
            clock: stepClock('work', '3 hours', {}),
          },
        ],
      }),
      '1',
      { first: 'intake', second: 'work' },
    );
    expect(migrated(story, renamed)).toBeNull();
    expect(active(story)).toEqual(['work']);
    expect(claim(story, 'work', anna)?.code).toBe('forbidden');
    // The lap keeps its log: the term that it began with.
    expect(clockOf(story, 'work')).toMatchObject({ state: 'running', due: '2026-03-02T10:00:00Z' });
    expect(clockOf(story, 'second')).toMatchObject({ state: 'cancelled' });
  });

  it('is refused where a step that is active has no place, and nothing has changed', () => {
    const story = started(program({ steps: [office] }));
    const before = stateOf(story);
    const refused = migrated(story, version(program({ steps: [task('other')] })));
    expect(refused).toMatchObject({ code: 'conflict', errors: [{ path: '/steps/office' }] });
    expect(refused?.message).toContain('migrate: {office: …}');
    expect(stateOf(story)).toEqual(before);
  });

  it('goes to another kind of step: the old one is left, the new one entered', () => {
    const story = started(program({ steps: [office, end('over', 'over')] }));
    migrated(
      story,
      version(program({ steps: [awaits('reply', ['m1']), end('over', 'over')] }), '1', { office: 'reply' }),
    );
    expect(active(story)).toEqual(['reply']);
    expect(stateOf(story).tasks).toEqual({});
    expect(story.applied.at(-1)?.[1].tasks).toMatchObject([{ step: 'office', state: 'cancelled' }]);
    message(story, 'm1');
    expect(stateOf(story).outcome).toBe('over');
  });

  it('goes into a block that the new version has put around its step', () => {
    const story = started(program({ steps: [office] }));
    const around = choose('which', [
      { when: 'false', steps: [task('never')] },
      { steps: [task('before'), office] },
    ]);
    expect(migrated(story, version(program({ steps: [around, end('over', 'over')] })))).toBeNull();
    expect(active(story)).toEqual(['which', 'office']);
    complete(story, 'office', { outcome: 'done' });
    expect(stateOf(story).outcome).toBe('over');
  });

  it('stays in a block whose branch has moved', () => {
    const story = started(
      program({ steps: [choose('which', [{ when: 'true', steps: [office] }]), end('over', 'over')] }),
    );
    const { id } = taskAt(story, 'office');
    const more = choose('which', [
      { when: 'false', steps: [task('never')] },
      { when: 'true', steps: [office] },
    ]);
    migrated(story, version(program({ steps: [more, end('over', 'over')] })));
    expect(taskAt(story, 'office').id).toBe(id);
    complete(story, 'office', { outcome: 'done' });
    expect(stateOf(story).outcome).toBe('over');
  });

  it('cancels a clock that is gone, begins a new one where its `from` would have, and keeps the others', () => {
    const kept = clock('kept', '8 hours', { until: [{ on: 'end' }] });
    const gone = clock('gone', '8 hours', {});
    const story = started(program({ steps: [office], clocks: [kept, gone] }));
    pass(story, 3 * hours);
    const fresh = clock('fresh', '2 hours', { at: { '100%': [raisePriority(10)] } });
    const met = clock('met', '2 hours', { until: [{ on: 'entered', step: 'office' }] });
    migrated(story, version(program({ steps: [office], clocks: [kept, fresh, met] })));
    expect(clockOf(story, 'kept')).toMatchObject({ state: 'running', due: '2026-03-02T16:00:00Z' });
    expect(clockOf(story, 'gone')).toMatchObject({ state: 'cancelled', stopped_at: '2026-03-02T11:00:00Z' });
    // Begun at the start, two hours: it is over, and has acted.
    expect(clockOf(story, 'fresh')).toMatchObject({ state: 'breached', due: '2026-03-02T10:00:00Z' });
    expect(stateOf(story).priority).toBe(60);
    expect(clockOf(story, 'met')).toMatchObject({ state: 'pending' });
  });

  it('lets clocks stand still, or go on, as the new version says', () => {
    const on = clock('on', '8 hours', {});
    const story = started(program({ steps: [awaits('reply', ['m1'])], clocks: [on] }));
    pass(story, hours);
    const paused = version(
      program({ steps: [awaits('reply', ['m1'])], clocks: [{ ...on, pause: ['reply'] }] }),
    );
    migrated(story, paused);
    expect(clockOf(story, 'on').state).toBe('paused');
    pass(story, hours);
    migrated(story, version(program({ steps: [awaits('reply', ['m1'])], clocks: [on] }), '2'));
    expect(clockOf(story, 'on')).toMatchObject({ state: 'running', due: '2026-03-02T17:00:00Z' });
  });

  it('waits as long as the new version says, counted from when the wait began', () => {
    const story = started(program({ steps: [wait('pause', { for: val('4 hours') }), office] }));
    pass(story, 90 * minutes);
    migrated(story, version(program({ steps: [wait('pause', { for: val('2 hours') }), office] })));
    pass(story, 29 * minutes);
    expect(active(story)).toEqual(['pause']);
    pass(story, minutes);
    expect(active(story)).toEqual(['office']);
  });

  it('still takes the result of a call that is on its way, under its new name', () => {
    const story = started(program({ steps: [service('mail'), office] }));
    const call = story.effects.at(-1)?.id ?? '';
    migrated(story, version(program({ steps: [service('letter'), office] }), '1', { mail: 'letter' }));
    expect(tell(story, { type: 'result', effect: call, result: {} })).toBeNull();
    expect(active(story)).toEqual(['office']);
  });

  it('is refused for the version that it runs, for another workflow, and after its end', () => {
    const own = program({ steps: [office] });
    const story = started(own);
    expect(migrated(story, { ...own, version: '0'.repeat(64) })?.code).toBe('conflict');
    const other = { ...version(own), workflow: { ...own.workflow, name: 'other' } };
    expect(migrated(story, other)?.message).toContain('not of story');
    complete(story, 'office', { outcome: 'done' });
    expect(migrated(story, version(own))?.message).toContain('has ended');
  });
});

describe('re-timing', () => {
  const shorter = (of: Program): Program => ({
    ...version(of),
    // The calendar is closed on Monday, the day of the start.
    calendars: {
      operators: {
        ...operators,
        years: operators.years.map((year) => {
          const open = year.opens.map((at, i) => [at, year.closes[i] ?? 0, year.days[i] ?? 0] as const);
          const kept = open.filter(([at]) => at < monday - 6 * hours || at > monday + 12 * hours);
          return {
            ...year,
            opens: kept.map(([at]) => at),
            closes: kept.map(([, to]) => to),
            days: kept.map(([, , day]) => day),
          };
        }),
      },
    },
  });
  const timed = program({
    steps: [office],
    clocks: [
      clock('pickup', '4 working hours', { calendar: 'operators', at: { '100%': [notifyGroup('chiefs')] } }),
    ],
    calendars: [operators],
  });

  it('computes every clock again from its own log, and says so', () => {
    const story = started(timed);
    expect(clockOf(story, 'pickup').due).toBe('2026-03-02T12:00:00Z');
    expect(migrated(story, shorter(timed), 'retime')).toBeNull();
    expect(clockOf(story, 'pickup').due).toBe('2026-03-03T11:00:00Z');
    expect(told(story)).toContain(
      'clock_retimed:pickup:{"lap":1,"from":"2026-03-02T12:00:00Z","to":"2026-03-03T11:00:00Z"}',
    );
    expect(story.applied.at(-1)?.[1].laps).toMatchObject([{ clock: 'pickup', state: 'running' }]);
    pass(story, 4 * hours);
    expect(clockOf(story, 'pickup').state).toBe('running');
  });
});

describe('an administrator moves an instance', () => {
  const inner = block([task('inner'), task('after')]);
  const flow = program({
    steps: [
      office,
      choose('which', [{ when: 'true', steps: inner.steps as never }]),
      task('last'),
      end('over', 'over'),
    ],
  });
  const move = (story: Play, from: string, to: string) =>
    tell(story, { type: 'move', from, to, item: null, by: anyone });

  it('to a step of the same block, of one around it, or inside one that runs alone', () => {
    const story = started(flow);
    expect(move(story, 'office', 'last')).toBeNull();
    expect(active(story)).toEqual(['last']);
    expect(move(story, 'last', 'after')).toBeNull();
    expect(active(story)).toEqual(['which', 'after']);
    expect(move(story, 'after', 'inner')).toBeNull();
    expect(active(story)).toEqual(['which', 'inner']);
    expect(move(story, 'inner', 'office')).toBeNull();
    expect(active(story)).toEqual(['office']);
    expect(move(story, 'office', 'end')).toBeNull();
    expect(stateOf(story).status).toBe('ended');
  });

  it('but not from a step that is not active, nor to one that is not there', () => {
    const story = started(flow);
    expect(move(story, 'last', 'office')).toMatchObject({ code: 'conflict', errors: [{ path: '/from' }] });
    expect(move(story, 'nothing', 'office')?.code).toBe('not_found');
    expect(move(story, 'office', 'nothing')).toMatchObject({ code: 'not_found', errors: [{ path: '/to' }] });
  });
});
