import { describe, expect, it } from 'vitest';
import { dayAfter, daysFrom, numberOfDay, weekdayOf } from '../../../engine/time/day-names.js';

describe('days by their names', () => {
  it('follow one another over months, leap days and the change of clocks', () => {
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysFrom('2026-03-28', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(daysFrom('2026-03-28', -1)).toEqual([]);
  });

  it('have a number and a weekday, before 1970 too; what names no day has none', () => {
    expect(numberOfDay('1970-01-02')).toBe(1);
    expect(numberOfDay('tomorrow')).toBeNaN();
    // Thursday, the Wednesday before, a Monday, a Sunday.
    expect(['1970-01-01', '1969-12-31', '2026-03-02', '2026-03-01'].map(weekdayOf)).toEqual([4, 3, 1, 7]);
    expect(() => dayAfter('tomorrow', 1)).toThrow(RangeError);
  });
});
