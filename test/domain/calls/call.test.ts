import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOf } from '../../../domain/calls/call.js';
import { callEventKinds, type CallEvent } from '../../../domain/calls/call-event.js';
import { call, type Told } from './told.js';

const event: fc.Arbitrary<Told> = fc.tuple(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(...callEventKinds),
  fc.record(
    {
      queue: fc.constantFrom('a', 'b'),
      operator: fc.constantFrom('anna', 'ugo'),
      service: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: [] },
  ),
);
const history = fc
  .array(event, { minLength: 1, maxLength: 14 })
  .map((told) =>
    told.map(([at, kind, more], n): CallEvent => ({ id: `e${n}`, call: 'c', kind, at, ...more })),
  );

describe('a call', () => {
  it('is the same in whatever order, and however often, its events come', () => {
    const shuffled = history.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, again]) => {
        expect(callOf('c', again)).toEqual(callOf('c', events));
      }),
    );
  });

  it('never spends more time than it has, and comes out in one way', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { offeredAt, endedAt, ...told } = callOf('c', events);
        const last = Math.max(...events.map(({ at }) => at));
        expect(offeredAt).toBe(Math.min(...events.map(({ at }) => at)));
        const spans = [told.ivrMs, told.waitedMs, told.talkedMs, told.heldMs].map((ms) => ms ?? 0);
        expect(Math.min(...spans, told.wrappedMs ?? 0)).toBeGreaterThanOrEqual(0);
        expect(spans.reduce((a, b) => a + b)).toBeLessThanOrEqual((endedAt ?? last) - offeredAt);
        if (told.outcome === 'open') expect(endedAt).toBeNull();
        expect(told.outcome === 'answered').toBe(told.answeredAt !== null);
        if (told.outcome === 'abandoned' || told.outcome === 'lost') expect(told.queuedAt).not.toBeNull();
      }),
    );
  });

  it('has at least one event', () => {
    expect(() => callOf('c', [])).toThrow('call c has none');
  });

  it('that an operator answers tells what each part of it took', () => {
    expect(
      call(
        [0, 'offered', { service: 'molise', language: 'it', body: 'health' }],
        [2, 'welcomed'],
        [20, 'queued', { queue: 'first' }],
        [30, 'presented', { operator: 'ugo' }],
        [41, 'presented', { operator: 'anna' }],
        [45, 'answered', { operator: 'anna', details: { first_contact: true } }],
        [100, 'held'],
        [130, 'resumed'],
        [200, 'ended'],
        [260, 'wrapped_up', { operator: 'anna' }],
      ),
    ).toEqual({
      ...{ id: 'c', service: 'molise', language: 'it', body: 'health', queue: 'first', queues: ['first'] },
      ...{ offeredAt: 0, welcomedAt: 2_000, queuedAt: 20_000, waitedMs: 25_000, answeredAt: 45_000 },
      ...{ operator: 'anna', operators: ['anna'], talkedMs: 125_000, heldMs: 30_000, wrappedMs: 60_000 },
      ...{ ivrMs: 18_000, presented: 2, transfers: 0, callBackOffered: false, endedAt: 200_000 },
      ...{ outcome: 'answered', firstContact: true, instanceId: null, contradictions: [] },
    });
  });

  it('waits in every queue until it is answered, not after a transfer', () => {
    const transferred = call(
      [0, 'queued', { queue: 'first' }],
      [10, 'queued', { queue: 'second' }],
      [25, 'answered', { operator: 'anna' }],
      [60, 'transferred'],
      [61, 'queued', { queue: 'third' }],
      [90, 'answered', { operator: 'ugo' }],
      [100, 'wrapped_up', { operator: 'anna' }],
      [120, 'ended'],
    );
    expect(transferred).toMatchObject({
      waitedMs: 25_000,
      talkedMs: 65_000,
      transfers: 1,
      wrappedMs: 40_000,
    });
    expect(transferred).toMatchObject({ operator: 'anna', operators: ['anna', 'ugo'], contradictions: [] });
    expect(transferred).toMatchObject({ queue: 'third', queues: ['first', 'second', 'third'] });
  });

  it.each<[string, readonly Told[], object]>([
    ['has only been offered', [[0, 'offered']], { outcome: 'open', welcomedAt: null, endedAt: null }],
    [
      'finds no free line',
      [
        [0, 'offered'],
        [3, 'ended'],
      ],
      { outcome: 'blocked', ivrMs: null, endedAt: 3_000 },
    ],
    [
      'ends in the IVR',
      [
        [0, 'offered'],
        [1, 'welcomed'],
        [50, 'ended'],
      ],
      { outcome: 'self_service', ivrMs: 49_000 },
    ],
    ['still waits', [[0, 'queued']], { outcome: 'open', waitedMs: null, welcomedAt: 0 }],
    [
      'is given up while it waits',
      [
        [0, 'queued'],
        [31, 'abandoned'],
      ],
      { outcome: 'abandoned', waitedMs: 31_000, endedAt: 31_000 },
    ],
    [
      'ends in a queue, not by the caller',
      [
        [0, 'queued'],
        [31, 'ended'],
      ],
      { outcome: 'lost', waitedMs: 31_000 },
    ],
    [
      'is to be called back',
      [
        [0, 'queued'],
        [9, 'call_back_offered'],
        [12, 'call_back_taken'],
        [13, 'ended'],
      ],
      { outcome: 'call_back', waitedMs: 12_000, callBackOffered: true, contradictions: [] },
    ],
    [
      'is called back under the same id',
      [
        [0, 'queued'],
        [12, 'call_back_taken'],
        [900, 'answered'],
        [960, 'ended'],
      ],
      { outcome: 'call_back', answeredAt: null, waitedMs: 12_000, talkedMs: 60_000 },
    ],
    [
      'leaves a message',
      [
        [0, 'queued'],
        [60, 'voicemail'],
        [90, 'ended'],
      ],
      { outcome: 'voicemail', waitedMs: 60_000 },
    ],
    [
      'leaves the queue for elsewhere',
      [
        [0, 'queued'],
        [60, 'flowed_out'],
        [90, 'ended'],
      ],
      { outcome: 'flowed_out', waitedMs: 60_000 },
    ],
    [
      'comes back to a queue and is given up there',
      [
        [0, 'queued'],
        [60, 'flowed_out'],
        [70, 'queued'],
        [90, 'abandoned'],
      ],
      { outcome: 'abandoned', waitedMs: 80_000 },
    ],
    [
      'is still spoken',
      [
        [0, 'queued'],
        [5, 'answered'],
      ],
      { outcome: 'answered', waitedMs: 5_000, talkedMs: null, endedAt: null },
    ],
  ])('that %s', (_, told, expected) => {
    expect(call(...told)).toMatchObject(expected);
  });
});
