/** The single calls, laps or spans behind a figure: of an edition as they are kept, else as they are now. */
import { lettersOf, testsIn, type Case, type CaseKind } from '../../domain/levels/case.js';
import { periodOf } from '../../domain/levels/period.js';
import { leftOutReasons } from '../../domain/levels/reasons.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { findEdition } from '../../store/period-editions.js';
import { inSnapshot } from '../../store/snapshot.js';
import type { Db } from '../../store/store.js';
import { refused } from '../refused.js';
import { askPeriod, noEdition, type MeasureContext, type PeriodName } from './ask.js';
import { definitionIn } from './contract-in-force.js';
import { beginPeriod } from './count-cases.js';
import { beforeStart, keptStart, liveStart, nextAfter, readOnFrom } from './case-cursor.js';
import { isWanted, keptPage } from './kept-cases.js';

interface CasesAsked extends PeriodName {
  readonly level: string;
  readonly test: number;
  /** Those of the numerator, those missing in it, those left out; without it all that the test looks at. */
  readonly verdict: 'met' | 'missed' | 'left_out' | null;
  /** Null: the newest edition, or where there is none what is computed now; `live`: what is computed now in any case. */
  readonly edition: number | 'live' | null;
  /** `next` of the page before: what is read on from there costs no more the deeper it is. Null: from the first. */
  readonly after: string | null;
}

interface CasesPage {
  readonly ok: true;
  readonly rows: readonly { readonly case: Case; readonly verdict: Case['verdicts'][number] }[];
  /** Of what is computed now: at least so many; it is counted no further than the page. */
  readonly total: number;
  /** What the next page is asked after; null: there is none. */
  readonly next: string | null;
}

/** A page of cases, `range` from 0 (or from after the page before), both ends included. */
export async function casesPage(
  context: MeasureContext,
  asked: CasesAsked,
  range: { readonly from: number; readonly to: number },
): Promise<CasesPage | Refusal> {
  return inSnapshot(context.db, async (db) => {
    const { contract, period, edition } = asked;
    const kept = edition === 'live' ? null : await findEdition(db, contract, period, edition);
    if (kept === null && typeof edition === 'number') return noEdition(asked, edition);
    if (kept === null) return livePage(context, db, asked, range);
    const definition = definitionIn({ name: contract, text: kept.definition });
    const found = definition === null ? null : columnOf(definition, asked, true);
    if (found === null) return noLevel(asked);
    const of = { contract, period, edition: kept.edition, kind: found.kind };
    const start = keptStart(asked.after);
    if (start === null) return noPage(asked);
    const from = { from: range.from + start, to: range.to + start };
    const wanted = { column: found.column, letters: lettersFor(asked) };
    const { rows, total } = await keptPage(db, of, wanted, from);
    const next = from.to + 1 < total ? String(from.to + 1) : null;
    return { ok: true, rows: shown(rows, found.column), total, next };
  });
}

async function livePage(
  context: MeasureContext,
  db: Db,
  name: CasesAsked,
  range: { readonly from: number; readonly to: number },
): Promise<CasesPage | Refusal> {
  const found = await askPeriod(context, db, name);
  if (!found.ok) return found;
  const column = columnOf(found.asked.contract.definition, name, false);
  if (column === null) return noLevel(name);
  const wanted = { column: column.column, letters: lettersFor(name) };
  const start = liveStart(name.after);
  if (start === 'unknown') return noPage(name);
  const asked = start === null ? found.asked : readOnFrom(found.asked, column.kind, start);
  const isBefore = start === null ? () => false : beforeStart(start);
  const rows: Case[] = [];
  let passed = 0;
  for await (const one of beginPeriod({ ...asked, level: name.level }).cases(db)) {
    if (isBefore(one) || !isWanted(one, wanted)) continue;
    if (passed >= range.from) rows.push(one);
    passed += 1;
    // One more than the page, so that a reader knows that there are more.
    if (passed > range.to + 1) break;
  }
  const page = rows.slice(0, range.to - range.from + 1);
  const last = page.at(-1);
  const next = last === undefined || rows.length === page.length ? null : nextAfter(last);
  return { ok: true, rows: shown(page, column.column), total: passed, next };
}

/** The place of a test among the verdicts of its kind; `all`: where all levels were counted together. */
function columnOf(
  definition: ContractDefinition,
  { level, test, period }: Pick<CasesAsked, 'level' | 'test' | 'period'>,
  all: boolean,
): { readonly kind: CaseKind; readonly column: number } | null {
  const levels = all ? definition.levels : definition.levels.filter(({ code }) => code === level);
  const tests = testsIn({ levels }, periodOf(period)?.kind ?? 'month');
  for (const kind of ['call', 'clock', 'outage'] as const) {
    const column = tests[kind].findIndex((each) => each.level === level && each.test === test);
    if (column >= 0) return { kind, column };
  }
  return null;
}

function lettersFor({ verdict }: CasesAsked): string {
  const leftOut = lettersOf(leftOutReasons);
  if (verdict === 'met' || verdict === 'missed') return lettersOf([verdict]);
  return verdict === 'left_out' ? leftOut : `${lettersOf(['met', 'missed'])}${leftOut}`;
}

function shown(rows: readonly Case[], column: number): CasesPage['rows'] {
  return rows.map((one) => ({ case: one, verdict: one.verdicts[column] ?? 'outside' }));
}

function noPage({ after }: CasesAsked): Refusal {
  return refused(
    'invalid',
    worded`"${after ?? ''}" names no page of this list, which may have been closed since; begin with the first page.`,
  );
}

function noLevel({ contract, period, level, test }: CasesAsked): Refusal {
  return refused(
    'not_found',
    worded`${contract} has no test ${test} of a level ${level} that is counted over ${period}.`,
  );
}
