/** What is different between an edition and a later one, or what is computed now: which figures, and which cases. */
import { isDeepStrictEqual } from 'node:util';
import { testsIn, type CaseKind } from '../../domain/levels/case.js';
import type { Figure, Measures } from '../../domain/levels/figure.js';
import { periodOf } from '../../domain/levels/period.js';
import type { Refusal } from '../../engine/outcome.js';
import { findEdition, type EditionRow } from '../../store/period-editions.js';
import { inSnapshot } from '../../store/snapshot.js';
import type { Db } from '../../store/store.js';
import { askPeriod, noEdition, type MeasureContext, type PeriodName } from './ask.js';
import { changedCases, type CaseChange, type CasesSide } from './changed-cases.js';
import { definitionIn } from './contract-in-force.js';
import { beginPeriod } from './count-cases.js';
import { keptCases } from './kept-cases.js';
import { casesDigest } from './measure-period.js';
import { beyondCases } from './beyond-cases.js';

interface FigureChange {
  readonly level: string;
  readonly test: number;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

export interface Difference {
  readonly from: number;
  /** Null: what is computed now. */
  readonly to: number | null;
  /** The hash of what is computed now: what a further edition is asked with. Null: of two editions. */
  readonly seen: string | null;
  readonly figures: readonly FigureChange[];
  readonly cases: readonly CaseChange[];
  /** How many further cases are different. */
  readonly more: number;
}

/** The difference from an edition to a later one; `to` null: to what is computed now. */
export async function differenceOf(
  context: MeasureContext,
  name: PeriodName,
  from: number,
  to: number | null,
): Promise<{ readonly ok: true; readonly difference: Difference } | Refusal> {
  return inSnapshot(context.db, async (db) => {
    const before = await findEdition(db, name.contract, name.period, from);
    if (before === null) return noEdition(name, from);
    const after = to === null ? await liveSide(context, db, name) : await keptSide(db, name, to);
    if (!after.ok) return after;
    const cases = await changedCases(keptSideOf(db, before), after.side);
    const { measures, seen } = await after.side.result();
    const figures = changedFigures(before.measures, measures);
    return { ok: true, difference: { from, to, seen, figures, ...cases } };
  });
}

/** One of the two states; its figures are asked for after its cases. */
interface Side extends CasesSide {
  readonly result: () => Promise<{ readonly measures: Measures; readonly seen: string | null }>;
}

function keptSideOf(db: Db, row: EditionRow): Side {
  const definition = definitionIn({ name: row.contract, text: row.definition });
  return {
    cases: () => keptCases(db, row),
    result: () => Promise.resolve({ measures: row.measures, seen: null }),
    tests: namesOf(definition === null ? [] : definition.levels, row.period),
  };
}

async function keptSide(db: Db, name: PeriodName, edition: number) {
  const row = await findEdition(db, name.contract, name.period, edition);
  return row === null ? noEdition(name, edition) : { ok: true as const, side: keptSideOf(db, row) };
}

async function liveSide(context: MeasureContext, db: Db, name: PeriodName) {
  const found = await askPeriod(context, db, name);
  if (!found.ok) return found;
  const { asked } = found;
  const counting = beginPeriod(asked);
  const digest = casesDigest();
  const side: Side = {
    cases: async function* () {
      for await (const one of counting.cases(db)) {
        digest.add(one);
        yield one;
      }
    },
    result: async () => {
      const measures = counting.measures(await beyondCases(db, asked));
      return { measures, seen: digest.end(asked, measures) };
    },
    tests: namesOf(asked.contract.definition.levels, name.period),
  };
  return { ok: true as const, side };
}

function namesOf(levels: Parameters<typeof testsIn>[0]['levels'], period: string): Side['tests'] {
  const tests = testsIn({ levels }, periodOf(period)?.kind ?? 'month');
  const named = (kind: CaseKind) => tests[kind].map(({ level, test }) => `${level} ${String(test)}`);
  return { call: named('call'), clock: named('clock'), outage: named('outage') };
}

function changedFigures(before: Measures, after: Measures): readonly FigureChange[] {
  const keyed = ({ measures }: Measures) =>
    new Map(
      measures.flatMap(({ figures }) => figures.map((each) => [`${each.level} ${String(each.test)}`, each])),
    );
  const [was, is] = [keyed(before), keyed(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key) ?? null, is.get(key) ?? null];
    const named = old ?? now;
    return named === null || isDeepStrictEqual(plain(old), plain(now))
      ? []
      : [{ level: named.level, test: named.test, before: old, after: now }];
  });
}

/** As it comes back from the store. */
function plain(figure: Figure | null): unknown {
  return JSON.parse(JSON.stringify(figure));
}
