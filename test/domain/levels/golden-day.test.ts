/**
 * The day of the research (contact-centre §8.1), worked by hand: 1000 answered, 860 of them within 20 s; 60 abandoned, 20 of them
 * within 20 s, 10 of these within 5 s; held to 90 %.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../domain/calls/call.js';
import { beginCalls, callFormula, type CallLevel } from '../../../domain/levels/call-level.js';
import { shareFigure } from '../../../domain/levels/figures.js';
import { added } from '../../../domain/levels/tally.js';
import { callFormulas } from '../../../engine/reading/contract-definition.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { aCall, many } from './a-call.js';

const theDay: readonly Call[] = [
  ...many(860, aCall('answered', 12)),
  ...many(140, aCall('answered', 48)),
  ...many(10, aCall('abandoned', 3)),
  ...many(10, aCall('abandoned', 14)),
  ...many(40, aCall('abandoned', 75)),
  // Nobody waited here: no formula looks at these.
  ...many(7, aCall('self_service', null)),
  ...many(3, aCall('blocked', null)),
  ...many(5, aCall('call_back', 90)),
  ...many(2, aCall('open', null)),
];

function levelBy(name: (typeof callFormulas)[number], more: Partial<CallLevel> = {}): CallLevel {
  const short = name.startsWith('short') ? 5_000 : null;
  return {
    ...{ kind: 'share_of_calls', code: 'SLA.C.2', title: null, penalty: null, suppliedBy: null },
    ...{ period: 'month', among: null, overflow: false },
    tests: [
      { formula: { name, within: { ms: 20_000, inclusive: true }, short }, threshold: { atLeast: 0.9 } },
    ],
    counts: { callBack: 'left_out', voicemail: 'left_out', flowedOut: 'left_out', lost: 'abandoned' },
    ...more,
  };
}

const contract = {
  money: { currency: 'EUR', sums: {} },
  penalty: { forEach: 'point', costs: { amount: 250 } },
} as const;

function figureOf(level: CallLevel, calls: readonly Call[]) {
  const counting = beginCalls(level);
  for (const call of calls) counting.add(call);
  const [test] = level.tests;
  const [tally] = counting.result();
  const formula = callFormula(level, test!);
  return shareFigure(level, { n: 0, formula, threshold: test!.threshold }, tally!, { contract, relief: 0 });
}

describe('the same day by the six formulas in use', () => {
  it.each([
    // (860 + 20) / (1000 + 60) = 880 / 1060 = 83.02 %; 90 − 83.018… = 6.98 → 7 points, 7 × 250 = 1750
    ['early_abandons_met', 880, 1060, '83.02', 7, 175_000],
    // 860 / 1000 = 86.00 %; 90 − 86 = 4 → 4 points, 1000
    ['abandons_left_out', 860, 1000, '86.00', 4, 100_000],
    // 860 / 1060 = 81.13 %; 90 − 81.132… = 8.87 → 9 points, 2250
    ['abandons_missed', 860, 1060, '81.13', 9, 225_000],
    // 860 / (1000 + 60 − 20) = 860 / 1040 = 82.69 %; 90 − 82.692… = 7.31 → 8 points, 2000
    ['early_abandons_left_out', 860, 1040, '82.69', 8, 200_000],
    // (860 + 10) / 1060 = 870 / 1060 = 82.08 %; 90 − 82.075… = 7.92 → 8 points, 2000
    ['short_abandons_met', 870, 1060, '82.08', 8, 200_000],
    // 860 / (1060 − 10) = 860 / 1050 = 81.90 %; 90 − 81.904… = 8.10 → 9 points, 2250
    ['short_abandons_left_out', 860, 1050, '81.90', 9, 225_000],
  ] as const)(
    '%s: %i of %i are %s %%, %i points (SLA.C.2, PEN-1)',
    (name, met, of, percent, parts, cents) => {
      const figure = figureOf(levelBy(name), theDay);
      expect(figure).toMatchObject({ met, of, parts, penalty: { cents, currency: 'EUR' } });
      expect(((figure.share ?? 0) * 100).toFixed(2)).toBe(percent);
      expect(figure.formula.name).toBe(name);
      expect(inEnglish(figure.formula.text)).toContain('answered within 20 s');
      expect(figure.left_out).toMatchObject({ call_back: 5 });
    },
  );

  it('counts who took a call back as the contract says', () => {
    const counts = {
      callBack: 'abandoned',
      voicemail: 'left_out',
      flowedOut: 'left_out',
      lost: 'abandoned',
    } as const;
    // 860 / (1060 + 5)
    expect(figureOf(levelBy('abandons_missed', { counts }), theDay)).toMatchObject({ met: 860, of: 1065 });
  });

  it('tells "within" from "under" at exactly that wait', () => {
    const at = aCall('answered', 30);
    const within = (inclusive: boolean) =>
      levelBy('abandons_missed', {
        tests: [
          {
            formula: { name: 'abandons_missed', within: { ms: 30_000, inclusive }, short: null },
            threshold: { atLeast: 0.9 },
          },
        ],
      });
    expect(figureOf(within(true), [at])).toMatchObject({ met: 1, of: 1 });
    expect(figureOf(within(false), [at])).toMatchObject({ met: 0, of: 1 });
  });

  it('has no cases where nobody called: no share, no points, no penalty', () => {
    expect(figureOf(levelBy('abandons_missed'), [])).toMatchObject({
      ...{ met: 0, of: 0, share: null, short: 0, parts: 0, penalty: null },
    });
  });
});

const anyCall = fc
  .tuple(
    fc.constantFrom(
      'answered',
      'abandoned',
      'call_back',
      'voicemail',
      'flowed_out',
      'lost',
      'open',
      'blocked',
    ),
    fc.option(fc.integer({ min: 0, max: 120 })),
  )
  .map(([outcome, waited]) => aCall(outcome as Call['outcome'], waited));

describe('a level of calls, whatever comes', () => {
  it('comes to the same in any order, and in two halves as in one', () => {
    fc.assert(
      fc.property(fc.array(anyCall), fc.constantFrom(...callFormulas), fc.nat(), (calls, name, cut) => {
        const level = levelBy(name);
        const tallyOf = (some: readonly Call[]) => {
          const counting = beginCalls(level);
          for (const call of some) counting.add(call);
          return counting.result()[0]!;
        };
        const at = calls.length === 0 ? 0 : cut % calls.length;
        expect(tallyOf(calls.toReversed())).toEqual(tallyOf(calls));
        expect(added(tallyOf(calls.slice(0, at)), tallyOf(calls.slice(at)))).toEqual(tallyOf(calls));
      }),
    );
  });

  it('grows no worse by a call that is answered at once', () => {
    fc.assert(
      fc.property(fc.array(anyCall), fc.constantFrom(...callFormulas), (calls, name) => {
        const before = figureOf(levelBy(name), calls);
        const after = figureOf(levelBy(name), [...calls, aCall('answered', 0)]);
        expect(before.of === 0 || after.parts <= before.parts).toBe(true);
        expect(after.met).toBe(before.met + 1);
      }),
    );
  });
});
