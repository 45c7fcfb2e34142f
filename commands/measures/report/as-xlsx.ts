/**
 * A report as a workbook: a sheet of what it says at large, one of the figures, one for each test with its single cases: those
 * missed and left out first, then those met, in all as many as a person may look through. All of a test's come as a file of theirs.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre';
import { caseKinds } from '../../../domain/levels/case.js';
import { worded } from '../../../engine/wording/worded.js';
import type { ShownOfTest } from '../shown-cases.js';
import { casesOfTest } from './cases-of-test.js';
import type { Report, ReportCases } from './report.js';
import { caseHeader, caseRow, factsOf, figuresTable, type Cell } from './tables.js';
import { workbook, type Sheet } from './workbook.js';

/** The workbook, written sheet by sheet. */
export async function reportXlsx(report: Report): Promise<Readable> {
  const { measures } = report;
  const shown = await report.shown();
  const { say, tests } = report;
  const { header, rows } = figuresTable(measures, report);
  const cases = caseKinds.flatMap((kind) =>
    tests[kind].flatMap(({ level, test }, column): Sheet[] => {
      const found = shown(kind, column);
      return found === null
        ? []
        : [{ name: sheetName(level, test), rows: () => rowsOf(found, column, report) }];
    }),
  );
  const book = workbook([
    { name: say(worded`Summary`), rows: () => factsOf(report) },
    { name: say(worded`Figures`), rows: () => [header, ...rows] },
    ...cases,
  ]);
  return Readable.from(book, { objectMode: false });
}

function* rowsOf(
  { all, number, cases }: ShownOfTest,
  column: number,
  report: Report,
): Generator<readonly Cell[], void, undefined> {
  yield caseHeader(report);
  for (const one of cases()) yield caseRow(one, one.verdicts[column] ?? 'outside', report);
  if (all > number)
    yield [report.say(worded`${number} of ${all} cases; all of them are in the file of cases`)];
}

/** All cases of a test as a workbook of their own, row by row. */
export function casesXlsx(
  report: ReportCases,
  test: { readonly level: string; readonly test: number },
): Readable {
  async function* rows() {
    for await (const { one, verdict } of casesOfTest(report, test)) yield [...caseRow(one, verdict, report)];
  }
  const columns = caseHeader(report).map((header) => ({ header }));
  const book = writeXlsxStream(rows(), { name: sheetName(test.level, test.test), columns });
  return Readable.fromWeb(book as ReadableStream);
}

/** What a spreadsheet takes for a name. */
function sheetName(level: string, test: number): string {
  return `${level.slice(0, 27)} ${String(test + 1)}`;
}
