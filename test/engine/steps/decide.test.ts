import { describe, expect, it } from 'vitest';
import { active, started, stateOf } from '../running/play.js';
import { goNext, onError, place, program, set, task, val } from '../running/programs.js';
import type { DecideStep } from '../../../engine/steps/kinds.js';

const office = {
  name: 'office_for',
  title: null,
  inputs: { subject: { type: 'string' } },
  policy: 'first',
  rules: [
    { when: 'subject == "invoices"', then: { map: { office: val('accounting'), asked: val('= subject') } } },
  ],
} as const;

const ask: DecideStep = {
  kind: 'decide',
  name: 'ask',
  title: null,
  when: null,
  next: null,
  save: place('answer'),
  happened: null,
  handlers: [],
  clock: null,
  decision: 'office_for',
  with: { map: { subject: val('= data.subject') } },
};
const steps = [ask, set('after', { office: '= steps.ask.data.office' }), task('work'), task('by_hand')];

describe('a decide', () => {
  it('saves what the decision says, and goes on', () => {
    const one = started(program({ steps, decisions: [office] }), { subject: 'invoices' });
    expect(active(one)).toEqual(['work']);
    expect(stateOf(one).data).toMatchObject({
      answer: { office: 'accounting', asked: 'invoices' },
      office: 'accounting',
    });
  });

  it('is an incident where no rule fits', () => {
    const one = started(program({ steps, decisions: [office] }), { subject: 'parks' });
    expect(active(one)).toEqual(['ask']);
    expect(stateOf(one).incidents).toMatchObject([{ step: 'ask', code: 'no_rule_fits' }]);
  });

  it('can have its errors handled', () => {
    const handled = { ...ask, handlers: [onError('no_rule_fits', [goNext('by_hand')])] };
    const one = started(program({ steps: [handled, ...steps.slice(1)], decisions: [office] }), {
      subject: 'x',
    });
    expect(active(one)).toEqual(['by_hand']);
  });
});
