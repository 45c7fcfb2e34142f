/** A report as CSV in UTF-8 with its mark, which spreadsheets look for: a file of the figures, or of the cases of one test. */
import { csvLine } from '../../../domain/csv.js';
import { casesOfTest } from './cases-of-test.js';
import type { Report, ReportCases } from './report.js';
import { caseHeader, caseRow, figuresTable } from './tables.js';

/** The figures. */
export function figuresCsv(report: Report): Buffer {
  const { header, rows } = figuresTable(report.measures, report);
  return Buffer.from(`\ufeff${[header, ...rows].map((row) => csvLine(row)).join('')}`);
}

/** The cases of a test, as they are read. */
export async function* casesCsv(
  report: ReportCases,
  test: { readonly level: string; readonly test: number },
): AsyncGenerator<Buffer, void, undefined> {
  let some = `\ufeff${csvLine(caseHeader(report))}`;
  for await (const { one, verdict } of casesOfTest(report, test)) {
    some += csvLine(caseRow(one, verdict, report));
    if (some.length < 65_536) continue;
    yield Buffer.from(some);
    some = '';
  }
  yield Buffer.from(some);
}
