/** Indicators, pivots and standings, against small sums worked by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  added,
  contactSums,
  noSums,
  sumsOf,
  type ContactSums,
} from '../../../domain/monitoring/contact-sums.js';
import { indicatorNames, indicatorOf } from '../../../domain/monitoring/indicators.js';
import { pivotOf } from '../../../domain/monitoring/pivot.js';
import { standingOf } from '../../../domain/monitoring/standing.js';
import { call } from '../calls/told.js';

const morning = [
  call(
    [0, 'offered'],
    [2, 'welcomed'],
    [32, 'queued'],
    [42, 'answered'],
    [100, 'held'],
    [110, 'resumed'],
    [162, 'ended'],
  ),
  call([0, 'offered'], [4, 'welcomed'], [34, 'queued'], [40, 'call_back_offered'], [94, 'abandoned']),
  call([0, 'offered'], [3, 'welcomed'], [63, 'ended']),
  call([0, 'offered'], [1, 'ended']),
];
const sums = morning.map(sumsOf).reduce(added, noSums);

describe('the indicators (MON-3)', () => {
  test('of one answered, one abandoned, one served by the IVR, one that found no line', () => {
    const value = (name: (typeof indicatorNames)[number]) => indicatorOf(name, sums).value;
    expect(value('handled_in_ivr')).toBe(1 / 3);
    expect(value('sent_to_queues')).toBe(2 / 3);
    expect(value('call_back_offers')).toBe(1 / 2);
    expect(value('answered_of_queued')).toBe(1 / 2);
    // (2 + 4 + 3) / 3 seconds to the welcome; (30 + 30 + 60) / 3 in the IVR.
    expect(value('ivr_answer_time')).toBe(3_000);
    expect(value('ivr_navigation_time')).toBe(40_000);
    expect(value('average_speed_of_answer')).toBe(10_000);
    // Answered at 42, over at 162, of which 10 seconds on hold.
    expect(value('average_talk_time')).toBe(110_000);
    expect(value('average_hold_time')).toBe(10_000);
  });

  test('each stands beside its formula', () => {
    expect(indicatorOf('average_handle_time', sums).formula).toBe(
      '(talkedMs + heldMs + wrappedMs) / answered',
    );
  });

  test('of nothing are no figure, never a nought', () => {
    expect(new Set(indicatorNames.map((name) => indicatorOf(name, noSums).value))).toEqual(new Set([null]));
  });
});

const some = fc.record(
  Object.fromEntries(contactSums.map((name) => [name, fc.nat(1_000)])),
) as fc.Arbitrary<ContactSums>;
const values = fc.constantFrom('a', 'b', 'c', null);

describe('a pivot (MON-5)', () => {
  test('rows, columns and the whole are the sums of their cells, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ row: values, column: values, sums: some })), (cells) => {
        const { total, rowTotals, columnTotals } = pivotOf(cells);
        expect(rowTotals.reduce(added, noSums)).toEqual(total);
        expect(columnTotals.reduce(added, noSums)).toEqual(total);
        expect(cells.map((cell) => cell.sums).reduce(added, noSums)).toEqual(total);
        expect(pivotOf(cells.toReversed())).toEqual(pivotOf(cells));
      }),
    );
  });

  test('what has no value stands last; a place without contacts is empty, not nought', () => {
    const one = { ...noSums, contacts: 1 };
    const { rows, columns, cells } = pivotOf([
      { row: null, column: 'x', sums: one },
      { row: 'b', column: 'y', sums: one },
    ]);
    expect([rows, columns]).toEqual([
      ['b', null],
      ['x', 'y'],
    ]);
    expect(cells).toEqual([
      [null, one],
      [one, null],
    ]);
  });
});

describe('a level on the wall (MON-1)', () => {
  test.each([
    [null, { at_least: 0.9 }, 'no_cases'],
    [0.9, { at_least: 0.9 }, 'near'],
    [0.93, { at_least: 0.9 }, 'kept'],
    [0.8999, { at_least: 0.9 }, 'short'],
    [0.051, { at_most: 0.05 }, 'short'],
    [0.04, { at_most: 0.05 }, 'near'],
    [0.5, null, 'kept'],
    [1, { at_least: 1 }, 'kept'],
  ] as const)('%d held to %j is %s', (share, threshold, word) => {
    expect(standingOf(share, threshold)).toBe(word);
  });
});
