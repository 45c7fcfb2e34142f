import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEventKinds, callOf, type CallEvent } from '../../domain/call-events.js';

const event = fc.record({ kind: fc.constantFrom(...callEventKinds), at: fc.nat(1_000) });

describe('a call', () => {
  it('is the same in whatever order its events come', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.nat(), (events, turn) => {
        const by = (n: number) => (a: CallEvent, b: CallEvent) =>
          ((a.at * 31 + n) % 7) - ((b.at * 31 + n) % 7);
        expect(callOf(events.toSorted(by(turn)))).toEqual(callOf(events));
      }),
    );
  });

  it('that nobody answered suggests why; one that was answered suggests nothing', () => {
    const call = (...kinds: CallEvent['kind'][]) => callOf(kinds.map((kind, at) => ({ kind, at })));
    expect(call('dialled', 'ringing', 'no_answer', 'ended')).toMatchObject({
      suggests: 'no_answer',
      state: 'ended',
    });
    expect(call('dialled', 'busy')).toMatchObject({ suggests: 'busy', talkedMs: null });
    expect(call('dialled', 'busy', 'dialled', 'answered', 'ended')).toMatchObject({
      suggests: null,
      talkedMs: 1,
    });
    expect(callOf([])).toMatchObject({ state: null, suggests: null });
  });

  it('that a machine answered suggests so; who it was is the last word of the switch, and no state of the call', () => {
    const call = (...kinds: CallEvent['kind'][]) => callOf(kinds.map((kind, at) => ({ kind, at })));
    expect(call('dialled', 'answered', 'answered_by_machine', 'ended')).toMatchObject({
      ...{ state: 'ended', answeredBy: 'machine', suggests: 'answering_machine', talkedMs: 2 },
    });
    expect(call('dialled', 'answered', 'answered_by_machine', 'answered_by_person')).toMatchObject({
      ...{ state: 'answered', answeredBy: 'person', suggests: null },
    });
    expect(call('dialled', 'answered', 'ended', 'answered_by_machine')).toMatchObject({
      ...{ state: 'ended', answeredBy: 'machine' },
    });
    expect(call('dialled', 'answered_by_machine')).toMatchObject({ state: 'answered', answeredAt: 1 });
    expect(call('dialled', 'answered', 'ended').answeredBy).toBeNull();
  });
});
