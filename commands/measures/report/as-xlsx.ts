/**
 * A report as a workbook: a sheet of what it says at large, one of the figures, one for each test with its single cases: those
 * missed and left out first, then those met, in all as many as a person may look through. All of a test's come as a file of theirs.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsx, writeXlsxStream } from 'hucre';
import { worded } from '../../../engine/wording/worded.js';
import { casesOfTest } from './cases-of-test.js';
import type { Report } from './report.js';
import { caseHeader, caseRow, factsOf, figuresTable, type Cell } from './tables.js';

const mostCases = 20_000;
// The same month is the same file, whenever it is written.
const written = new Date(Date.UTC(2000, 0, 1));

/** The workbook. */
export async function reportXlsx(report: Report): Promise<Buffer> {
  const sheets = await caseSheets(report);
  const measures = await report.measures();
  const { say } = report;
  const { header, rows } = figuresTable(measures, report);
  const book = await writeXlsx({
    sheets: [
      { name: say(worded`Summary`), rows: factsOf(report, measures).map((row) => [...row]) },
      { name: say(worded`Figures`), rows: [header, ...rows].map((row) => [...row]) },
      ...sheets,
    ],
    properties: { created: written, modified: written, creator: 'Sportello' },
  });
  return Buffer.from(book);
}

/** All cases of a test as a workbook of their own, row by row. */
export function casesXlsx(report: Report, test: { readonly level: string; readonly test: number }): Readable {
  async function* rows() {
    for await (const { one, verdict } of casesOfTest(report, test)) yield [...caseRow(one, verdict, report)];
  }
  const columns = caseHeader(report).map((header) => ({ header }));
  const book = writeXlsxStream(rows(), { name: sheetName(test.level, test.test), columns });
  return Readable.fromWeb(book as ReadableStream);
}

interface Gathered {
  readonly notMet: (readonly Cell[])[];
  readonly met: (readonly Cell[])[];
  all: number;
}

async function caseSheets(report: Report): Promise<{ name: string; rows: Cell[][] }[]> {
  const gathered = new Map<string, Gathered>();
  const { tests, say } = report;
  for await (const one of report.cases())
    for (const [column, { level, test }] of tests[one.kind].entries()) {
      const verdict = one.verdicts[column] ?? 'outside';
      if (verdict === 'outside') continue;
      const sheet = gatheredFor(gathered, sheetName(level, test));
      sheet.all += 1;
      const rows = verdict === 'met' ? sheet.met : sheet.notMet;
      if (rows.length < mostCases) rows.push(caseRow(one, verdict, report));
    }
  return [...gathered].map(([name, { notMet, met, all }]) => {
    const shown = [...notMet, ...met].slice(0, mostCases);
    const cut =
      all > shown.length
        ? [[say(worded`${shown.length} of ${all} cases; all of them are in the file of cases`)]]
        : [];
    return { name, rows: [[...caseHeader(report)], ...shown.map((row) => [...row]), ...cut] };
  });
}

function gatheredFor(all: Map<string, Gathered>, name: string): Gathered {
  const found = all.get(name) ?? { notMet: [], met: [], all: 0 };
  all.set(name, found);
  return found;
}

/** What a spreadsheet takes for a name. */
function sheetName(level: string, test: number): string {
  return `${level.slice(0, 27)} ${String(test + 1)}`;
}
