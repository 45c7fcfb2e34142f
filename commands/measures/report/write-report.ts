/** Writes the report of a period in a format, from one state of the store that stays open until the last byte is read. */
import { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Refusal } from '../../../engine/outcome.js';
import { worded } from '../../../engine/wording/worded.js';
import { inSnapshot } from '../../../store/snapshot.js';
import { refused } from '../../refused.js';
import type { MeasureContext } from '../ask.js';
import { casesCsv, figuresCsv } from './as-csv.js';
import { reportPdf } from './as-pdf.js';
import { casesXlsx, reportXlsx } from './as-xlsx.js';
import { openReport, type Report, type ReportAsked, type Speech } from './report.js';

export const reportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

interface ReportOrder extends ReportAsked {
  readonly format: ReportFormat;
  /** The cases of this test, in place of the figures. */
  readonly casesOf: { readonly level: string; readonly test: number } | null;
}

export const reportTypes: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** The report as a stream; refused where there is nothing to tell of, before the first byte. */
export async function writeReport(
  context: MeasureContext,
  order: ReportOrder,
  speech: Speech,
): Promise<{ readonly ok: true; readonly content: Readable; readonly file: string } | Refusal> {
  const sink = new PassThrough();
  return new Promise((resolve, reject) => {
    inSnapshot(context.db, async (db) => {
      const opened = await openReport(context, db, order, speech);
      const refusal = opened.ok ? refuse(opened.report, order) : opened;
      if (refusal !== null || !opened.ok) {
        if (refusal !== null) resolve(refusal);
        return;
      }
      resolve({ ok: true, content: sink, file: fileName(order, opened.report) });
      await pipeline(await contentOf(opened.report, order), sink);
    }).catch((error: unknown) => {
      const fault = error instanceof Error ? error : new Error(String(error));
      reject(fault);
      // Who reads already learns of it there.
      sink.destroy(fault);
    });
  });
}

/** The whole report, for what is mailed or written to a file. */
export async function reportFile(
  context: MeasureContext,
  order: ReportOrder,
  speech: Speech,
): Promise<{ readonly ok: true; readonly content: Buffer; readonly file: string } | Refusal> {
  const written = await writeReport(context, order, speech);
  if (!written.ok) return written;
  const chunks: Buffer[] = [];
  for await (const chunk of written.content) chunks.push(chunk as Buffer);
  return { ok: true, content: Buffer.concat(chunks), file: written.file };
}

function refuse(report: Report, { casesOf, format, contract, period }: ReportOrder): Refusal | null {
  if (casesOf === null) return null;
  if (format === 'pdf') return refused('invalid', worded`Cases come as csv or xlsx, not as pdf.`);
  const tests = Object.values(report.tests).flat();
  return tests.some(({ level, test }) => level === casesOf.level && test === casesOf.test)
    ? null
    : refused(
        'not_found',
        worded`${contract} has no test ${casesOf.test} of a level ${casesOf.level} that is counted over ${period}.`,
      );
}

async function contentOf(report: Report, { format, casesOf }: ReportOrder): Promise<Readable> {
  if (casesOf !== null)
    return format === 'xlsx' ? casesXlsx(report, casesOf) : Readable.from(casesCsv(report, casesOf));
  if (format === 'csv') return Readable.from(figuresCsv(report));
  return Readable.from([await (format === 'xlsx' ? reportXlsx(report) : reportPdf(report))]);
}

function fileName({ contract, period, format, casesOf }: ReportOrder, { edition }: Report): string {
  const of = casesOf === null ? '' : `-${casesOf.level}-${String(casesOf.test + 1)}`;
  const state = edition === null ? '' : `-edition-${String(edition.edition)}`;
  return `${contract}-${period}${state}${of}.${format}`;
}
