import { describe, expect, it } from 'vitest';
import { looked, nearest } from '../../../commands/outreach/nearest.js';
import type { Head } from '../../../store/outreach-heads.js';

const now = 1_000;
const segments = (turnOf: (segment: number) => number | null) =>
  Array.from({ length: 30 }, (_, segment) => ({ segment, turn: turnOf(segment) }));
const fresh = (segment: number, row = 100 + segment): Head => ({ segment, skill: null, at: null, row });
const again = (segment: number, at: number, skill = ''): Head => ({ segment, skill, at, row: segment });
const allFresh = Array.from({ length: 30 }, (_, segment) => fresh(segment));
/** Those that keep their turn. */
const chosen = (heads: readonly Head[], turnOf: (segment: number) => number | null, skills = ['']) =>
  nearest({ segments: segments(turnOf), skills }, heads, now)?.flatMap(({ segment, turn }) =>
    turn === null ? [] : [segment],
  );

describe('the few kinds of contacts that are looked at', () => {
  it('are those of the first turns, whatever order their heads come in', () => {
    expect(chosen(allFresh, (segment) => 30 - segment)).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
    expect(chosen(allFresh, (segment) => segment)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are, within a turn, those whose heads come first', () => {
    const heads = [again(20, 100), again(9, 500), ...allFresh];
    expect(chosen(heads, () => 1)).toEqual([0, 1, 2, 3, 4, 5, 9, 20]);
  });

  it('leave out who is not due yet, who asks for a skill that is lacking, and kinds without a turn', () => {
    const heads = [again(20, now + 1), again(21, 5, 'refusals'), again(22, 5), again(23, now)];
    expect(chosen(heads, (segment) => (segment === 22 ? null : 1))).toEqual([23]);
    expect(chosen(heads, () => 1, ['', 'refusals'])).toEqual([21, 22, 23]);
  });

  it('keep all others without a turn, for what was agreed; there are none where nobody has a head', () => {
    const some = nearest({ segments: segments(() => 1), skills: [''] }, allFresh, now);
    expect(some).toHaveLength(30);
    expect(some?.filter(({ turn }) => turn !== null)).toHaveLength(looked);
    expect(nearest({ segments: segments(() => 1), skills: [''] }, [again(1, now + 1)], now)).toBeNull();
  });
});
