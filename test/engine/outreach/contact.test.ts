import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledDispositions } from '../../../engine/definition.js';
import {
  afterAttempt,
  freshContact,
  totalsOf,
  whyNot,
  type Contact,
  type ContactRules,
} from '../../../engine/outreach/contact.js';

const hour = 3_600_000;
const outcome = (name: string, more: Partial<CompiledDispositions['outcomes'][number]> = {}) => ({
  name,
  title: null,
  rollsUp: name,
  aapor: null,
  final: false,
  skill: null,
  retryAfter: null,
  ...more,
});
const dispositions: CompiledDispositions = {
  name: 'd',
  title: null,
  channel: null,
  outcomes: [
    outcome('complete', { final: true }),
    outcome('no_answer', { rollsUp: 'not_found' }),
    outcome('busy', { rollsUp: 'not_found', retryAfter: '10 minutes' }),
    outcome('language', {}),
  ],
};
const order: ContactRules['order'] = {
  instance: 'i1',
  workflow: 'w',
  outreach: '2',
  step: 'a',
  channel: 'phone',
  list: 'l',
  questionnaire: null,
  dispositions: 'd',
  attempts: 2,
  retry: { after: '1 hour', outcomes: ['not_found'] },
  appointmentsCount: true,
  hours: null,
  rate: null,
  groups: [],
  skills: [],
  quota: {},
  counts: null,
  form: null,
  call: null,
};
const rules: ContactRules = { order, dispositions, hours: null, calendar: null, zone: null };
const attempt = (name: string, at = 0, appointment: number | null = null) => ({
  outcome: name,
  at,
  appointment,
});

describe('an attempt to reach a contact', () => {
  it.each<[string, Partial<Contact>]>([
    ['complete', { done: true, waits: false, retryAt: null }],
    ['no_answer', { done: false, waits: false, retryAt: hour }],
    ['busy', { done: false, waits: false, retryAt: hour / 6 }],
    ['language', { done: true, waits: false, retryAt: null }],
  ])('that ends in %s leaves it as %j', (name, expected) => {
    expect(afterAttempt(freshContact, rules, attempt(name))).toEqual({
      attempts: 1,
      outcome: name,
      appointment: false,
      ...expected,
    });
  });

  it('is the last one when all have been made, whatever it ends in', () => {
    const once = afterAttempt(freshContact, rules, attempt('busy'));
    expect(afterAttempt(once, rules, attempt('busy', hour))).toMatchObject({ attempts: 2, done: true });
  });

  it('that ends in an appointment counts, unless the definition says otherwise', () => {
    const once = { ...freshContact, attempts: 1 };
    const made = attempt('no_answer', 0, 5 * hour);
    expect(afterAttempt(once, rules, made)).toMatchObject({ attempts: 2, done: true });
    const lenient = { ...rules, order: { ...order, appointmentsCount: false } };
    expect(afterAttempt(once, lenient, made)).toMatchObject({ attempts: 1, done: false, retryAt: 5 * hour });
  });

  it('is final without dispositions', () => {
    expect(afterAttempt(freshContact, { ...rules, dispositions: null }, attempt('sent'))).toMatchObject({
      done: true,
    });
  });

  it('may not come too early, too late, or end in what is not known', () => {
    const waiting = { ...freshContact, attempts: 1, retryAt: hour };
    expect(whyNot(waiting, rules, attempt('complete', hour - 1))).toContain('not before');
    expect(whyNot(waiting, rules, attempt('complete', hour))).toBeNull();
    expect(whyNot({ ...freshContact, done: true }, rules, attempt('complete'))).toContain('done');
    expect(whyNot(freshContact, rules, attempt('unheard_of'))).toContain('no outcome');
  });

  it('never brings a contact beyond its attempts, nor loses one from the totals', () => {
    const names = dispositions.outcomes.map(({ name }) => name);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...names), fc.nat(10)), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (moves, attempts) => {
          const own = { ...rules, order: { ...order, attempts } };
          const contacts = Array.from({ length: 5 }, () => freshContact);
          let now = 0;
          for (const [row, name, hours] of moves) {
            now += hours * hour;
            const contact = contacts[row] ?? freshContact;
            if (whyNot(contact, own, attempt(name, now)) !== null) continue;
            contacts[row] = afterAttempt(contact, own, attempt(name, now));
          }
          expect(contacts.every((contact) => contact.attempts <= attempts)).toBe(true);
          const { done, open, outcomes, rolled_up: rolledUp } = totalsOf(contacts, dispositions);
          const sum = (counts: object) =>
            Object.values(counts).reduce<number>((all, each) => all + Number(each), 0);
          expect([done + open, sum(outcomes), sum(rolledUp)]).toEqual([5, done, done]);
        },
      ),
    );
  });
});
