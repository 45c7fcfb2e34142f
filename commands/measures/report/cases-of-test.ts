/** The cases of a report that one test looks at. */
import type { Case } from '../../../domain/levels/case.js';
import type { Verdict } from '../../../domain/levels/tally.js';
import type { ReportCases } from './report.js';

/** Each case with its verdict, in the order of time; those that the test does not look at are left. */
export async function* casesOfTest(
  { tests, cases }: ReportCases,
  { level, test }: { readonly level: string; readonly test: number },
): AsyncGenerator<{ readonly one: Case; readonly verdict: Verdict }, void, undefined> {
  for await (const one of cases()) {
    const column = tests[one.kind].findIndex((each) => each.level === level && each.test === test);
    const verdict = one.verdicts[column] ?? 'outside';
    if (verdict !== 'outside') yield { one, verdict };
  }
}
