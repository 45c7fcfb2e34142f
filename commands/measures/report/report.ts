/** The report of a period: its figures and cases, of an edition or as they were counted, said in one language. */
import type { Refusal } from '../../../engine/outcome.js';
import type { Worded } from '../../../engine/wording/worded.js';
import { testsIn, type Case, type CaseKind, type TestRef } from '../../../domain/levels/case.js';
import type { Measures } from '../../../domain/levels/figure.js';
import { periodOf } from '../../../domain/levels/period.js';
import { findEdition, type EditionRow } from '../../../store/period-editions.js';
import type { Db } from '../../../store/store.js';
import { askPeriod, noEdition, type MeasureContext, type PeriodName } from '../ask.js';
import { definitionIn } from '../contract-in-force.js';
import { beginPeriod } from '../count-cases.js';
import { keptCases } from '../kept-cases.js';
import type { Counted } from '../measure-period.js';
import { gatherShown, type ShownCases } from '../shown-cases.js';

/** In which language a report is written: zone and machine have no say. */
export interface Speech {
  readonly language: 'it' | 'en';
  readonly say: (sentence: Worded) => string;
}

export interface ReportAsked extends PeriodName {
  /** Null: the newest, or where the period is not closed what is computed now. */
  readonly edition: number | null;
}

export interface Report extends Speech {
  readonly name: PeriodName;
  readonly edition: EditionRow | null;
  /** The hash of what is told. */
  readonly seen: string;
  readonly tests: Readonly<Record<CaseKind, readonly TestRef[]>>;
  readonly measures: Measures;
  /** What a workbook shows of the cases of each test. */
  readonly shown: () => Promise<ShownCases>;
}

/** The report of what is not closed, as it was counted. */
export function reportOfCount({ asked, measured, shown }: Counted, name: PeriodName, speech: Speech): Report {
  const { measures, seen } = measured;
  const tests = testsIn(asked.contract.definition, asked.period.kind);
  return { ...speech, name, edition: null, seen, tests, measures, shown: () => Promise.resolve(shown) };
}

/** The report of an edition. */
export function reportOfEdition(db: Db, kept: EditionRow, speech: Speech): Report {
  const name = { contract: kept.contract, period: kept.period };
  const shown = async () => {
    const gathered = gatherShown();
    for await (const one of keptCases(db, kept)) gathered.add(one);
    return gathered.end();
  };
  const { seen, measures } = kept;
  return { ...speech, name, edition: kept, seen, tests: testsOfEdition(kept), measures, shown };
}

/** All the cases of a period, of an edition or as they are now, one after the other. */
export interface ReportCases extends Speech {
  readonly name: PeriodName;
  readonly edition: EditionRow | null;
  readonly tests: Report['tests'];
  readonly cases: () => AsyncGenerator<Case, void, undefined>;
}

/** Opens them within a snapshot that stays open until they are written. */
export async function openCases(
  context: MeasureContext,
  db: Db,
  { edition, ...name }: ReportAsked,
  speech: Speech,
): Promise<{ readonly ok: true; readonly report: ReportCases } | Refusal> {
  const kept = await findEdition(db, name.contract, name.period, edition);
  if (kept !== null) {
    const cases = () => keptCases(db, kept);
    return { ok: true, report: { ...speech, name, edition: kept, tests: testsOfEdition(kept), cases } };
  }
  if (edition !== null) return noEdition(name, edition);
  const found = await askPeriod(context, db, name);
  if (!found.ok) return found;
  const counting = beginPeriod(found.asked);
  const tests = testsIn(found.asked.contract.definition, found.asked.period.kind);
  return { ok: true, report: { ...speech, name, edition: null, tests, cases: () => counting.cases(db) } };
}

function testsOfEdition({ contract, period, definition }: EditionRow): Report['tests'] {
  const levels = definitionIn({ name: contract, text: definition })?.levels ?? [];
  return testsIn({ levels }, periodOf(period)?.kind ?? 'month');
}
