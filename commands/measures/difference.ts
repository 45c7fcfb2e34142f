/**
 * What is different between an edition and a later one, or what is computed now: which figures, and which cases entered, left or
 * stand otherwise. Both are read in step, in the order of time; what is held is the cases of one instant.
 */
import { isDeepStrictEqual } from 'node:util';
import { caseKinds, testsIn, type Case, type CaseKind } from '../../domain/levels/case.js';
import type { Figure, Measures } from '../../domain/levels/figure.js';
import { periodOf } from '../../domain/levels/period.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { findEdition, type EditionRow } from '../../store/period-editions.js';
import { inSnapshot } from '../../store/snapshot.js';
import type { Db } from '../../store/store.js';
import { refused } from '../refused.js';
import { askPeriod, type MeasureContext, type PeriodName } from './ask.js';
import { definitionIn } from './contract-in-force.js';
import { beginPeriod, volumeIn } from './count-cases.js';
import { keptCases } from './kept-cases.js';

interface FigureChange {
  readonly level: string;
  readonly test: number;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

interface CaseChange {
  readonly kind: CaseKind;
  readonly id: string;
  readonly change: 'entered' | 'left' | 'changed';
  readonly before: Case | null;
  readonly after: Case | null;
}

export interface Difference {
  readonly from: number;
  /** Null: what is computed now. */
  readonly to: number | null;
  readonly figures: readonly FigureChange[];
  readonly cases: readonly CaseChange[];
  /** How many further cases are different. */
  readonly more: number;
}

const mostListed = 1_000;

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
    const figures = changedFigures(before.measures, await after.side.measures());
    return { ok: true, difference: { from, to, figures, ...cases } };
  });
}

/** The refusal where there is no such edition. */
export function noEdition({ contract, period }: PeriodName, edition: number | null): Refusal {
  return edition === null
    ? refused('not_found', worded`${period} of ${contract} has no edition: it is not closed.`)
    : refused('not_found', worded`${period} of ${contract} has no edition ${edition}.`);
}

/** One of the two states: its cases by kind, in order, and afterwards its figures. */
interface Side {
  readonly cases: () => AsyncGenerator<Case, void, undefined>;
  readonly measures: () => Promise<Measures>;
  /** The names of the tests of each kind, in the order of verdicts. */
  readonly tests: Readonly<Record<CaseKind, readonly string[]>>;
}

function keptSideOf(db: Db, row: EditionRow): Side {
  const definition = definitionIn({ name: row.contract, text: row.definition });
  return {
    cases: () => keptCases(db, row),
    measures: () => Promise.resolve(row.measures),
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
  const counting = beginPeriod(found.asked);
  const side: Side = {
    cases: () => counting.cases(db),
    measures: async () => counting.measures(await volumeIn(db, found.asked)),
    tests: namesOf(found.asked.contract.definition.levels, name.period),
  };
  return { ok: true as const, side };
}

function namesOf(levels: Parameters<typeof testsIn>[0]['levels'], period: string): Side['tests'] {
  const tests = testsIn({ levels }, periodOf(period)?.kind ?? 'month');
  const named = (kind: CaseKind) => tests[kind].map(({ level, test }) => `${level} ${String(test)}`);
  return { call: named('call'), clock: named('clock'), outage: named('outage') };
}

async function changedCases(one: Side, other: Side): Promise<Pick<Difference, 'cases' | 'more'>> {
  const found: CaseChange[] = [];
  let more = 0;
  const note = (change: CaseChange) => {
    if (found.length < mostListed) found.push(change);
    else more += 1;
  };
  const [before, after] = [byInstant(one.cases()), byInstant(other.cases())];
  let [left, right] = [await before.next(), await after.next()];
  while (left.done !== true || right.done !== true) {
    const order =
      left.done === true ? 1 : right.done === true ? -1 : compareInstants(left.value, right.value);
    const was = order <= 0 && left.done !== true ? left.value.cases : noCases;
    const is = order >= 0 && right.done !== true ? right.value.cases : noCases;
    for (const change of changesAt(was, is, one.tests, other.tests)) note(change);
    if (order <= 0) left = await before.next();
    if (order >= 0) right = await after.next();
  }
  return { cases: moved(found), more };
}

interface Instant {
  readonly kind: CaseKind;
  readonly at: number;
  readonly cases: ReadonlyMap<string, Case>;
}

const noCases: ReadonlyMap<string, Case> = new Map();

/** Cases of one kind and instant together. */
async function* byInstant(
  cases: AsyncGenerator<Case, void, undefined>,
): AsyncGenerator<Instant, void, undefined> {
  let [kind, at, together] = ['call' as CaseKind, Number.NaN, new Map<string, Case>()];
  for await (const one of cases) {
    // Spans of uptime come test by test, not by time: they are few.
    const same = one.kind === kind && (one.kind === 'outage' || one.at === at);
    if (!same && together.size > 0) {
      yield { kind, at: kind === 'outage' ? 0 : at, cases: together };
      together = new Map();
    }
    [kind, at] = [one.kind, one.at];
    together.set(one.id, one);
  }
  if (together.size > 0) yield { kind, at: kind === 'outage' ? 0 : at, cases: together };
}

function compareInstants(one: Instant, other: Instant): number {
  return caseKinds.indexOf(one.kind) - caseKinds.indexOf(other.kind) || one.at - other.at;
}

function* changesAt(
  was: Instant['cases'],
  is: Instant['cases'],
  testsBefore: Side['tests'],
  testsAfter: Side['tests'],
): Generator<CaseChange> {
  for (const [id, before] of was) {
    const after = is.get(id) ?? null;
    if (after === null) yield { kind: before.kind, id, change: 'left', before, after };
    else if (!same(before, after, testsBefore, testsAfter))
      yield { kind: before.kind, id, change: 'changed', before, after };
  }
  for (const [id, after] of is)
    if (!was.has(id)) yield { kind: after.kind, id, change: 'entered', before: null, after };
}

function same(before: Case, after: Case, testsBefore: Side['tests'], testsAfter: Side['tests']): boolean {
  return (
    isDeepStrictEqual(before.facts, after.facts) &&
    isDeepStrictEqual(before.verdicts, after.verdicts) &&
    isDeepStrictEqual(testsBefore[before.kind], testsAfter[after.kind])
  );
}

/** One that left at one instant and entered at another has moved: an event with an earlier time came late. */
function moved(changes: readonly CaseChange[]): readonly CaseChange[] {
  const left = new Map(changes.filter(({ change }) => change === 'left').map((each) => [each.id, each]));
  const entered = new Set(changes.filter(({ change }) => change === 'entered').map(({ id }) => id));
  return changes.flatMap((each) => {
    if (each.change === 'left' && entered.has(each.id)) return [];
    const before = each.change === 'entered' ? left.get(each.id)?.before : undefined;
    return before == null ? [each] : [{ ...each, change: 'changed' as const, before }];
  });
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
