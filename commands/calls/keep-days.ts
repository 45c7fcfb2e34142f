/** Keeps the sums of days that are over, so that who asks for months of history has them read in place of their calls. */
import { dayOf, midnightOf } from '../../domain/day.js';
import { firstOffered, gapsBetween, keepDay, keptSpans, type Day } from '../../store/call-days.js';
import { inTransaction, type Store } from '../../store/store.js';

/**
 * Counts the days before today whose sums are not kept or hold no longer, the newest first, at most so many; each in a transaction of
 * its own, so that being killed costs a day's count. Answers how many were kept.
 */
export async function keepDays(
  { db, clock }: { readonly db: Store; readonly clock: () => number },
  most: number,
): Promise<number> {
  const first = await firstOffered(db);
  if (first === null) return 0;
  const [from, until] = [midnightOf(dayOf(first)), midnightOf(dayOf(clock()))];
  let kept = 0;
  for (const day of daysIn(gapsBetween(await keptSpans(db, from, until), from, until))) {
    if (kept === most || !(await inTransaction(db, (within) => keepDay(within, day)))) break;
    kept += 1;
  }
  return kept;
}

/** The days of spans that begin and end at midnights, the newest first. */
function* daysIn(spans: readonly { readonly from: number; readonly until: number }[]): Generator<Day> {
  for (const { from, until } of spans.toReversed())
    for (let end = until; end > from;) {
      const day = dayOf(end - 1);
      const begin = midnightOf(day);
      yield { day, from: begin, until: end };
      end = begin;
    }
}
