/** A bound on the number of spans that travel to a reader. */
import type { OpenSpan } from '../time/working-time.js';

/** Spans from `now` on that are kept as they are, and spans that stand for all before, and for all after. */
const nearest = 60;
const farther = 30;

/**
 * At most some 120 spans with the same sum: those that come next stay as they are; farther ones are joined, each group
 * to one span that ends where its last one did and lasts as long as all of them.
 */
export function fewerSpans(spans: readonly OpenSpan[], now: number): readonly OpenSpan[] {
  if (spans.length <= nearest) return spans;
  const first = spans.findIndex(({ to }) => to > now);
  const from = first === -1 ? spans.length : first;
  return [
    ...joined(spans.slice(0, from)),
    ...spans.slice(from, from + nearest),
    ...joined(spans.slice(from + nearest)),
  ];
}

function joined(spans: readonly OpenSpan[]): readonly OpenSpan[] {
  const size = Math.ceil(spans.length / farther);
  if (size <= 1) return spans;
  return Array.from({ length: Math.ceil(spans.length / size) }, (_, n) => {
    const group = spans.slice(n * size, (n + 1) * size);
    const to = group.at(-1)?.to ?? 0;
    return { from: to - group.reduce((sum, span) => sum + span.to - span.from, 0), to };
  });
}
