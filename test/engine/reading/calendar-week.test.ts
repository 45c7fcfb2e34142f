import { describe, expect, it } from 'vitest';
import { parseDays, parseWindow } from '../../../engine/reading/calendar-week.js';

describe('A calendar names', () => {
  it.each<[string, readonly number[] | null]>([
    ['mon', [0]],
    ['mon-fri', [0, 1, 2, 3, 4]],
    ['sat-mon', [5, 6, 0]],
    ['sun', [6]],
    ['mon-mon', [0]],
    ['monday', null],
    ['mon-', null],
    ['mon-tue-wed', null],
    ['', null],
  ])('days by "%s"', (text, days) => {
    expect(parseDays(text)).toEqual(days);
  });

  it.each<[string, { from: number; to: number } | null]>([
    ['08:00-19:00', { from: 480, to: 1140 }],
    ['00:00-24:00', { from: 0, to: 1440 }],
    ['24:00-24:00', null],
    ['08:00-24:30', null],
    ['19:00-08:00', null],
    ['08:00-08:00', null],
    ['8:00-19:00', null],
    ['08:00', null],
  ])('a window by "%s"', (text, window) => {
    expect(parseWindow(text)).toEqual(window);
  });
});
