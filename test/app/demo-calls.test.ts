import { describe, expect, it } from 'vitest';
import { demoCalls, demoProbes } from '../../app/demo/calls/demo-calls.js';
import { callOf } from '../../domain/calls/call.js';
import type { CallEvent } from '../../domain/calls/call-event.js';

const month = { seed: 7, from: Date.parse('2026-03-01T12:00:00+01:00'), days: 31 };

describe('demonstration calls', () => {
  const events = [...demoCalls({ ...month, perDay: 100 })];
  const byCall = new Map<string, CallEvent[]>();
  for (const event of events) byCall.set(event.call, [...(byCall.get(event.call) ?? []), event]);
  const calls = [...byCall].map(([id, told]) => callOf(id, told));
  const share = (of: number, all: number) => of / all;

  it('are as many as were asked for, the same for the same seed', () => {
    expect(calls).toHaveLength(3_100);
    expect([...demoCalls({ ...month, perDay: 100 })]).toEqual(events);
    expect([...demoCalls({ ...month, seed: 8, perDay: 100 })]).not.toEqual(events);
  });

  it('come out as those of a contact centre do', () => {
    const queued = calls.filter(({ queuedAt }) => queuedAt !== null);
    const answered = queued.filter(({ answeredAt }) => answeredAt !== null);
    const inTime = answered.filter(({ waitedMs }) => (waitedMs ?? 0) < 30_000);
    const abandoned = queued.filter(({ outcome }) => outcome === 'abandoned');
    expect(share(inTime.length, answered.length)).toBeGreaterThan(0.8);
    expect(share(inTime.length, answered.length)).toBeLessThan(0.95);
    expect(share(abandoned.length, queued.length)).toBeGreaterThan(0.02);
    expect(share(abandoned.length, queued.length)).toBeLessThan(0.08);
    expect(new Set(calls.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(7);
    expect(calls.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  it('have probes of every component, most of them up', () => {
    const probes = [...demoProbes(month)];
    // A day has 288 times five minutes; 29 March 2026, when summer time begins, has 276.
    expect(probes).toHaveLength(3 * (30 * 288 + 276));
    expect(share(probes.filter(({ up }) => up).length, probes.length)).toBeGreaterThan(0.97);
    expect(probes.some(({ up }) => !up)).toBe(true);
  });
});
