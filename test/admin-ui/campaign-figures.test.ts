import { expect, test } from 'vitest';
import { perHour } from '../../admin-ui/campaigns/figures/per-hour.js';

test('CMP-2 interviews per hour are of the time that attempts took, and no figure before ten minutes of it', () => {
  expect(perHour({ rolled_up: { interview: 5, refused: 2 }, seconds: 7_200 })).toBe(2.5);
  expect(perHour({ rolled_up: { refused: 2 }, seconds: 600 })).toBe(0);
  expect(perHour({ rolled_up: { interview: 1 }, seconds: 1 })).toBeNull();
});
