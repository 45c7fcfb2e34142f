/** Erlang's formulas, against published figures, and what holds between them whatever the traffic. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA } from '../../../domain/staffing/erlang-a.js';
import { erlangC } from '../../../domain/staffing/erlang-c.js';
import { patienceOf } from '../../../domain/staffing/patience.js';
import { rostered, staffNeeded } from '../../../domain/staffing/staff-needed.js';
import { erlangs, type Traffic } from '../../../domain/staffing/traffic.js';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const quiet: Traffic = { calls: 100, spanMs: 30 * minute, handleMs: 180 * second };
const busy: Traffic = { calls: 1_000, spanMs: hour, handleMs: 120 * second };
const goal = { share: 0.9, withinMs: 30 * second, mostOccupied: 0.9 };

const traffics = fc.record({
  calls: fc.integer({ min: 1, max: 2_000 }),
  spanMs: fc.constantFrom(30 * minute, hour),
  handleMs: fc.integer({ min: 20 * second, max: 15 * minute }),
});
const agentsOf = fc.integer({ min: 1, max: 400 });
const patiences = fc.integer({ min: 5 * second, max: 2 * hour });

describe('staff needed (MON-5)', () => {
  test('Erlang C gives the figures of the package ErlangC for R: 100 calls in half an hour of 180 s, 14 agents', () => {
    const { waiting, within, averageWaitMs, occupancy } = erlangC(quiet, 14, 20 * second);
    expect(waiting).toBeCloseTo(0.1741319, 7);
    expect(within).toBeCloseTo(0.88835, 5);
    expect((averageWaitMs ?? NaN) / second).toBeCloseTo(7.8359, 4);
    expect(occupancy).toBeCloseTo(10 / 14, 12);
  });

  test('and those of call-center-tools for Python: 1,000 calls an hour of 120 s, 40 agents, 58 on the roster', () => {
    const { waiting, within, averageWaitMs } = erlangC(busy, 40, 20 * second);
    expect(waiting).toBeCloseTo(0.1907, 4);
    expect(within).toBeCloseTo(0.9372, 4);
    expect((averageWaitMs ?? NaN) / second).toBeCloseTo(3.43, 2);
    expect(rostered(40, 0.3)).toBe(58);
    // 7 / 0.7 must not become 11.
    expect(rostered(7, 0.3)).toBe(10);
  });

  test('Erlang A of one agent is the sum worked by hand: 1 erlang, patience as long as a call', () => {
    // λ = μ = θ: the states have the weights 1, 1, 1/2, 1/6 …, together e. Waiting: (e - 1) / e.
    const traffic = { calls: 20, spanMs: hour, handleMs: 3 * minute };
    const found = erlangA(traffic, 1, 0, 3 * minute);
    expect(found.waiting).toBeCloseTo((Math.E - 1) / Math.E, 12);
    // The mean number of a Poisson variable of 1 is 1: those in the system less those served, 1 - (1 - 1/e) = 1/e.
    expect(found.abandoned).toBeCloseTo(1 / Math.E, 12);
    expect(found.within).toBeCloseTo(1 / Math.E, 12);
    expect(found.occupancy).toBeCloseTo(1 - 1 / Math.E, 12);
  });

  test('with endless patience Erlang A is Erlang C', () => {
    const [c, a] = [erlangC(quiet, 14, 20 * second), erlangA(quiet, 14, 20 * second, 1e5 * hour)];
    expect(a.waiting).toBeCloseTo(c.waiting, 5);
    expect(a.within).toBeCloseTo(c.within, 5);
    expect(a.averageWaitMs).toBeCloseTo(c.averageWaitMs ?? NaN, 0);
  });

  test('whoever is answered or gives up is all: what is answered at last is the rest', () => {
    fc.assert(
      fc.property(traffics, agentsOf, patiences, (traffic, agents, patience) => {
        const { within, abandoned, occupancy } = erlangA(traffic, agents, 60 * hour, patience);
        expect(within).toBeCloseTo(1 - abandoned, 5);
        expect(occupancy).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('who gives up does not wait longer: waiting by Erlang A is never more than by C', () => {
    fc.assert(
      fc.property(traffics, agentsOf, patiences, (traffic, agents, patience) => {
        const [c, a] = [erlangC(traffic, agents, 0), erlangA(traffic, agents, 0, patience)];
        expect(a.waiting).toBeLessThanOrEqual(c.waiting + 1e-9);
        expect(a.averageWaitMs ?? NaN).toBeLessThanOrEqual((c.averageWaitMs ?? Infinity) + 1e-6);
      }),
    );
  });

  test('one agent more is never worse', () => {
    fc.assert(
      fc.property(traffics, agentsOf, fc.option(patiences), (traffic, agents, patience) => {
        const at = (n: number) =>
          patience === null ? erlangC(traffic, n, 30 * second) : erlangA(traffic, n, 30 * second, patience);
        const [less, more] = [at(agents), at(agents + 1)];
        expect(more.within).toBeGreaterThanOrEqual(less.within - 1e-9);
        expect(more.waiting).toBeLessThanOrEqual(less.waiting + 1e-9);
        expect(more.abandoned).toBeLessThanOrEqual(less.abandoned + 1e-9);
        expect(more.averageWaitMs ?? Infinity).toBeLessThanOrEqual((less.averageWaitMs ?? Infinity) + 1e-6);
      }),
    );
  });

  test('the smallest number that keeps the promise: with one fewer it is broken', () => {
    fc.assert(
      fc.property(traffics, fc.option(patiences), (traffic, patience) => {
        const needed = staffNeeded(traffic, goal, patience);
        expect(needed.within).toBeGreaterThanOrEqual(goal.share - 1e-9);
        expect(needed.occupancy).toBeLessThanOrEqual(goal.mostOccupied);
        if (needed.agents === 1) return;
        const fewer =
          patience === null
            ? erlangC(traffic, needed.agents - 1, goal.withinMs)
            : erlangA(traffic, needed.agents - 1, goal.withinMs, patience);
        expect(fewer.within < goal.share || fewer.occupancy > goal.mostOccupied).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('nobody calls: nobody is needed, and nothing is divided by nothing', () => {
    expect(staffNeeded({ ...quiet, calls: 0 }, goal, null)).toMatchObject({ agents: 0, within: 1 });
    expect(erlangs({ ...quiet, handleMs: 0 })).toBe(0);
  });

  test('more comes than can be answered: by Erlang C the wait has no end', () => {
    expect(erlangC(quiet, 10, 20 * second)).toMatchObject({ waiting: 1, within: 0, averageWaitMs: null });
  });

  test('patience is all waiting by those who gave up; nobody gave up: it is unknown', () => {
    expect(patienceOf(20, 600_000)).toBe(30_000);
    expect(patienceOf(0, 600_000)).toBeNull();
  });
});
