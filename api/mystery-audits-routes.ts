/** What `/api/mystery-audits` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { planDimensions } from '../domain/audit/achieved.js';
import { guarded } from './guard.js';
import { kindSchema, orderSchema, referenceSchema, sheetSchema } from './mystery-audit-shapes.js';
import { anyJson, json, jsonBody, nameSchema, textSchema } from './schemas.js';

export const auditParam = z.object({ id: z.uuid() });
const text = z.string().nullable();
const counts = { planned: z.int(), made: z.int(), replaced: z.int() };

const auditSchema = z
  .object({
    id: z.string(),
    instance_id: z.string(),
    title: z.string(),
    contract: z.string(),
    state: z.enum(['working', 'over']),
    from: z.string(),
    until: z.string(),
    ...counts,
    made_by: z.string(),
    made_at: z.string(),
    ...{ ended_by: text, ended_at: text, ended_why: text },
  })
  .openapi('MysteryAudit');

const achievedSchema = z.object({
  value: z.string(),
  ...{ planned: z.int(), achieved: z.int(), replaced: z.int() },
  /** Half the interval of 95 % of a share at ½; null of no cases. */
  planned_margin: z.number().nullable(),
  achieved_margin: z.number().nullable(),
});
const cellSchema = z.object({
  ...{ body: z.string(), kind: kindSchema, service: z.string(), language: z.string(), channel: z.string() },
  ...{ weekday: z.int(), band: z.string(), planned: z.int(), achieved: z.int(), replaced: z.int() },
});
const planSchema = z
  .object({
    order: anyJson,
    sheet: anyJson,
    sheet_version: z.string(),
    reference: referenceSchema,
    whole: achievedSchema,
    by: z.record(z.enum(planDimensions), z.array(achievedSchema)),
    cells: z.array(cellSchema),
  })
  .openapi('SamplingPlan');
export type ShownPlan = z.infer<typeof planSchema>;
export type ShownAudit = z.infer<typeof auditSchema>;

const tags = ['mystery audits'];
const at = '/api/mystery-audits/{id}';
const shown = { 200: { description: 'The audit', ...json(auditSchema) } };

export const list = guarded('audits.read', {
  method: 'get',
  path: '/api/mystery-audits',
  tags,
  summary: 'Mystery audits with how far they have come, the newest first',
  responses: { 200: { description: 'The newest 200', ...json(z.array(auditSchema)) } },
});
export const preview = guarded('audits.plan', {
  method: 'post',
  path: '/api/mystery-audits/plan',
  tags,
  summary: 'The plan that an order would get, its totals by each dimension; nothing is kept',
  request: { body: jsonBody(orderSchema) },
  responses: {
    200: { description: 'The plan', ...json(planSchema.pick({ whole: true, by: true, cells: true })) },
  },
});
export const create = guarded('audits.plan', {
  method: 'post',
  path: '/api/mystery-audits',
  tags,
  summary: 'Make the mystery audit of an audit campaign: its plan is drawn, once, and can be worked',
  request: {
    body: jsonBody(
      z.strictObject({
        instance_id: z.string().min(1).max(200),
        title: textSchema,
        /** Whose `prices` it is billed by. */
        contract: nameSchema,
        order: orderSchema,
        /** Of the detections of each kind, those that two auditors score. */
        second_share: z.number().min(0).max(1).default(0.05),
        /** Without one: the fifteen phone skills. */
        sheet: sheetSchema.nullable().default(null),
      }),
    ),
  },
  responses: { 201: { description: 'The audit', ...json(auditSchema) } },
});
export const standard = guarded('audits.plan', {
  method: 'get',
  path: '/api/mystery-audits/standard-sheet',
  tags,
  summary: 'The sheet that an audit begins with where none is given',
  responses: { 200: { description: 'The sheet', ...json(anyJson) } },
});
export const one = guarded('audits.read', {
  method: 'get',
  path: at,
  tags,
  summary: 'A mystery audit',
  request: { params: auditParam },
  responses: shown,
});
export const plan = guarded('audits.read', {
  method: 'get',
  path: `${at}/plan`,
  tags,
  summary: 'Its plan: achieved against planned by each dimension, with margins of error, and all cells',
  request: { params: auditParam },
  responses: { 200: { description: 'The plan', ...json(planSchema) } },
});
export const changeSheet = guarded('audits.plan', {
  method: 'put',
  path: `${at}/sheet`,
  tags,
  summary:
    'Begin further detections with another sheet; what was answered stays with the version that it answers',
  request: { params: auditParam, body: jsonBody(sheetSchema) },
  responses: { 200: { description: 'The version', ...json(z.object({ version: z.string() })) } },
});
export const sheets = guarded('audits.read', {
  method: 'get',
  path: `${at}/sheets`,
  tags,
  summary:
    'The versions of its sheet: the one that detections are begun with now, then those that detections answer, the newest first',
  request: { params: auditParam },
  responses: {
    200: {
      description: 'All of them',
      ...json(
        z.array(
          z.object({
            version: z.string(),
            current: z.boolean(),
            detections: z.int().openapi({ description: 'how many answer it' }),
            ...{ made_by: z.string(), made_at: z.string() },
            sheet: anyJson,
          }),
        ),
      ),
    },
  },
});
export const changeReference = guarded('audits.plan', {
  method: 'put',
  path: `${at}/reference`,
  tags,
  summary: 'Set the reference sample that results are compared with',
  request: { params: auditParam, body: jsonBody(referenceSchema.max(300)) },
  responses: shown,
});
export const complete = guarded('audits.plan', {
  method: 'post',
  path: `${at}/complete`,
  tags,
  summary:
    'End it: the audit campaign is told that detections are completed. While some are still to be made, a reason is asked for',
  request: {
    params: auditParam,
    body: jsonBody(z.strictObject({ reason: textSchema.nullable().default(null) })),
  },
  responses: shown,
});
export const remove = guarded('audits.plan', {
  method: 'delete',
  path: at,
  tags,
  summary: 'Take it back, as long as no detection was begun, to plan anew',
  request: { params: auditParam },
  responses: { 204: { description: 'Taken back' } },
});
