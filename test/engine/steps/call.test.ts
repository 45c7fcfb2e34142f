import { describe, expect, it } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import type { CalledBy } from '../../../engine/event.js';
import type { JsonObject } from '../../../engine/json.js';
import { programOf } from '../../support/definitions.js';
import { anyone, days, must, play, startDeed, tell, type Play } from '../running/play.js';

const caller = (depth: number, waits = true): CalledBy => ({
  instance: 'i0',
  call: '2',
  step: 'ask',
  waits,
  depth,
  seenBy: [],
});

function program(steps: string): Program {
  return programOf([{ path: 'story.yaml', text: `workflow: story\nsteps:\n  ${steps}\n` }], 'story');
}

function begun(of: Program, calledBy?: CalledBy): Play {
  const story = play(of);
  const start = startDeed();
  if (start.type !== 'start') throw new Error('no start');
  must(story, { ...start, instance: { ...start.instance, ...(calledBy && { caller: calledBy }) } });
  return story;
}

const called = ({ effects }: Play) => effects.map(({ service, input }) => [service, input] as const);
/** The number of the first call. */
function callOf(story: Play): string {
  const call = story.effects[0]?.input['call'];
  return typeof call === 'string' ? call : '';
}

const result = (story: Play, given: JsonObject) =>
  must(story, { type: 'result', effect: story.effects.at(-1)?.id ?? '', result: given });

const asks = program('ask: {call: other, with: {n: 1}, save: answer}\n  z: {end: = data.answer.outcome}');

describe('a call', () => {
  it('waits for the report of what it started, and has its outcome and data', () => {
    const story = begun(asks);
    const [, input] = called(story)[0] ?? [];
    expect(input).toMatchObject({ workflow: 'other', data: { n: 1 }, waits: true, depth: 1 });
    result(story, { id: 'i2', number: '7' });
    expect(story.state?.status).toBe('running');
    must(story, { type: 'report', call: callOf(story), outcome: 'fine', data: { a: 1 } });
    expect(story.state).toMatchObject({
      outcome: 'fine',
      data: { answer: { outcome: 'fine', data: { a: 1 } } },
    });
  });

  it('takes a report that comes before the result of the start, and only one', () => {
    const story = begun(program('ask: {call: other}\n  t: {task: T, to: {group: g}}'));
    const call = callOf(story);
    const report = { type: 'report', call, outcome: 'fine', data: {} } as const;
    must(story, report);
    must(story, { ...report, outcome: 'other' });
    result(story, { id: 'i2', number: '7' });
    const told = story.applied.flatMap(([, { happenings }]) => happenings.map(({ what }) => what));
    expect(told.filter((what) => what === 'late_result')).toHaveLength(2);
    expect(Object.values(story.state?.tasks ?? {})).toHaveLength(1);
  });

  it('that is left cancels what it called, once it may have started', () => {
    const story = begun(asks);
    must(story, { type: 'cancel', by: anyone, reason: null });
    expect(called(story).at(-1)).toEqual(['instance_cancel', { workflow: 'other', call: '2' }]);
    expect(Object.values(story.state?.calls ?? {})).toHaveLength(1);
    const refused = begun(program('ask: {call: other, on: {error: {next: z}}}\n  z: {end: z}'));
    const effect = refused.effects[0]?.id ?? '';
    must(refused, { type: 'failure', effect, code: 'data_refused', message: 'no', final: true });
    expect(called(refused)).toHaveLength(1);
    expect(refused.state?.outcome).toBe('z');
  });

  it('goes on at once where nobody waits, with the id of what it started', () => {
    const story = begun(program('ask: {call: other, wait: false, save: begun}\n  z: {end: z}'));
    result(story, { id: 'i2', number: '7' });
    expect(story.state).toMatchObject({ status: 'ended', data: { begun: { id: 'i2', number: '7' } } });
  });

  it('is no deeper than fifty, unless an instance that has lived an hour does not wait', () => {
    expect(begun(asks, caller(49)).state?.incidents).toEqual([]);
    expect(begun(asks, caller(50)).state?.incidents).toMatchObject([{ step: 'ask', code: 'call_too_deep' }]);
    const later = program('w: {wait: 1 day}\n  ask: {call: other, wait: false}');
    const story = begun(later, caller(50, false));
    story.now += 2 * days;
    tell(story, { type: 'cancel', by: anyone, reason: null });
    expect(called(story)[0]?.[1]).toMatchObject({ depth: 1 });
  });
});

describe('a called instance', () => {
  it('reports its end to a caller that waits, tried until it gets through', () => {
    const story = begun(program('z: {end: fine}'), caller(1));
    expect(called(story)).toEqual([
      ['instance_report', { instance: 'i0', call: '2', outcome: 'fine', data: {} }],
    ]);
    for (let n = 0; n < 20; n += 1) {
      const effect = story.effects.at(-1)?.id ?? '';
      must(story, { type: 'failure', effect, code: 'temporary', message: 'away', final: false });
      story.now += days;
      tell(story, { type: 'claim', task: 'none', by: anyone });
    }
    expect(story.state?.incidents).toEqual([]);
    expect(story.effects).toHaveLength(21);
  });

  it('reports that it was cancelled; one that nobody waits for reports nothing', () => {
    const waited = begun(program('t: {task: T, to: {group: g}}'), caller(1));
    must(waited, { type: 'cancel', by: anyone, reason: null });
    expect(called(waited)[0]?.[1]).toMatchObject({ outcome: 'cancelled' });
    expect(called(begun(program('z: {end: fine}'), caller(1, false)))).toEqual([]);
  });
});
