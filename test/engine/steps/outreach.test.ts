import { describe, expect, it } from 'vitest';
import { noTotals } from '../../../engine/outreach/order.js';
import type { OutreachStep } from '../../../engine/steps/kinds.js';
import { active, monday, must, pass, started, stateOf, tell, hours, type Play } from '../running/play.js';
import { goNext, onError, place, program, task, val } from '../running/programs.js';

const interviews: OutreachStep = {
  kind: 'outreach',
  name: 'interviews',
  title: null,
  when: null,
  next: null,
  save: place('result'),
  happened: null,
  handlers: [],
  clock: null,
  channel: 'phone',
  list: val('= data.list'),
  questionnaire: null,
  template: null,
  dispositions: null,
  attempts: val(2),
  retry: null,
  appointmentsCount: true,
  hours: null,
  rate: null,
  to: { group: val(['desk']), skills: [] },
  quota: {},
  counts: null,
  form: null,
  call: null,
  until: 'now >= data.closes_at || steps.interviews.data.done >= 100',
};
const closesAt = new Date(monday + 8 * hours).toISOString();

function begun(more: Partial<OutreachStep> = {}): Play {
  const steps = [{ ...interviews, ...more }, task('report'), task('by_hand')];
  return started(program({ steps }), { list: 'names', closes_at: closesAt });
}

function result(story: Play, effect: string, done: number, open: number): void {
  const totals = { ...noTotals, done, open };
  must(story, { type: 'result', effect, result: { totals, over: open === 0 } });
}

const report = (outreach: string, done: number, open: number) =>
  ({ type: 'contacts', outreach, totals: { ...noTotals, done, open }, over: open === 0, by: null }) as const;

describe('an outreach', () => {
  it('asks the host to begin, with all that it takes but no contact', () => {
    const [effect] = begun().effects;
    expect(effect).toMatchObject({
      service: 'outreach',
      input: { channel: 'phone', list: 'names', attempts: 2, groups: ['desk'], step: 'interviews' },
    });
  });

  it('keeps totals only, and ends when the host says that all is done', () => {
    const story = begun();
    result(story, '2.1', 0, 5);
    must(story, report('2', 3, 2));
    expect(stateOf(story).branches['0']?.steps['interviews']).toMatchObject({
      state: 'active',
      data: { done: 3 },
    });
    must(story, report('2', 5, 0));
    expect(active(story)).toEqual(['report']);
    expect(stateOf(story).data['result']).toMatchObject({ done: 5, open: 0 });
  });

  it('has the host stop when until holds, and takes its last totals', () => {
    const story = begun();
    result(story, '2.1', 0, 5);
    pass(story, 8 * hours);
    expect(story.effects.map(({ service }) => service)).toEqual(['outreach', 'outreach_stop']);
    expect(active(story)).toEqual(['interviews']);
    must(story, report('2', 3, 2));
    expect(active(story)).toEqual(['interviews']);
    result(story, story.effects[1]?.id ?? '', 4, 1);
    expect(active(story)).toEqual(['report']);
    expect(stateOf(story).data['result']).toMatchObject({ done: 4, open: 1 });
  });

  it('asks until anew after each report', () => {
    const story = begun();
    result(story, '2.1', 0, 500);
    must(story, report('2', 100, 400));
    expect(story.effects.map(({ service }) => service)).toEqual(['outreach', 'outreach_stop']);
  });

  it('is over at once where nobody is to be reached', () => {
    const story = begun();
    result(story, '2.1', 0, 0);
    expect(active(story)).toEqual(['report']);
  });

  it('is a clear incident where nobody works lists', () => {
    const story = begun();
    must(story, { type: 'failure', effect: '2.1', code: 'not_available', message: 'none', final: true });
    expect(stateOf(story).incidents).toMatchObject([{ step: 'interviews', code: 'not_available' }]);
    expect(stateOf(story).incidents[0]?.message).toContain('nobody to work contact lists');
  });

  it('lets a handler take a limit that is reached', () => {
    const story = begun({ handlers: [onError('limit_reached', [goNext('by_hand')])] });
    must(story, { type: 'failure', effect: '2.1', code: 'limit_reached', message: 'none', final: true });
    expect(active(story)).toEqual(['by_hand']);
  });

  it('refuses reports once it has been left, so that the host stops', () => {
    const story = begun();
    result(story, '2.1', 0, 5);
    must(story, report('2', 5, 0));
    expect(tell(story, report('2', 5, 0))).toMatchObject({ code: 'conflict' });
  });

  it('is an incident where the host gives no totals', () => {
    const story = begun();
    must(story, { type: 'result', effect: '2.1', result: { ok: true } });
    expect(stateOf(story).incidents).toMatchObject([{ step: 'interviews', code: 'value_wrong' }]);
  });
});
