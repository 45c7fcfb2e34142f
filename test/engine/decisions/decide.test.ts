import { describe, expect, it } from 'vitest';
import { decide } from '../../../engine/decisions/decide.js';
import type { CompiledDecision } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { readTree } from '../../../engine/reading.js';

const noTime = { calendar: null, calendars: {} };

function table(policy: CompiledDecision['policy'], rules: string): CompiledDecision {
  const text = `decision: d\ninputs: {subject: string, n: number, day: date}\npolicy: ${policy}\nrules:\n${rules}`;
  const [definition] = readTree([{ path: 'd.yaml', text }]).definitions;
  if (definition?.kind !== 'decision' || definition.body === null) throw new Error(`Not read: ${text}`);
  return definition.body;
}

function said(decision: CompiledDecision, inputs: JsonObject = {}) {
  const all = { subject: 'invoices', n: 3, day: '2026-03-06', ...inputs };
  const decided = decide(decision, all, noTime, 0);
  return decided.ok ? decided.result : decided.code;
}

const rules = `  - {when: 'subject == "invoices"', then: {office: accounting}}
  - {when: n > 2, then: {office: "= subject + ' desk'", twice: = n * 2}}
`;
const otherwise = '  - else: reception\n';

describe('a decision table', () => {
  it.each([
    ['first', {}, { office: 'accounting' }],
    ['first', { subject: 'parks' }, { office: 'parks desk', twice: 6 }],
    ['first', { subject: 'parks', n: 0 }, 'reception'],
    ['unique', { n: 0 }, { office: 'accounting' }],
    ['unique', { subject: 'parks', n: 0 }, 'reception'],
    ['unique', {}, 'several_rules_fit'],
    ['collect', {}, [{ office: 'accounting' }, { office: 'invoices desk', twice: 6 }]],
    ['collect', { subject: 'parks', n: 0 }, ['reception']],
  ] as const)('of the policy %s says by %j: %j', (policy, inputs, expected) => {
    expect(said(table(policy, rules + otherwise), inputs)).toEqual(expected);
  });

  it('without an else fails where no rule fits, and collects nothing', () => {
    const none = { subject: 'parks', n: 0 };
    expect(said(table('first', rules), none)).toBe('no_rule_fits');
    expect(said(table('unique', rules), none)).toBe('no_rule_fits');
    expect(said(table('collect', rules), none)).toEqual([]);
  });

  it('reads a date as an instant', () => {
    const early = table('first', `  - {when: 'day < timestamp("2026-03-07T00:00:00Z")', then: early}\n`);
    expect(said(early)).toBe('early');
    expect(said(early, { day: '2026-03-08' })).toBe('no_rule_fits');
  });

  it.each([
    [{ subject: null }, '"subject" is no string'],
    [{ n: '3' }, '"n" is no number'],
    [{ day: 'soon' }, '"day" is no date'],
    [{ more: 1 }, '"more" is unknown'],
  ])('refuses the inputs %j, without telling values', (inputs, problem) => {
    const all = { subject: 'secret', n: 3, day: '2026-03-06', ...inputs };
    const decided = decide(table('first', rules), all, noTime, 0);
    expect(decided).toMatchObject({ ok: false, code: 'value_wrong' });
    expect(decided).toHaveProperty('message', expect.stringContaining(problem));
    expect(decided).not.toHaveProperty('message', expect.stringContaining('secret'));
  });
});
