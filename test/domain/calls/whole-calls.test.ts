/** Portions of a file of events, parted so that calls are put together once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEventKinds, type CallEvent } from '../../../domain/calls/call-event.js';
import { partWhole } from '../../../domain/calls/whole-calls.js';

const event = fc.record({
  call: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  kind: fc.constantFrom(...callEventKinds),
});
const of = (call: string, ...kinds: CallEvent['kind'][]) => kinds.map((kind) => ({ call, kind }));

describe('a portion of events', () => {
  it('loses none, doubles none, parts no call, and keeps back at most half', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (portion) => {
        const { now, later } = partWhole(portion, (told) => told);
        expect([...now, ...later]).toHaveLength(portion.length);
        expect(now).toEqual(portion.filter((told) => now.includes(told)));
        expect(later).toEqual(portion.filter((told) => later.includes(told)));
        for (const { call } of later) expect(now.some((told) => told.call === call)).toBe(false);
        expect(later.length).toBeLessThanOrEqual(portion.length / 2);
      }),
    );
  });

  it('is taken but for calls that go on; where most go on, whole', () => {
    const over = of('over', 'offered', 'queued', 'abandoned');
    const goesOn = of('goes on', 'offered', 'queued');
    expect(partWhole([...goesOn, ...over], (told) => told)).toEqual({ now: over, later: goesOn });
    const many = [...goesOn, ...of('so does this', 'offered', 'queued'), ...over];
    expect(partWhole(many, (told) => told)).toEqual({ now: many, later: [] });
  });
});
