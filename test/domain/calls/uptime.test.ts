import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uptime, uptimeDuring, uptimeSums } from '../../../domain/calls/uptime.js';
import { operators } from '../../engine/time/calendars.js';

const minute = 60_000;
const span = (from: number, until: number, state: 'up' | 'down' | 'unknown') => ({
  from: from * minute,
  until: until * minute,
  state,
});
const probe = (at: number, up: boolean) => ({ at: at * minute, up });
const hour = { from: 0, until: 60 * minute };

describe('the uptime of a component', () => {
  it('goes by its last probe, and is unknown before the first and ten minutes after the last (SLA-ACD, SLA-IVR, SLA-CTI)', () => {
    expect(uptime([probe(10, true), probe(5, true), probe(15, false), probe(20, true)], hour)).toEqual([
      span(0, 5, 'unknown'),
      span(5, 15, 'up'),
      span(15, 20, 'down'),
      span(20, 30, 'up'),
      span(30, 60, 'unknown'),
    ]);
  });

  it('is unknown all along without probes; one from before the period still holds', () => {
    expect(uptime([], hour)).toEqual([span(0, 60, 'unknown')]);
    expect(uptime([probe(-4, false), probe(70, true)], hour)).toEqual([
      span(0, 6, 'down'),
      span(6, 60, 'unknown'),
    ]);
  });

  it('counts as down what is told both up and down at one instant', () => {
    const told = [probe(0, true), probe(0, false)];
    expect(uptime(told, { ...hour, holdsMs: 60 * minute })).toEqual([span(0, 60, 'down')]);
  });

  it('accounts for the whole period, in service time and outside', () => {
    const day = 86_400_000;
    const from = Date.UTC(2026, 2, 2);
    const probes = fc.array(
      fc.record({ at: fc.integer({ min: from - day, max: from + 8 * day }), up: fc.boolean() }),
    );
    fc.assert(
      fc.property(probes, fc.integer({ min: minute, max: day }), (told, holdsMs) => {
        const spans = uptime(told, { from, until: from + 7 * day, holdsMs });
        const all = Object.values(uptimeSums(spans)).reduce((a, b) => a + b);
        expect(all).toBe(7 * day);
        const parts = (['in', 'out'] as const).map((service) =>
          uptimeSums(uptimeDuring(spans, operators, service)),
        );
        for (const state of ['up', 'down', 'unknown'] as const)
          expect(parts.reduce((sum, each) => sum + each[state], 0)).toBe(uptimeSums(spans)[state]);
      }),
    );
  });
});
