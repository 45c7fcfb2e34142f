/** Writes the report of a period in a format: its figures as they were counted or closed, or the single cases of a test. */
import { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Refusal } from '../../../engine/outcome.js';
import { worded } from '../../../engine/wording/worded.js';
import { inSnapshot } from '../../../store/snapshot.js';
import { refused } from '../../refused.js';
import { findEdition } from '../../../store/period-editions.js';
import { noEdition, type MeasureContext, type PeriodName } from '../ask.js';
import { measurePeriod, type Counted } from '../measure-period.js';
import { casesCsv, figuresCsv } from './as-csv.js';
import { reportPdf } from './as-pdf.js';
import { casesXlsx, reportXlsx } from './as-xlsx.js';
import {
  openCases,
  reportOfCount,
  reportOfEdition,
  type Report,
  type ReportAsked,
  type ReportCases,
  type Speech,
} from './report.js';

export const reportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

interface ReportOrder extends ReportAsked {
  readonly format: ReportFormat;
  /** The cases of this test, in place of the figures. */
  readonly casesOf: { readonly level: string; readonly test: number } | null;
}

type CasesOrder = ReportOrder & { readonly casesOf: NonNullable<ReportOrder['casesOf']> };

export const reportTypes: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** What a report needs. `counted`: a period as it was just counted, where somebody has done so; without it it is counted here. */
export interface ReportContext extends MeasureContext {
  readonly counted?: (name: PeriodName) => Promise<Counted | Refusal>;
}

type Written = { readonly ok: true; readonly content: Readable; readonly file: string };

/** The report as a stream; refused where there is nothing to tell of, before the first byte. */
export async function writeReport(
  context: ReportContext,
  order: ReportOrder,
  speech: Speech,
): Promise<Written | Refusal> {
  const { contract, period, edition, casesOf } = order;
  if (casesOf !== null) return writeCases(context, { ...order, casesOf }, speech);
  const kept = await findEdition(context.db, contract, period, edition);
  const name = { contract, period };
  if (kept === null && edition !== null) return noEdition(name, edition);
  // An edition is never changed, and what was counted is not read again: neither needs the store to stand still.
  if (kept !== null) return writeFigures(reportOfEdition(context.db, kept, speech), order);
  const counted = await (context.counted ?? ((asked) => measurePeriod(context, asked)))(name);
  return counted.ok ? writeFigures(reportOfCount(counted, name, speech), order) : counted;
}

async function writeFigures(report: Report, order: ReportOrder): Promise<Written> {
  return { ok: true, content: await contentOf(report, order), file: fileName(order, report) };
}

/** The cases of a test, from one state of the store that stays open until the last byte is read. */
async function writeCases(
  context: MeasureContext,
  order: CasesOrder,
  speech: Speech,
): Promise<Written | Refusal> {
  const sink = new PassThrough();
  return new Promise((resolve, reject) => {
    inSnapshot(context.db, async (db) => {
      const opened = await openCases(context, db, order, speech);
      const refusal = opened.ok ? refuse(opened.report, order) : opened;
      if (refusal !== null || !opened.ok) {
        if (refusal !== null) resolve(refusal);
        return;
      }
      resolve({ ok: true, content: sink, file: fileName(order, opened.report) });
      const { format, casesOf } = order;
      const { report } = opened;
      await pipeline(
        format === 'xlsx' ? casesXlsx(report, casesOf) : Readable.from(casesCsv(report, casesOf)),
        sink,
      );
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
  context: ReportContext,
  order: ReportOrder,
  speech: Speech,
): Promise<{ readonly ok: true; readonly content: Buffer; readonly file: string } | Refusal> {
  const written = await writeReport(context, order, speech);
  if (!written.ok) return written;
  const chunks: Buffer[] = [];
  for await (const chunk of written.content) chunks.push(chunk as Buffer);
  return { ok: true, content: Buffer.concat(chunks), file: written.file };
}

function refuse(report: ReportCases, { casesOf, format, contract, period }: CasesOrder): Refusal | null {
  if (format === 'pdf') return refused('invalid', worded`Cases come as csv or xlsx, not as pdf.`);
  const tests = Object.values(report.tests).flat();
  return tests.some(({ level, test }) => level === casesOf.level && test === casesOf.test)
    ? null
    : refused(
        'not_found',
        worded`${contract} has no test ${casesOf.test} of a level ${casesOf.level} that is counted over ${period}.`,
      );
}

async function contentOf(report: Report, { format }: ReportOrder): Promise<Readable> {
  if (format === 'xlsx') return reportXlsx(report);
  return Readable.from([format === 'csv' ? figuresCsv(report) : await reportPdf(report)]);
}

function fileName(
  { contract, period, format, casesOf }: ReportOrder,
  { edition }: Pick<Report, 'edition'>,
): string {
  const of = casesOf === null ? '' : `-${casesOf.level}-${String(casesOf.test + 1)}`;
  const state = edition === null ? '' : `-edition-${String(edition.edition)}`;
  return `${contract}-${period}${state}${of}.${format}`;
}
