import { describe, expect, test } from 'vitest';
import { readClock, type ShownClock } from '../../admin-ui/parts/clock-chip/shown-clock.js';

const friday = '2026-03-06T';
/** Four working hours that began on a Friday at 17:00 and end on Monday at 10:00. */
const pickup: ShownClock = {
  clock: 'pickup',
  title: 'Taken in charge',
  state: 'running',
  due: '2026-03-09T09:00:00.000Z',
  started_at: `${friday}16:00:00.000Z`,
  stopped_at: null,
  measure: 'working',
  open: [
    { from: `${friday}16:00:00.000Z`, to: `${friday}18:00:00.000Z` },
    { from: '2026-03-09T07:00:00.000Z', to: '2026-03-09T09:00:00.000Z' },
  ],
  pauses: [],
  thresholds: ['2026-03-09T08:00:00.000Z'],
  total_ms: 4 * 3_600_000,
  elapsed_ms: 0,
  as_of: `${friday}16:00:00.000Z`,
};
const at = (instant: string) => Date.parse(instant);

describe('a clock as the browser counts it down', () => {
  test('over a weekend it stands at what is left of work', () => {
    expect(readClock(pickup, at('2026-03-07T12:00:00Z'))).toEqual({
      mood: 'calm',
      leftMs: 2 * 3_600_000,
      share: 0.5,
    });
  });
  test('it is near under a quarter of its time, late from its due instant on', () => {
    expect(readClock(pickup, at('2026-03-09T08:00:00Z')).mood).toBe('near');
    expect(readClock(pickup, at('2026-03-09T08:59:59Z')).mood).toBe('near');
    expect(readClock(pickup, at('2026-03-09T09:00:00Z'))).toEqual({ mood: 'late', leftMs: 0, share: 1 });
    expect(readClock(pickup, at('2026-03-09T09:30:00Z')).leftMs).toBe(-1_800_000);
  });
  test('while it is paused, it shows what it has left', () => {
    const paused: ShownClock = { ...pickup, state: 'paused', due: null, elapsed_ms: 3_600_000 };
    expect(readClock(paused, at('2026-03-08T12:00:00Z'))).toEqual({
      mood: 'still',
      leftMs: 3 * 3_600_000,
      share: 0.25,
    });
  });
});
