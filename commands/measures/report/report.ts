/** The report of a period: its figures and cases, of an edition or as they are now, said in one language. */
import type { Title } from '../../../engine/definition.js';
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
import { beyondCases } from '../beyond-cases.js';

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
  readonly tests: Readonly<Record<CaseKind, readonly TestRef[]>>;
  /** All cases, once; then the figures. */
  readonly cases: () => AsyncGenerator<Case, void, undefined>;
  readonly measures: () => Promise<Measures>;
}

/** Opens a report within a snapshot that stays open until it is written. */
export async function openReport(
  context: MeasureContext,
  db: Db,
  { edition, ...name }: ReportAsked,
  speech: Speech,
): Promise<{ readonly ok: true; readonly report: Report } | Refusal> {
  const kept = await findEdition(db, name.contract, name.period, edition);
  if (kept === null && edition !== null) return noEdition(name, edition);
  const period = periodOf(name.period)?.kind ?? 'month';
  if (kept !== null) {
    const levels = definitionIn({ name: name.contract, text: kept.definition })?.levels ?? [];
    const cases = () => keptCases(db, kept);
    const measures = () => Promise.resolve(kept.measures);
    return {
      ok: true,
      report: { ...speech, name, edition: kept, tests: testsIn({ levels }, period), cases, measures },
    };
  }
  const found = await askPeriod(context, db, name);
  if (!found.ok) return found;
  const counting = beginPeriod(found.asked);
  const tests = testsIn(found.asked.contract.definition, period);
  const measures = async () => counting.measures(await beyondCases(db, found.asked));
  return {
    ok: true,
    report: { ...speech, name, edition: null, tests, cases: () => counting.cases(db), measures },
  };
}

/** A title in the language of the report, or the first that there is. */
export function titled(title: Title | null, { language }: Speech, otherwise: string): string {
  if (title === null) return otherwise;
  if (typeof title === 'string') return title;
  return title[language] ?? Object.values(title)[0] ?? otherwise;
}
