/** Events as they are kept: what comes back is what was told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEventKinds } from '../../../domain/calls/call-event.js';
import { keepEvents, keptEvents } from '../../../domain/calls/kept-events.js';
import type { Json } from '../../../engine/json.js';

const id = fc.oneof(
  fc.string(),
  fc.string().map((rest) => `call-1${rest}`),
);

describe('kept events', () => {
  it('come back as they were told, whether or not their ids begin with the call’s', () => {
    const event = fc.record(
      {
        id,
        call: fc.constant('call-1'),
        kind: fc.constantFrom(...callEventKinds),
        at: fc.nat(),
        queue: fc.string(),
        operator: fc.string(),
        details: fc.record({ reason: fc.string(), first_contact: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: ['id', 'call', 'kind', 'at'] },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        expect(keptEvents('call-1', JSON.parse(keepEvents(events)) as Json)).toEqual(events);
      }),
    );
  });

  it('that were kept with whole ids are read as well', () => {
    const kept: Json = [
      ['call-1.1', 'offered', 1],
      [['.2'], 'queued', 2, { queue: 'q' }],
    ];
    expect(keptEvents('call-1', kept)).toEqual([
      { id: 'call-1.1', call: 'call-1', kind: 'offered', at: 1 },
      { id: 'call-1.2', call: 'call-1', kind: 'queued', at: 2, queue: 'q' },
    ]);
  });
});
