/** What was measured a moment ago: who looks at a month again and again, or several at once, makes it be counted once. */
import type { MeasureContext, PeriodName } from './ask.js';
import { measurePeriod } from './measure-period.js';

type Answer = ReturnType<typeof measurePeriod>;

/** Measures, kept for ten times as long as they took to count, at least a second, at most two minutes. */
export function recentMeasures(context: MeasureContext): (name: PeriodName) => Answer {
  const kept = new Map<string, { readonly answer: Answer; until: number }>();
  return ({ contract, period }) => {
    const began = context.clock();
    const key = JSON.stringify([contract, period]);
    const known = kept.get(key);
    if (known !== undefined && began < known.until) return known.answer;
    const entry = { answer: measurePeriod(context, { contract, period }), until: Number.POSITIVE_INFINITY };
    kept.set(key, entry);
    void entry.answer.then(
      (answer) => {
        const now = context.clock();
        entry.until = now + (answer.ok ? Math.min(120_000, Math.max(1_000, 10 * (now - began))) : 0);
      },
      () => kept.delete(key),
    );
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return entry.answer;
  };
}

const mostKept = 50;
