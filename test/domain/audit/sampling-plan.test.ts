/** Sampling plans: what holds of every one, and what is told where there can be none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectionsOf } from '../../../domain/audit/detections.js';
import { samplingPlan, type PlanCell, type PlanOrder } from '../../../domain/audit/sampling-plan.js';
import { slotAt, slotsOf } from '../../../domain/audit/slots.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { orders, service, smallOrder } from './orders.js';

function cellsOf(order: PlanOrder): readonly PlanCell[] {
  const plan = samplingPlan(order);
  if (!plan.ok) throw new Error(plan.faults.map(inEnglish).join('\n'));
  return plan.cells;
}

function faultsOf(order: PlanOrder): string[] {
  const plan = samplingPlan(order);
  return plan.ok ? [] : plan.faults.map(inEnglish);
}

function plannedOf(cells: readonly PlanCell[], is: Partial<PlanCell>): number {
  return cells
    .filter((cell) => Object.entries(is).every(([key, value]) => cell[key as keyof PlanCell] === value))
    .reduce((sum, { planned }) => sum + planned, 0);
}

describe('a sampling plan (AUD-3, AUD-4, AUD-5)', () => {
  test('shares calls by services, within them by languages, within these by channels', () => {
    const cells = cellsOf({ ...smallOrder, minimum: 0 });
    expect(plannedOf(cells, { body: 'INPS', kind: 'call' })).toBe(60);
    expect(plannedOf(cells, { service: 'pin', kind: 'call' })).toBe(40);
    expect(plannedOf(cells, { service: 'pin', kind: 'call', language: 'de' })).toBe(8);
    expect(plannedOf(cells, { service: 'pin', kind: 'call', language: 'de', channel: 'voip' })).toBe(2);
    expect(plannedOf(cells, { body: 'INAIL', channel: 'phone' })).toBe(24);
  });

  test('covers every operating band, Saturdays too', () => {
    const cells = cellsOf(smallOrder);
    for (const weekday of [1, 2, 3, 4, 5, 6])
      expect(plannedOf(cells, { weekday, body: 'INAIL' })).toBeGreaterThanOrEqual(1);
    expect(plannedOf(cells, { weekday: 7 })).toBe(0);
  });

  test('adds up, keeps each minimum and each daily quota, whatever is ordered; else it says why not', () => {
    let made = 0;
    fc.assert(
      fc.property(orders, (order) => {
        const plan = samplingPlan(order);
        if (!plan.ok) return plan.faults.length > 0;
        made += 1;
        for (const { body, kind, detections } of order.quantities)
          expect(plannedOf(plan.cells, { body, kind })).toBe(detections);
        for (const { planned } of plan.cells) expect(planned).toBeGreaterThanOrEqual(order.minimum);
        for (const { weekday, dates } of slotsOf(order.days, order.bands))
          expect(plannedOf(plan.cells, { weekday, kind: 'call' })).toBeLessThanOrEqual(
            dates * order.perDay.call,
          );
        return true;
      }),
    );
    expect(made).toBeGreaterThan(10);
  });

  test('is the same for the same seed, in whatever order its lists are written', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const turned = {
          ...order,
          services: order.services.toReversed().map((each) => ({
            ...each,
            languages: Object.fromEntries(Object.entries(each.languages).toReversed()),
          })),
          quantities: order.quantities.toReversed(),
          bands: order.bands.toReversed(),
        };
        const plan = samplingPlan(order);
        // What is told of an order that can't be follows the order in which it is written.
        if (plan.ok) expect(samplingPlan(turned)).toEqual(plan);
        else expect(samplingPlan(turned).ok).toBe(false);
      }),
    );
  });

  test('gives a service its share to less than one, where no minimum pushes', () => {
    fc.assert(
      fc.property(orders, (given) => {
        const order = { ...given, minimum: 0, perDay: { call: 10_000, mail: 10_000 } };
        const weights = order.services.reduce((sum, { weight }) => sum + weight, 0);
        const calls = order.quantities[0]?.detections ?? 0;
        const cells = cellsOf(order);
        for (const { service: name, weight } of order.services) {
          const off = plannedOf(cells, { service: name, kind: 'call' }) - (calls * weight) / weights;
          expect(Math.abs(off)).toBeLessThan(1);
        }
      }),
    );
  });

  test('another seed draws other hour bands, and over many seeds small bands get their share', () => {
    const few = {
      ...smallOrder,
      minimum: 0,
      services: [service('INAIL', 'durc', { channels: { phone: 1 } })],
    };
    const order = {
      ...few,
      quantities: [{ body: 'INAIL', kind: 'call' as const, detections: 3, population: null }],
    };
    const seeds = Array.from({ length: 600 }, (_, seed) => seed);
    const saturdays = seeds.map((seed) => plannedOf(cellsOf({ ...order, seed }), { weekday: 6 }));
    // Saturdays have 6 of 66 hours: of 3 calls 3/11 are expected, where largest remainders would never give one.
    const mean = saturdays.reduce((sum, each) => sum + each, 0) / seeds.length;
    expect(mean).toBeGreaterThan(0.2);
    expect(mean).toBeLessThan(0.35);
  });

  test('of a campaign of the sources, 7,900 calls and 3,800 mails, is made whole', () => {
    const names = (body: string, n: number) =>
      Array.from({ length: n }, (_, at) =>
        service(body, `${body}_${String(at)}`, { weight: 1 + (at % 4), languages: { it: 8, de: 1 } }),
      );
    const cells = cellsOf({
      ...smallOrder,
      services: [...names('INPS', 30), ...names('INAIL', 13)],
      quantities: [
        { body: 'INPS', kind: 'call', detections: 7_300, population: null },
        { body: 'INPS', kind: 'mail', detections: 3_500, population: null },
        { body: 'INAIL', kind: 'call', detections: 600, population: null },
        { body: 'INAIL', kind: 'mail', detections: 300, population: null },
      ],
      perDay: { call: 600, mail: 300 },
    });
    expect(plannedOf(cells, { kind: 'call' })).toBe(7_900);
    expect(plannedOf(cells, { kind: 'mail' })).toBe(3_800);
    expect(plannedOf(cells, { body: 'INAIL' })).toBe(900);
  });
});

describe('what can’t be planned is told', () => {
  test('minimums beyond what is ordered', () => {
    expect(faultsOf({ ...smallOrder, minimum: 5 })).toEqual([
      'INPS has ordered 60 detections (call); 36 cells with at least 5 each need 180: order more, or lower the minimum, or take fewer services, languages or hour bands.',
      'INPS has ordered 20 detections (mail); 18 cells with at least 5 each need 90: order more, or lower the minimum, or take fewer services, languages or hour bands.',
      'INAIL has ordered 24 detections (call); 6 cells with at least 5 each need 30: order more, or lower the minimum, or take fewer services, languages or hour bands.',
    ]);
  });

  test('a daily quota too low for what a weekday is given', () => {
    const [fault] = faultsOf({ ...smallOrder, perDay: { call: 3, mail: 10 } });
    expect(fault).toMatch(/^A daily quota of 3 detections \(call\) is too low \(weekday 1: \d+ on 3 days/);
    expect(fault).toMatch(/raise it to \d+, or give the campaign more days\.$/);
  });

  test('services twice, bodies without services, more detections than contacts, bands that overlap, no day', () => {
    const bands = [...smallOrder.bands, { weekdays: [5], from: '19:00', until: '21:00' }];
    const quantities = [
      { body: 'INPS', kind: 'call' as const, detections: 60, population: 50 },
      { body: 'INPDAP', kind: 'mail' as const, detections: 5, population: null },
      { body: 'INAIL', kind: 'mail' as const, detections: 5, population: null },
    ];
    const services = [...smallOrder.services, service('INPS', 'pin')];
    const days = { from: '2026-09-07', until: '2026-09-06', closed: [] };
    expect(faultsOf({ ...smallOrder, bands, quantities, services, days })).toEqual([
      'There is no day to make detections on from 2026-09-07 to 2026-09-06.',
      'The hour bands 08:00–20:00 and 19:00–21:00 overlap on a weekday that they share.',
      'The service pin of INPS stands in the perimeter twice.',
      "INPS has ordered 60 detections (call) of 50 contacts: there can't be more than contacts.",
      'INPDAP has ordered detections (mail), but the perimeter has no service of it with a channel for them.',
      'INAIL has ordered detections (mail), but the perimeter has no service of it with a channel for them.',
    ]);
  });
});

describe('slots', () => {
  test('count the days that there are, closed ones left out', () => {
    const days = { ...smallOrder.days, closed: ['2026-09-12'] };
    expect(slotsOf(days, smallOrder.bands).map(({ weekday, dates }) => [weekday, dates])).toEqual([
      ...[1, 2, 3, 4, 5].map((weekday) => [weekday, 3]),
      [6, 2],
    ]);
  });

  test('an instant is in the band of the organisation’s clock, its end not in it', () => {
    const at = (text: string) => slotAt(Date.parse(text), smallOrder.days, smallOrder.bands);
    expect(at('2026-09-07T06:00:00Z')).toEqual({ day: '2026-09-07', weekday: 1, band: '08:00–20:00' });
    expect(at('2026-09-07T05:59:59Z').band).toBeNull();
    expect(at('2026-09-12T12:00:00Z').band).toBeNull();
    expect(at('2026-09-28T08:00:00Z').band).toBeNull();
  });
});

describe('the detections of a plan', () => {
  test('are as many as planned, in a drawn order, a share of each kind to be scored twice', () => {
    const cells = cellsOf(smallOrder);
    const detections = detectionsOf(cells, 0.1, 42);
    expect(detections.map(({ turn }) => turn)).toEqual([...detections.keys()]);
    for (const [at, { planned }] of cells.entries())
      expect(detections.filter(({ cell }) => cell === at)).toHaveLength(planned);
    const twice = detections.filter((each) => each.twice).map(({ cell }) => cells[cell]?.kind);
    expect(twice.filter((kind) => kind === 'call')).toHaveLength(9);
    expect(twice.filter((kind) => kind === 'mail')).toHaveLength(2);
    expect(detectionsOf(cells, 0.1, 42)).toEqual(detections);
    expect(detectionsOf(cells, 0.1, 43)).not.toEqual(detections);
  });
});
