/** Events as they are kept: what comes back is what was told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEventKinds } from '../../../domain/calls/call-event.js';
import { keepEvents, keptEvents } from '../../../domain/calls/kept-events.js';

const id = fc.oneof(
  fc.string(),
  fc.string().map((rest) => `call-1${rest}`),
);

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 100, maxLength: 300 }),
);

describe('kept events', () => {
  it('come back as they were told, whether or not their ids begin with the call’s', () => {
    const event = fc.record(
      {
        id,
        call: fc.constant('call-1'),
        kind: fc.constantFrom(...callEventKinds),
        at: fc.maxSafeNat().map((n) => n % 2 ** 48),
        ...{ queue: text, operator: text, service: text, language: text, body: text },
        details: fc.oneof(
          fc.record({ reason: text, first_contact: fc.boolean() }),
          fc.record({ reason: text }),
          fc.record({ first_contact: fc.boolean() }),
        ),
      },
      { requiredKeys: ['id', 'call', 'kind', 'at'] },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        expect(keptEvents('call-1', keepEvents(events))).toEqual(events);
      }),
    );
  });

  it('are the same bytes in every version', () => {
    const kept = keepEvents([
      { id: 'c.1', call: 'c', kind: 'queued', at: 0x1_02_03_04_05, queue: 'q' },
      { id: 'x', call: 'c', kind: 'ended', at: 7, details: { reason: 'è', first_contact: true } },
    ]);
    expect([...kept]).toEqual([
      1,
      ...[0x80 | 2, 1, 0, 1, 2, 3, 4, 5, 2, 0x2e, 0x31, 1, 0x71],
      ...[13, 32 | 64 | 128, 0, 0, 0, 0, 0, 7, 1, 0x78, 2, 0xc3, 0xa8],
    ]);
  });

  it('that were kept as JSON are read as well', () => {
    const kept = `[["call-1.1","offered",1],[[".2"],"queued",2,{"queue":"q"}]]`;
    expect(keptEvents('call-1', new TextEncoder().encode(kept))).toEqual([
      { id: 'call-1.1', call: 'call-1', kind: 'offered', at: 1 },
      { id: 'call-1.2', call: 'call-1', kind: 'queued', at: 2, queue: 'q' },
    ]);
  });

  it('of a newer version are refused with what was found', () => {
    expect(() => keptEvents('c', Uint8Array.of(2))).toThrow(
      'events of call c: expected bytes that begin with 1, found 2',
    );
    expect(() => keptEvents('c', Uint8Array.of(1, 99, 0, 0, 0, 0, 0, 0, 0, 0))).toThrow('found 99');
  });
});
