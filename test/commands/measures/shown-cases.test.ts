/** The cases that a workbook shows of a test: as if all had been held, whatever their order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherShown } from '../../../commands/measures/shown-cases.js';
import type { Case } from '../../../domain/levels/case.js';
import type { Verdict } from '../../../domain/levels/tally.js';

const most = 3_500;

function aCase(n: number, verdicts: readonly Verdict[]): Case {
  return {
    ...{ kind: 'call', id: `c${String(n)}`, number: null, instance: null, at: n },
    ...{ facts: { outcome: 'answered' }, verdicts },
  };
}

/** Runs of cases with one verdict each. */
function gathered(runs: readonly (readonly [verdict: Verdict, times: number])[]) {
  const gathering = gatherShown(most);
  const all: Case[] = [];
  for (const [verdict, times] of runs)
    for (let n = 0; n < times; n += 1) all.push(aCase(all.length, [verdict, 'outside']));
  for (const one of all) gathering.add(one);
  return { all, shown: gathering.end() };
}

describe('the cases shown of a test', () => {
  it('are those missed and left out, then those met, of which so many are left that all together are as many as are shown', () => {
    const runs = fc.array(
      fc.tuple(
        fc.constantFrom<Verdict>('met', 'missed', 'abandoned', 'outside'),
        fc.integer({ min: 1, max: 2_500 }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(runs, (told) => {
        const { all, shown } = gathered(told);
        const looked = all.filter(({ verdicts }) => verdicts[0] !== 'outside');
        const [met, notMet] = [true, false].map((is) =>
          looked.filter(({ verdicts }) => (verdicts[0] === 'met') === is),
        );
        const expected = [...(notMet ?? []), ...(met ?? [])].slice(0, most).map(({ id }) => id);
        const found = shown('call', 0);
        expect([...(found?.cases() ?? [])].map(({ id }) => id)).toEqual(expected);
        expect([found?.number ?? 0, found?.all ?? 0]).toEqual([expected.length, looked.length]);
      }),
      { numRuns: 20 },
    );
  });

  it('come out as they went in, as often as they are asked for', () => {
    const { all, shown } = gathered([['missed', 3]]);
    const found = shown('call', 0);
    expect([...(found?.cases() ?? [])]).toEqual(all);
    expect([...(found?.cases() ?? [])]).toEqual(all);
  });

  it('are none of a test that looks at no case', () => {
    const { shown } = gathered([['met', 2]]);
    expect([shown('call', 1), shown('clock', 0)]).toEqual([null, null]);
  });
});
