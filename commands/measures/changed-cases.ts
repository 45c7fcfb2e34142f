/**
 * Which cases are different between two states of a period. Both are read in step, in the order of time; what is held is the
 * cases of one instant.
 */
import { isDeepStrictEqual } from 'node:util';
import { caseKinds, type Case, type CaseKind } from '../../domain/levels/case.js';

export interface CaseChange {
  readonly kind: CaseKind;
  readonly id: string;
  readonly change: 'entered' | 'left' | 'changed';
  readonly before: Case | null;
  readonly after: Case | null;
}

/** One of the two states: its cases by kind, in order. */
export interface CasesSide {
  readonly cases: () => AsyncGenerator<Case, void, undefined>;
  /** The names of the tests of each kind, in the order of verdicts. */
  readonly tests: Readonly<Record<CaseKind, readonly string[]>>;
}

const mostListed = 1_000;

/** The cases that entered, left or stand otherwise: the first thousand, and how many more there are. */
export async function changedCases(
  one: CasesSide,
  other: CasesSide,
): Promise<{ readonly cases: readonly CaseChange[]; readonly more: number }> {
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
  testsBefore: CasesSide['tests'],
  testsAfter: CasesSide['tests'],
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

function same(
  before: Case,
  after: Case,
  testsBefore: CasesSide['tests'],
  testsAfter: CasesSide['tests'],
): boolean {
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
