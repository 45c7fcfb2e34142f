/** Counts of a month, asked for again and again. */
import { describe, expect, it } from 'vitest';
import type { PeriodName } from '../../../commands/measures/ask.js';
import { recentMeasures } from '../../../commands/measures/recent-measures.js';
import { refused } from '../../../commands/refused.js';
import { worded } from '../../../engine/wording/worded.js';

const march: PeriodName = { contract: 'one', period: '2026-03' };

/** Counts that end when they are told to; each is known by its number. */
function slow() {
  let now = 0;
  const ends: (() => void)[] = [];
  const measured: unknown[] = [];
  const ask = recentMeasures({
    clock: () => now,
    measure: () =>
      new Promise<{ readonly ok: boolean }>((resolve) => {
        const answer = { ok: true, measured: ends.length + 1 };
        measured.push(answer);
        ends.push(() => resolve(answer));
      }),
  });
  return {
    ask,
    counts: () => ends.length,
    wait: (ms: number) => (now += ms),
    end: async (count: number) => {
      ends[count - 1]?.();
      await ask(march, { last: true });
    },
    which: async (answer: ReturnType<typeof ask>) => measured.indexOf(await answer) + 1,
  };
}

describe('measures of a moment ago', () => {
  it('are counted once for all who ask while the count goes on and for ten times as long', async () => {
    const { ask, counts, wait, end, which } = slow();
    const [one, other] = [ask(march), ask(march, { last: true })];
    wait(5_000);
    await end(1);
    expect(await Promise.all([which(one), which(other)])).toEqual([1, 1]);
    wait(49_000);
    expect(await which(ask(march))).toBe(1);
    expect(counts()).toBe(1);
  });

  it('are told as they were last to who does not wait, while the next count goes on', async () => {
    const { ask, counts, wait, end, which } = slow();
    const first = ask(march);
    wait(5_000);
    await end(1);
    wait(60_000);
    expect(await which(ask(march, { last: true }))).toBe(1);
    const waiting = ask(march);
    expect(await which(ask(march, { last: true }))).toBe(1);
    expect(counts()).toBe(2);
    await end(2);
    expect(await which(waiting)).toBe(2);
    expect(await which(ask(march, { last: true }))).toBe(2);
    expect(await which(first)).toBe(1);
  });

  it('that nobody asked for in ten minutes are counted anew for everybody', async () => {
    const { ask, counts, wait, end, which } = slow();
    void ask(march);
    await end(1);
    wait(700_000);
    const late = ask(march, { last: true });
    await end(2);
    expect(await which(late)).toBe(2);
    expect(counts()).toBe(2);
  });

  it('that were refused, or failed, are asked for anew', async () => {
    const answers = [
      Promise.resolve(refused('not_found', worded`There is no contract one.`)),
      Promise.reject(new Error('gone')),
      Promise.resolve(refused('not_found', worded`There is no contract one.`)),
    ];
    const ask = recentMeasures({
      clock: () => 0,
      measure: () => answers.shift() ?? Promise.reject(new Error('none')),
    });
    expect(await ask(march)).toMatchObject({ ok: false });
    await expect(ask(march)).rejects.toThrow('gone');
    expect(await ask(march)).toMatchObject({ ok: false });
  });
});
