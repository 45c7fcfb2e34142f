/**
 * The single cases behind figures: calls, laps of clocks, spans of a component's time. Each has a verdict for each test that
 * looks at its kind, in the order of `testsIn`. As kept with an edition, a case is one line.
 */
import type { JsonObject } from '../../engine/json.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { periodKindOf, type Period } from './period.js';
import type { Verdict } from './tally.js';

export const caseKinds = ['call', 'clock', 'outage'] as const;
export type CaseKind = (typeof caseKinds)[number];

export interface Case {
  readonly kind: CaseKind;
  readonly id: string;
  /** By which people know its instance; null where there is none. */
  readonly number: string | null;
  readonly instance: string | null;
  /** When it began, or fell due; milliseconds. */
  readonly at: number;
  readonly facts: JsonObject;
  readonly verdicts: readonly Verdict[];
}

/** A test of a level. */
export interface TestRef {
  readonly level: string;
  readonly test: number;
}

/** The tests of a contract that are counted over periods of a kind, by the kind of case that they look at. */
export function testsIn(
  { levels }: Pick<ContractDefinition, 'levels'>,
  period: Period['kind'],
): Readonly<Record<CaseKind, readonly TestRef[]>> {
  const found: Record<CaseKind, TestRef[]> = { call: [], clock: [], outage: [] };
  for (const level of levels) {
    if (periodKindOf(level) !== period) continue;
    const tests = 'tests' in level ? level.tests.length : 1;
    const kind = level.kind === 'share_of_calls' ? 'call' : level.kind === 'uptime' ? 'outage' : 'clock';
    for (let test = 0; test < tests; test += 1) found[kind].push({ level: level.code, test });
  }
  return found;
}

const letters = {
  ...{ met: 'm', missed: 'x', outside: '.', open: 'o', call_back: 'c', voicemail: 'v', flowed_out: 'f' },
  ...{ lost: 'l', abandoned: 'a', early_abandoned: 'e', short_abandoned: 's', undecided: 'u' },
  ...{ cancelled: 'k', running: 'r', unknown: 'n' },
} as const satisfies Readonly<Record<Verdict, string>>;

const verdicts = new Map(Object.entries(letters).map(([verdict, letter]) => [letter, verdict as Verdict]));

/** The verdicts of a case, a letter each. */
export function lettersOf(given: readonly Verdict[]): string {
  let text = '';
  for (const verdict of given) text += letters[verdict];
  return text;
}

/** A case as a line of text, without its kind. */
export function lineOf({ id, number, instance, at, facts, verdicts: given }: Case): string {
  return JSON.stringify([id, at, lettersOf(given), facts, instance, number]);
}

/** The case of a line. Throws where it is none. */
export function caseOf(kind: CaseKind, line: string): Case {
  const [id, at, given, facts, instance, number] = JSON.parse(line) as [
    ...[id: string, at: number, given: string, facts: JsonObject],
    ...[instance: string | null, number: string | null],
  ];
  return { kind, id, at, facts, instance, number, verdicts: [...given].map(verdictOf) };
}

function verdictOf(letter: string): Verdict {
  const verdict = verdicts.get(letter);
  if (verdict === undefined) throw new Error(`"${letter}" is no letter of a verdict`);
  return verdict;
}
