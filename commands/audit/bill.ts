/** The billing report of an audit: units by the contract's prices, as data and as files (AUD-8). */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre';
import { DateTime } from 'luxon';
import { billed, type Billing, type DeliveredDetection } from '../../domain/audit/billing.js';
import { csvLine } from '../../domain/csv.js';
import { fileOf } from '../../domain/definition-file.js';
import { amountText } from '../../domain/money.js';
import { organisationZone } from '../../domain/zone.js';
import type { Refusal } from '../../engine/outcome.js';
import { readTree } from '../../engine/reading.js';
import { worded } from '../../engine/wording/worded.js';
import { findDefinitionAt } from '../../store/definitions.js';
import { madeDetections } from '../../store/detections.js';
import type { AuditRow } from '../../store/mystery-audits.js';
import type { Db } from '../../store/store.js';
import { refused } from '../refused.js';
import { refusedFor } from './faults.js';

export type AuditBilled =
  { readonly ok: true; readonly billing: Billing; readonly currency: string } | Refusal;

/**
 * The units of an audit that were handed in, at the prices of its contract: the version that was valid when the audit ended, or
 * is valid now. So what was billed is not changed by a later version.
 */
export async function auditBill(db: Db, audit: AuditRow, now: number): Promise<AuditBilled> {
  const contract = await contractOf(db, audit.contract, audit.endedAt ?? now);
  if (contract === null)
    return refused(
      'not_found',
      worded`The contract ${audit.contract} is not published: the audit is billed by its prices.`,
    );
  const made = (await madeDetections(db, audit.id)).flatMap(({ course, ...row }): DeliveredDetection[] =>
    course === null ? [] : [{ ...row, ...course }],
  );
  const bill = billed(made, contract.prices);
  if (!bill.ok) return refusedFor(worded`The audit can't be billed.`, '/contract', bill.faults);
  return { ok: true, billing: bill.billing, currency: contract.money.currency };
}

async function contractOf(db: Db, name: string, at: number) {
  const found = await findDefinitionAt(db, 'contract', name, at);
  if (found === null) return null;
  const { definitions } = readTree([{ path: fileOf({ kind: 'contract', name }), text: found.text }]);
  const [definition] = definitions;
  return definition?.kind === 'contract' ? definition.body : null;
}

const header = {
  it: [
    'id',
    'ente',
    'rilevazione',
    'servizio',
    'canale',
    'data',
    'ora',
    'durata (s)',
    'ricevuta il',
    'prezzo unitario',
  ],
  en: [
    'id',
    'body',
    'detection',
    'service',
    'channel',
    'date',
    'time',
    'duration (s)',
    'received at',
    'unit price',
  ],
} as const;

type Cells = (string | number)[];

/** The report's lines: each unit with date, time and duration, or sent and received; below them the sums. */
function linesOf({ units, sums, cents }: Billing, language: keyof typeof header): Cells[] {
  const local = (at: number, format: string) =>
    DateTime.fromMillis(at, { zone: organisationZone }).toFormat(format);
  const priceOf = new Map(sums.map(({ body, kind, unitPrice }) => [`${body} ${kind}`, unitPrice]));
  return [
    ...units.map(({ id, body, kind, service, channel, at, durationMs, receivedAt }): Cells => [
      ...[id, body, kind, service, channel, local(at, 'yyyy-MM-dd'), local(at, 'HH:mm:ss')],
      durationMs === null ? '' : Math.round(durationMs / 1_000),
      receivedAt === null ? '' : local(receivedAt, 'yyyy-MM-dd HH:mm:ss'),
      priceOf.get(`${body} ${kind}`) ?? '',
    ]),
    ...sums.map(({ body, kind, units: n, unitPrice, cents: sum }): Cells => [
      ...['', body, kind, '', '', '', '', ''],
      `${String(n)} × ${String(unitPrice)}`,
      amountText(sum),
    ]),
    ['', '', '', '', '', '', '', '', language === 'it' ? 'totale' : 'total', amountText(cents)],
  ];
}

/** The report as CSV in UTF-8 with its mark. */
export function billCsv(billing: Billing, language: keyof typeof header): string {
  return `\ufeff${[header[language], ...linesOf(billing, language)].map(csvLine).join('')}`;
}

/** The report as a workbook. */
export function billXlsx(billing: Billing, language: keyof typeof header): Readable {
  const columns = header[language].map((title) => ({ header: title }));
  const book = writeXlsxStream(linesOf(billing, language), { name: 'billing', columns });
  return Readable.fromWeb(book as ReadableStream);
}
