import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOf } from '../../../domain/calls/call.js';
import { callEventKinds, type CallEvent, type CallEventKind } from '../../../domain/calls/call-event.js';
import { assumedEnd, silentForMs } from '../../../domain/calls/silence.js';

const at = (second: number, kind: CallEventKind): CallEvent => ({
  ...{ id: `${kind} ${second}`, call: 'c', kind, at: second * 1_000 },
});
/** As a round of maintenance finds it, long after its last event. */
const silent = (events: readonly CallEvent[]): readonly CallEvent[] => {
  const end = assumedEnd('c', events, Math.max(...events.map((each) => each.at)) + silentForMs);
  return end === null ? events : [...events, end];
};
const waiting = [at(0, 'offered'), at(5, 'welcomed'), at(20, 'queued')];

describe('a call whose end is never told', () => {
  it('stays open for half a day, then counts as ended with the last that was told', () => {
    expect(assumedEnd('c', waiting, 20_000 + silentForMs - 1)).toBeNull();
    expect(callOf('c', silent(waiting))).toMatchObject({
      ...{ outcome: 'lost', endedAt: 20_000, waitedMs: 0, contradictions: ['end_not_told'] },
    });
    expect(callOf('c', silent([at(0, 'offered'), at(5, 'welcomed')]))).toMatchObject({
      ...{ outcome: 'self_service', endedAt: 5_000 },
    });
  });

  it('was answered, if it was; how long the operator spoke is not known', () => {
    const found = callOf('c', silent([...waiting, at(30, 'answered'), at(90, 'held')]));
    expect(found).toMatchObject({ outcome: 'answered', waitedMs: 10_000, endedAt: 90_000 });
    expect([found.talkedMs, found.heldMs]).toEqual([null, null]);
  });

  it('is assumed to have ended only where it is not told', () => {
    expect(assumedEnd('c', [...waiting, at(25, 'ended')], Infinity)).toBeNull();
    expect(assumedEnd('c', [], Infinity)).toBeNull();
  });

  it('is not taken for one whose end a switch tells for the same reason', () => {
    const told = { ...at(95, 'ended'), details: { reason: 'no_news' } };
    expect(callOf('c', [...waiting, at(30, 'answered'), told])).toMatchObject({
      ...{ talkedMs: 65_000, endedAt: 95_000, contradictions: [] },
    });
  });

  it('is as if nothing had been assumed, once anything later or its end is told', () => {
    const kind = fc.constantFrom(...callEventKinds);
    const history = fc
      .array(fc.tuple(fc.nat(40), kind), { minLength: 1, maxLength: 10 })
      .map((told) => told.map(([second, each], n) => ({ ...at(second, each), id: `e${n}` })));
    fc.assert(
      fc.property(history, fc.integer({ min: 41, max: 60 }), kind, (events, second, later) => {
        const told = at(second, later);
        expect(callOf('c', [...silent(events), told])).toEqual(callOf('c', [...events, told]));
        const end = at(fc.sample(fc.nat(40), { numRuns: 1, seed: second })[0] ?? 0, 'ended');
        expect(callOf('c', [end, ...silent(events)])).toEqual(callOf('c', [end, ...events]));
      }),
    );
  });

  it('is assumed again, and once, where what was told later is the last again', () => {
    const again = silent(
      [...silent(waiting), at(30, 'call_back_offered')].filter(({ kind }) => kind !== 'ended'),
    );
    const both = [...silent(waiting), ...again];
    expect(callOf('c', both)).toEqual(callOf('c', again));
    expect(callOf('c', both).endedAt).toBe(30_000);
  });
});
