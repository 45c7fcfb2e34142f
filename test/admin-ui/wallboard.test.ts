import { describe, expect, test } from 'vitest';
import {
  everyHour,
  moodOf,
  readLayout,
  tilesOf,
  usualLayout,
  type Queue,
} from '../../admin-ui/wallboard/queues.js';

const now = Date.parse('2026-03-09T10:30:00Z');
const queue: Queue = {
  group: 'level_2',
  title: 'Level II',
  waiting: 3,
  oldest_at: '2026-03-09T10:00:00Z',
  claimed: 1,
  people: 1,
  late: 0,
  soon: 0,
};

describe('MON-1 the wallboard', () => {
  test('a queue is late once a term has passed, near if one passes within the hour, or a threshold is exceeded', () => {
    const { thresholds } = usualLayout;
    expect(moodOf(queue, thresholds, now)).toBe('calm');
    expect(moodOf({ ...queue, soon: 1 }, thresholds, now)).toBe('near');
    expect(moodOf(queue, { ...thresholds, minutes: 29 }, now)).toBe('near');
    expect(moodOf(queue, { ...thresholds, waiting: 2 }, now)).toBe('near');
    expect(moodOf({ ...queue, soon: 1, late: 1 }, thresholds, now)).toBe('late');
  });
  test('what is late goes first, what the supervisor has hidden is not shown', () => {
    const late = { ...queue, group: 'office', late: 2 };
    const board = { as_of: '', queues: [queue, { ...queue, group: 'level_3' }, late], people: [], today: [] };
    const shown = tilesOf(board, { ...usualLayout, hidden: ['level_3'] }, now);
    expect(shown.map(({ queue: { group }, mood }) => [group, mood])).toEqual([
      ['office', 'late'],
      ['level_2', 'calm'],
    ]);
  });
  test('hours in which nothing happened stand in the curve as zeros', () => {
    const today = [{ at: '2026-03-09T08:00:00.000Z', opened: 2, closed: 1 }];
    expect(everyHour(today, now).map(({ opened }) => opened)).toEqual([2, 0, 0]);
    expect(everyHour([], now)).toEqual([]);
  });
  test('a layout that cannot be read is the usual one', () => {
    expect(readLayout({ getItem: () => '{broken' })).toEqual(usualLayout);
    expect(readLayout({ getItem: () => '{"columns":2}' })).toEqual({ ...usualLayout, columns: 2 });
  });
});
