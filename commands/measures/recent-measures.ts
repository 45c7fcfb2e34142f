/** What was measured a moment ago: who looks at a month again and again, or several at once, makes it be counted once. */
import type { PeriodName } from './ask.js';

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  until: number;
}

/** How long an old count may stand in for the one that is on its way. */
const standsInMs = 600_000;
const mostKept = 50;

/**
 * Measures, or what else is counted of a period, kept for ten times as long as they took to count, at least a second, at most two
 * minutes. With `last` nobody waits for the next count where there is one of the last ten minutes: it is told until the next is there.
 */
export function recentMeasures<
  Asked = PeriodName,
  Answer extends { readonly ok: boolean } = { readonly ok: boolean },
>({
  clock,
  measure,
}: {
  readonly clock: () => number;
  readonly measure: (asked: Asked) => Promise<Answer>;
}): (asked: Asked, how?: { readonly last: boolean }) => Promise<Answer> {
  const kept = new Map<string, Kept<Answer>>();
  const counting = new Map<string, Kept<Answer>>();
  return (asked, { last } = { last: false }) => {
    const began = clock();
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    if (known !== undefined && began < known.until) return known.answer;
    const next = counting.get(key) ?? begin(key, asked, began);
    return last && known !== undefined && began < known.until + standsInMs ? known.answer : next.answer;
  };

  function begin(key: string, asked: Asked, began: number): Kept<Answer> {
    // What nobody may be told any more is not held either.
    for (const [old, { until }] of kept) if (until + standsInMs < began) kept.delete(old);
    const entry = { answer: measure(asked), until: 0 };
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
