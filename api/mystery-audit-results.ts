/** `/api/mystery-audits/{id}/results`, `…/detections`, `…/billing`: what was found, by which detections, and what it costs. */
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { auditResults } from '../commands/audit/audit-results.js';
import { auditBill, billCsv, billXlsx } from '../commands/audit/bill.js';
import { auditBundle } from '../commands/audit/bundle.js';
import { amountText } from '../domain/money.js';
import { listDetections, type DetectionFilter, type DetectionRow } from '../store/detections.js';
import { secondScoringInHand } from '../store/second-scorings.js';
import { guarded } from './guard.js';
import { languageOf } from './language.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { kindSchema } from './mystery-audit-shapes.js';
import { shownResults, resultsSchema } from './mystery-audit-result-shapes.js';
import { foundAudit } from './mystery-audits.js';
import { auditParam } from './mystery-audits-routes.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, iso, json } from './schemas.js';
import type { Api } from './services.js';

const text = z.string().nullable();
const detectionSchema = z
  .object({
    id: z.string(),
    state: z.enum(['planned', 'begun', 'sent', 'made', 'replaced']),
    ...{ body: z.string(), kind: kindSchema, service: z.string(), language: z.string(), channel: z.string() },
    ...{ weekday: z.int(), band: z.string(), twice: z.boolean(), replaces: text },
    ...{ auditor: text, begun_at: text, ended_at: text, reason: text, sheet: text, remarks: text },
    /** As they were given; withheld from who is scoring the detection again now. */
    answers: anyJson,
    course: anyJson,
    attachments: z.array(z.string()),
  })
  .openapi('Detection');
const billSchema = z
  .object({
    currency: z.string(),
    total: z.string(),
    sums: z.array(
      z.object({
        body: z.string(),
        kind: kindSchema,
        units: z.int(),
        unit_price: z.number(),
        amount: z.string(),
      }),
    ),
    units: z.int(),
  })
  .openapi('AuditBill');
const tags = ['mystery audits'];
const at = '/api/mystery-audits/{id}';

const results = guarded('audits.read', {
  method: 'get',
  path: `${at}/results`,
  tags,
  summary:
    'Scores in all and by every dimension, of each parameter, indicators, agreement of two auditors, comparison with the reference sample',
  request: {
    params: auditParam,
    query: z.strictObject({
      body: z.string().max(50).optional(),
      kind: kindSchema.optional(),
      service: z.string().max(100).optional(),
    }),
  },
  responses: { 200: { description: 'The results', ...json(resultsSchema) } },
});
const detections = guarded('audits.read', {
  method: 'get',
  path: `${at}/detections`,
  tags,
  summary: 'Its detections, those touched last first; filter by state, kind, auditor, service',
  request: { params: auditParam, query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(detectionSchema)) } },
});
const billing = guarded('audits.read', {
  method: 'get',
  path: `${at}/billing`,
  tags,
  summary:
    'Delivered units at the contract’s prices: date, time and duration of each call, sent and received of each mail',
  request: {
    params: auditParam,
    query: z.strictObject({
      format: z
        .enum(['json', 'csv', 'xlsx', 'zip'])
        .default('json')
        .openapi({ description: '`zip`: the workbook, and all recordings and mails by detection' }),
      /** Of the file’s headings. */
      language: z.enum(['it', 'en']).optional(),
    }),
  },
  responses: {
    200: {
      description: 'The sums, or the whole report as a file',
      content: {
        'application/json': { schema: billSchema },
        'text/csv': { schema: z.string() },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string() },
        'application/zip': { schema: z.string() },
      },
    },
  },
});

const rules: ListRules<'ended_at', DetectionFilter> = {
  sortable: ['ended_at'],
  defaultSort: { by: 'ended_at', descending: true },
  filter: z.strictObject({
    state: detectionSchema.shape.state.optional(),
    kind: kindSchema.optional(),
    auditor: z.string().max(200).optional(),
    service: z.string().max(100).optional(),
  }),
};

/** Results, detections and bills. */
export function mysteryAuditResultsApi(api: Api) {
  const app = newResource();
  app.openapi(results, async (c) => {
    const audit = await foundAudit(api, c.req.valid('param').id);
    return c.json(shownResults(await auditResults(api.store, audit, c.req.valid('query'))), 200);
  });
  app.openapi(detections, async (c) => {
    const audit = await foundAudit(api, c.req.valid('param').id);
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    c.set('auditRead', true);
    c.set('auditSubject', `mystery audit:${audit.id}`);
    const { rows, total } = await listDetections(api.store, audit.id, filter, range);
    const scoring = await secondScoringInHand(api.store, c.var.caller.name);
    const shown = rows.map((row) => shownDetection(row, row.id === scoring?.detectionId));
    return c.json(shown, 200, { 'Content-Range': contentRange('detections', range, rows, total) });
  });
  app.openapi(billing, async (c) => {
    const audit = await foundAudit(api, c.req.valid('param').id);
    const { format, language = languageOf(c) } = c.req.valid('query');
    const headers = {
      'Content-Disposition': `attachment; filename="audit-billing.${format}"`,
      'Cache-Control': 'private, no-store',
    };
    if (format === 'zip') {
      c.set('auditRead', true);
      c.set('auditSubject', `mystery audit:${audit.id}`);
      const { content } = granted(await auditBundle(api.commands, audit, language));
      const archive = Readable.toWeb(content) as ReadableStream;
      return c.body(archive, 200, { ...headers, 'Content-Type': 'application/zip' });
    }
    const { billing: bill, currency } = granted(await auditBill(api.store, audit, api.clock()));
    if (format === 'json') {
      const sums = bill.sums.map(({ unitPrice, cents, ...rest }) => {
        return { ...rest, unit_price: unitPrice, amount: amountText(cents) };
      });
      return c.json({ currency, total: amountText(bill.cents), sums, units: bill.units.length }, 200);
    }
    if (format === 'csv')
      return c.body(billCsv(bill, language), 200, { ...headers, 'Content-Type': 'text/csv; charset=utf-8' });
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const book = Readable.toWeb(billXlsx(bill, language)) as ReadableStream;
    return c.body(book, 200, { ...headers, 'Content-Type': type });
  });
  return app;
}

function shownDetection(row: DetectionRow, withheld: boolean): z.infer<typeof detectionSchema> {
  const { id, state, body, kind, service, language, channel, weekday, band, twice, replaces } = row;
  const { auditor, reason, sheet, course, answers, remarks } = row;
  return {
    ...{ id, state, body, kind, service, language, channel, weekday, band, twice, replaces },
    ...{ auditor, begun_at: iso(row.begunAt), ended_at: iso(row.endedAt), reason, sheet },
    ...{ remarks: withheld ? null : remarks, answers: withheld ? null : answers, course },
    attachments: [...row.attachments],
  };
}
