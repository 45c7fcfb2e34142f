/** Instants as they are copied by the million. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoInstant } from '../../../store/append-parts.js';
import { copiedInstant } from '../../../store/copied-instant.js';

it('are what they are everywhere else, in whatever order days come', () => {
  const at = fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(at, (ms) => {
      expect(copiedInstant(ms)).toBe(isoInstant(ms));
    }),
  );
  for (const ms of [0, 86_399_999, 86_400_000, -1, Date.UTC(2028, 1, 29, 23, 59, 59, 7)])
    expect(copiedInstant(ms)).toBe(isoInstant(ms));
});
