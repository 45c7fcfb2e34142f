import { describe, expect, it } from 'vitest';
import { checkTree, readTree } from '../../../engine/reading.js';
import { marked } from './a-tree.js';

const beside = [
  {
    path: 'operators.yaml',
    text: 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n',
  },
  {
    path: 'w.yaml',
    text: 'workflow: w\nclocks: {c: {within: 4 hours, measure: SLA.O.1}}\nsteps: {a: {task: A, to: {group: g}, within: 1 hour, measure: KPI01}}\n',
  },
];
const head =
  'contract: k\nparties: {body: directors, supplier: managers}\nfrom: 2026-03-01\nto: 2029-02-28\ncalendar: operators\nmoney: {currency: EUR, net_annual: 350000.00}\nworkflows: [w]\n';

function problemsOf(text: string, more: readonly string[] = []) {
  const others = more.map((each) => ({ path: `${/: (\w+)/.exec(each)?.[1] ?? ''}.yaml`, text: each }));
  const tree = readTree([...beside, ...others, { path: 'k.yaml', text }]);
  return checkTree(tree)
    .filter(({ file }) => file === 'k.yaml')
    .map(({ code, line, column }) => `${code}@${line}:${column}`);
}

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

const whole = `contract: switchboard
title: {it: Centralino, en: Switchboard}
parties: {body: directors, supplier: project_managers}
signed: 2026-01-15
from: 2026-03-01
to: 2029-02-28
calendar: operators
money: {currency: EUR, net_annual: 350000.00}
workflows: [w]
expected: {contacts: {per: year, volume: 200000, by_month: [8, 8, 9, 8, 8, 8, 7, 5, 9, 10, 10, 10]}}
overflow: {of: contacts, beyond: 10%, for_each: 10%, relax_by: 1 point, rounded: down}
limits: {cati: {at_most: 15}, audit_campaign: {at_most: 12}}
notices: {final: 3, within: 6 months, penalty: 500.00}
prices: {mystery_call: 4.20}
penalty: {for_each: point, amount: 250.00}
report: {every: 2 months, to: [directors], formats: [xlsx, pdf]}
levels:
  SLA.O.1: {share_of: clocks, period: month, at_least: 80%, overflow: true}
  SLA.C.2: {share_of: calls, among: call.queued, period: month, tests: [{met: 'call.waited < duration("30s")', at_least: 90%}, {met: 'call.waited <= duration("90s")', at_least: 100%}]}
  SLA-ACD: {uptime: acd, period: month, tests: [{during: operators, at_least: 90%}, {outside: operators, at_least: 85%}]}
  SLA-IVR: {uptime: ivr, period: month, at_least: 95%}
  SLA.C.3: {share_of: calls, among: call.queued, met: call.abandoned, period: month, at_most: 5%}
  KPI01: {each: clock, penalty: {for_each: day_late, permille: 1, of: net_annual}}
  F2: {share_of: calls, formula: abandons_left_out, under: 30 seconds, supplied_by: body, counts: {voicemail: abandoned}, period: month, at_least: 90%}
  F6: {share_of: calls, period: month, tests: [{formula: short_abandons_left_out, within: 20 seconds, short: 5 seconds, at_least: 90%}, {met: call.answered, at_least: 50%}]}
  UP: {uptime: acd, unknown: down, unknown_after: 2 minutes, period: month, at_least: 95%}
`;

describe('a contract', () => {
  it('is read whole, with all the keys of the language', () => {
    const tree = readTree([...beside, { path: 'switchboard.yaml', text: whole }]);
    expect(checkTree(tree)).toEqual([]);
    const contract = tree.byName.get('contract switchboard');
    expect(contract?.body).toMatchObject({
      contract: 'switchboard',
      parties: { body: 'directors' },
      money: { currency: 'EUR', sums: { net_annual: 350_000 } },
      expected: { contacts: { per: 'year', volume: 200_000 } },
      overflow: { of: 'contacts', beyond: 0.1, forEach: 0.1, relaxBy: 1, rounded: 'down' },
      limits: { cati: { atMost: 15 } },
      notices: { final: 3, within: { count: 6, unit: 'month' }, penalty: 500 },
      prices: { mystery_call: 4.2 },
      penalty: { forEach: 'point', costs: { amount: 250 } },
      report: { every: { count: 2, unit: 'month' }, to: ['directors'], formats: ['xlsx', 'pdf'] },
    });
    expect(contract?.kind === 'contract' ? contract.body?.levels : null).toMatchObject([
      { kind: 'share_of_clocks', code: 'SLA.O.1', threshold: { atLeast: 0.8 }, overflow: true },
      { kind: 'share_of_calls', among: 'call.queued', tests: [{ threshold: { atLeast: 0.9 } }, {}] },
      { kind: 'uptime', tests: [{ calendar: 'operators', inside: true }, { inside: false }] },
      { kind: 'uptime', tests: [{ calendar: null, inside: true, threshold: { atLeast: 0.95 } }] },
      { kind: 'share_of_calls', tests: [{ met: 'call.abandoned', threshold: { atMost: 0.05 } }] },
      { kind: 'each_clock', penalty: { forEach: 'day_late', costs: { permille: 1, of: 'net_annual' } } },
      {
        tests: [
          {
            formula: { name: 'abandons_left_out', within: { ms: 30_000, inclusive: false }, short: null },
            threshold: { atLeast: 0.9 },
          },
        ],
        counts: { callBack: 'left_out', voicemail: 'abandoned', flowedOut: 'left_out', lost: 'abandoned' },
        suppliedBy: 'body',
      },
      {
        tests: [
          {
            formula: {
              name: 'short_abandons_left_out',
              within: { ms: 20_000, inclusive: true },
              short: 5_000,
            },
          },
          { met: 'call.answered' },
        ],
        suppliedBy: null,
      },
      { unknown: 'down', unknownAfter: 120_000 },
    ]);
  });

  it.each([
    ['missing_key', `¦${head.replace('from: 2026-03-01\n', '')}`],
    ['unknown_key', `${head}¦limit: {}\n`],
    ['wrong_value', head.replace('2029-02-28', '¦2026-02-28')],
    ['wrong_value', head.replace('2026-03-01', '¦2026-02-30')],
    ['wrong_value', head.replace('EUR', '¦euro')],
    ['unknown_name', head.replace('operators', '¦operator')],
    ['unknown_name', head.replace('[w]', '[¦v]')],
    ['unknown_name', `${head}follows: ¦before\n`],
    ['wrong_value', `${head}expected: {contacts: {per: year, volume: 1, by_month: ¦[50, 50]}}\n`],
    ['unknown_name', `${head}overflow: {of: ¦calls, beyond: 10%, for_each: 10%, relax_by: 1 point}\n`],
    ['wrong_value', `${head}limits: {cati: {at_most: ¦many}}\n`],
    ['wrong_value', `${head}notices: {final: 3, within: ¦half a year, penalty: 500}\n`],
    ['wrong_value', `${head}penalty: ¦{for_each: point, amount: 1, permille: 1, of: net_annual}\n`],
    ['unknown_name', `${head}penalty: {for_each: point, permille: 1, of: ¦net_anual}\n`],
    ['wrong_value', `${head}cap: ¦{amount: 1, permille: 1, of: net_annual}\n`],
    ['wrong_value', `${head}cap: {per: ¦month, amount: 1}\n`],
    ['unknown_name', `${head}cap: [{amount: 1}, {per: contract, permille: 100, of: ¦net_total}]\n`],
    ['wrong_value', `${head}expected: {contacts: {per: year, volume: 1, counted: ¦visits}}\n`],
    ['wrong_value', `${head}report: {every: 2 months, to: [g], formats: [¦doc]}\n`],
  ])('is refused at its fault, %s: %j', expectOne);

  it.each([
    ['bad_name', '¦SLA 1: {share_of: clocks, period: month, at_least: 80%}'],
    ['missing_step_kind', '¦SLA.O.1: {period: month, at_least: 80%}'],
    ['two_kinds', 'SLA.O.1: {share_of: clocks, ¦uptime: acd, period: month, at_least: 80%}'],
    ['wrong_value', 'SLA.O.1: {share_of: ¦callers, period: month, at_least: 80%, met: call.queued}'],
    ['wrong_value', 'SLA.O.1: ¦{share_of: clocks, period: month}'],
    ['wrong_value', 'SLA.O.1: ¦{share_of: clocks, period: month, at_least: 80%, at_most: 90%}'],
    ['wrong_value', 'SLA.O.1: {share_of: clocks, period: month, at_least: ¦180%}'],
    ['wrong_value', 'SLA.O.1: {share_of: clocks, period: month, at_least: ¦80}'],
    ['unknown_key', 'SLA.O.1: {share_of: clocks, ¦met: call.queued, period: month, at_least: 80%}'],
    ['wrong_value', 'C: ¦{share_of: calls, period: month, at_least: 80%}'],
    [
      'two_kinds',
      'C: {share_of: calls, ¦met: call.queued, period: month, tests: [{met: call.queued, at_least: 80%}]}',
    ],
    ['bad_expression', 'C: {share_of: calls, met: call.¦quued, period: month, at_least: 80%}'],
    ['bad_expression', 'C: {share_of: calls, met: ¦data.x, period: month, at_least: 80%}'],
    [
      'wrong_value',
      'U: {uptime: acd, period: month, tests: [¦{during: operators, outside: operators, at_least: 90%}]}',
    ],
    ['unknown_name', 'U: {uptime: acd, period: month, tests: [{during: ¦operatrs, at_least: 90%}]}'],
    [
      'wrong_value',
      'C: {share_of: calls, formula: ¦of_answered, within: 30 seconds, period: month, at_least: 80%}',
    ],
    ['wrong_value', 'C: ¦{share_of: calls, formula: abandons_missed, period: month, at_least: 80%}'],
    [
      'wrong_value',
      'C: ¦{share_of: calls, formula: abandons_missed, within: 30 seconds, under: 1 minute, period: month, at_least: 80%}',
    ],
    [
      'wrong_value',
      'C: ¦{share_of: calls, formula: short_abandons_met, within: 30 seconds, period: month, at_least: 80%}',
    ],
    [
      'wrong_value',
      'C: {share_of: calls, formula: abandons_missed, within: 30 seconds, ¦short: 5 seconds, period: month, at_least: 80%}',
    ],
    [
      'wrong_value',
      'C: {share_of: calls, formula: short_abandons_met, within: 5 seconds, ¦short: 6 seconds, period: month, at_least: 80%}',
    ],
    [
      'two_kinds',
      'C: {share_of: calls, formula: abandons_missed, ¦met: call.answered, within: 5 seconds, period: month, at_least: 80%}',
    ],
    [
      'wrong_value',
      'C: {share_of: calls, met: call.answered, ¦within: 5 seconds, period: month, at_least: 80%}',
    ],
    [
      'wrong_value',
      'C: {share_of: calls, met: call.answered, ¦counts: {voicemail: answered}, period: month, at_least: 80%}',
    ],
    [
      'two_kinds',
      'C: {share_of: calls, ¦formula: abandons_missed, period: month, tests: [{met: call.queued, at_least: 80%}]}',
    ],
    [
      'bad_duration',
      'C: {share_of: calls, formula: abandons_missed, within: ¦a while, period: month, at_least: 80%}',
    ],
    ['wrong_value', 'U: {uptime: acd, unknown: ¦up, period: month, at_least: 90%}'],
    ['wrong_value', 'KPI01: {each: clock, penalty: ¦{for_each: point, amount: 1}}'],
    ['unknown_name', '¦SLA.O.9: {share_of: clocks, period: month, at_least: 80%}'],
    ['missing_key', 'SLA.O.1: {share_of: clocks, period: month, at_least: 80%, ¦overflow: true}'],
  ])('has levels that are refused at their fault, %s: %s', (code, level) => {
    const { text, expected } = marked(code, `${head}levels:\n  ${level}\n`);
    expect(problemsOf(text)).toEqual([expected]);
  });

  it('begins the day after the one that it follows', () => {
    const before = (to: string) =>
      head
        .replace('contract: k', 'contract: j')
        .replace('2026-03-01', '2023-03-01')
        .replace('to: 2029-02-28', to);
    const after = `${head}follows: j\n`;
    expect(problemsOf(after, [before('to: 2026-02-28')])).toEqual([]);
    expect(problemsOf(after, [before('to: 2026-02-27')])).toEqual(['contract_gap@3:7']);
    expect(problemsOf(after, [before('to: 2026-03-01')])).toEqual(['contract_overlap@3:7']);
    expect(problemsOf(after, [before('')])).toEqual(['contract_gap@3:7']);
  });

  it('is followed by one contract only', () => {
    const before = head
      .replace('contract: k', 'contract: h')
      .replace('2026-03-01', '2023-03-01')
      .replace('2029-02-28', '2026-02-28');
    const rival = `${head.replace('contract: k', 'contract: i')}follows: h\n`;
    expect(problemsOf(`${head}follows: h\n`, [before, rival])).toEqual(['contract_overlap@8:10']);
  });

  it('counts what no other contract counts at the same time', () => {
    const levels = 'levels: {SLA.O.1: {share_of: clocks, period: month, at_least: 80%}}\n';
    const other = `${head.replace('contract: k', 'contract: j')}${levels}`;
    expect(problemsOf(`${head}${levels}`, [other])).toEqual(['contract_overlap@3:7']);
    expect(
      problemsOf(`${head.replace('2026-03-01', '2029-03-01').replace('2029-02-28', '2032-02-29')}${levels}`, [
        other,
      ]),
    ).toEqual([]);
  });
});
