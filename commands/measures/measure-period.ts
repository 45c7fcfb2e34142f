/**
 * A period measured in one state of the store. What was seen has a hash, of the contract's version, the figures and every case
 * with its verdicts: who closes the period names it.
 */
import { createHash } from 'node:crypto';
import { lettersOf, type Case } from '../../domain/levels/case.js';
import type { Measures } from '../../domain/levels/figure.js';
import type { Refusal } from '../../engine/outcome.js';
import { inSnapshot } from '../../store/snapshot.js';
import type { Db } from '../../store/store.js';
import { askPeriod, type MeasureContext, type PeriodAsked, type PeriodName } from './ask.js';
import { beginPeriod } from './count-cases.js';
import { beyondCases } from './beyond-cases.js';
import { gatherShown, type ShownCases } from './shown-cases.js';

/** What a period came to, as it was seen at `asOf` (milliseconds). */
export interface Measured {
  readonly measures: Measures;
  readonly seen: string;
  readonly asOf: number;
}

/** A period counted, with what a report shows of its cases: all of one state of the store. */
export interface Counted {
  readonly ok: true;
  readonly measured: Measured;
  readonly asked: PeriodAsked;
  readonly shown: ShownCases;
}

/** Measures a period as it stands. */
export async function measurePeriod(context: MeasureContext, name: PeriodName): Promise<Counted | Refusal> {
  return inSnapshot(context.db, async (db) => {
    const found = await askPeriod(context, db, name);
    if (!found.ok) return found;
    const { asked } = found;
    const gathered = gatherShown();
    return { ok: true, measured: await measureIn(db, asked, gathered.add), asked, shown: gathered.end() };
  });
}

/** Measures in a snapshot that is open, handing each case on. */
export async function measureIn(
  db: Db,
  asked: PeriodAsked,
  each: (one: Case) => void | Promise<void> = () => undefined,
): Promise<Measured> {
  const counting = beginPeriod(asked);
  const digest = casesDigest();
  for await (const portion of counting.portions(db))
    for (const one of portion) {
      digest.add(one);
      const handed = each(one);
      if (handed !== undefined) await handed;
    }
  const measures = counting.measures(await beyondCases(db, asked));
  return { measures, seen: digest.end(asked, measures), asOf: asked.asOf };
}

const batch = 65_536;

/** The hash of what is seen: each case is added in its order, then what they come to. */
export function casesDigest() {
  const hash = createHash('sha256');
  let some = '';
  return {
    add: ({ kind, id, at, verdicts }: Case) => {
      some += `${kind} ${id} ${String(at)} ${lettersOf(verdicts)}\n`;
      if (some.length < batch) return;
      hash.update(some);
      some = '';
    },
    end: ({ contract }: PeriodAsked, measures: Measures) =>
      hash
        .update(some)
        .update(JSON.stringify([contract.version, measures]))
        .digest('hex'),
  };
}
