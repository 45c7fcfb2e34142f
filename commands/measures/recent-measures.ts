/** What was measured a moment ago: who looks at a month again and again, or several at once, makes it be counted once. */
import type { PeriodName } from './ask.js';
import type { measurePeriod } from './measure-period.js';

type Answer = ReturnType<typeof measurePeriod>;

interface Kept {
  readonly answer: Answer;
  until: number;
}

/** How long an old count may stand in for the one that is on its way. */
const standsInMs = 600_000;
const mostKept = 50;

/**
 * Measures, kept for ten times as long as they took to count, at least a second, at most two minutes. With `last` nobody waits for
 * the next count where there is one of the last ten minutes: it is told until the next is there.
 */
export function recentMeasures({
  clock,
  measure,
}: {
  readonly clock: () => number;
  readonly measure: (name: PeriodName) => Answer;
}): (name: PeriodName, how?: { readonly last: boolean }) => Answer {
  const kept = new Map<string, Kept>();
  const counting = new Map<string, Kept>();
  return ({ contract, period }, { last } = { last: false }) => {
    const began = clock();
    const key = JSON.stringify([contract, period]);
    const known = kept.get(key);
    if (known !== undefined && began < known.until) return known.answer;
    const next = counting.get(key) ?? begin(key, { contract, period }, began);
    return last && known !== undefined && began < known.until + standsInMs ? known.answer : next.answer;
  };

  function begin(key: string, name: PeriodName, began: number): Kept {
    const entry = { answer: measure(name), until: 0 };
    counting.set(key, entry);
    void entry.answer.then(
      (answer) => {
        counting.delete(key);
        if (!answer.ok) return;
        const now = clock();
        entry.until = now + Math.min(120_000, Math.max(1_000, 10 * (now - began)));
        kept.delete(key);
        kept.set(key, entry);
        const oldest = kept.keys().next().value;
        if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      },
      () => counting.delete(key),
    );
    return entry;
  }
}
