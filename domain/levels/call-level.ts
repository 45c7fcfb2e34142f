/** A level of calls, counted call by call: a verdict for each of its tests, and their sums. Pure; the order of calls is nothing to it. */
import { recordCondition } from '../../engine/expressions/record-condition.js';
import type { CallTest, Level } from '../../engine/reading/contract-definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { callInConditions, callSeen } from '../calls/call-in-conditions.js';
import type { Call } from '../calls/call.js';
import { formulaText, verdictBy } from './call-formulas.js';
import type { Formula } from './figure.js';
import { count, emptyTally, type Tally, type Verdict } from './tally.js';

export type CallLevel = Extract<Level, { readonly kind: 'share_of_calls' }>;
type Seen = ReturnType<typeof callSeen>;

/** How a case stands to each test of its level. */
interface Counting<Fact> {
  /** Counts it; the answer has a verdict for each test. */
  readonly add: (fact: Fact) => readonly Verdict[];
  /** One sum for each test. */
  readonly result: () => readonly Tally[];
}

/** Begins to count. `look` is `add` of several levels: they share what conditions see of a call, and a list of verdicts. */
export function beginCalls(level: CallLevel): Counting<Call> & {
  readonly look: (call: Call, seen: Seen, verdicts: Verdict[]) => void;
} {
  const among = level.among === null ? null : recordCondition(level.among, 'call', callInConditions);
  const tests = level.tests.map((test) => verdictOf(test, level));
  const tallies = tests.map(emptyTally);
  const look = (call: Call, seen: Seen, verdicts: Verdict[]): void => {
    const looked = among === null ? true : among(seen);
    let n = 0;
    for (const test of tests) {
      const verdict = looked === null ? 'undecided' : looked ? test(call, seen) : 'outside';
      count(tallies[n]!, verdict);
      verdicts.push(verdict);
      n += 1;
    }
  };
  const add = (call: Call): readonly Verdict[] => {
    const verdicts: Verdict[] = [];
    look(call, callSeen(call), verdicts);
    return verdicts;
  };
  return { look, add, result: () => tallies };
}

function verdictOf(test: CallTest, { counts }: CallLevel): (call: Call, seen: Seen) => Verdict {
  if ('formula' in test) return (call) => verdictBy(test.formula, counts, call);
  const met = recordCondition(test.met, 'call', callInConditions);
  return (call, seen) => {
    if (call.outcome === 'open') return 'open';
    const holds = met(seen);
    return holds === null ? 'undecided' : holds ? 'met' : 'missed';
  };
}

/** The formula by which a test of calls is counted. */
export function callFormula(level: CallLevel, test: CallTest): Formula {
  if ('formula' in test)
    return { name: test.formula.name, text: amongst(formulaText(test.formula, level.counts), level) };
  const all = level.among === null ? worded`all calls` : worded`calls with ${level.among}`;
  return { name: 'condition', text: worded`of ${all}: those with ${test.met}` };
}

function amongst(text: Worded, { among }: CallLevel): Worded {
  return among === null ? text : worded`of calls with ${among}: ${text}`;
}
