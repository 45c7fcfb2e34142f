/** What `/api/detections` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { channelNames } from '../domain/audit/perimeter.js';
import { guarded } from './guard.js';
import { answersSchema, attachmentsSchema, callSchema, kindSchema } from './mystery-audit-shapes.js';
import { anyJson, instantSchema, json, jsonBody, textSchema } from './schemas.js';

const detectionParam = z.object({ id: z.uuid() });
const heldSchema = z
  .object({
    id: z.string(),
    audit_id: z.string(),
    state: z.enum(['begun', 'sent']),
    body: z.string(),
    kind: kindSchema,
    service: z.string(),
    /** What people call the service. */
    title: anyJson,
    language: z.string(),
    channel: z.enum(channelNames),
    weekday: z.int(),
    band: z.string(),
    begun_at: z.string(),
    /** Of a mail that waits for its answer. */
    sent_at: z.string().nullable(),
    attachments: z.array(z.string()),
    sheet: anyJson,
  })
  .openapi('DetectionInHand');
export type HeldShown = z.infer<typeof heldSchema>;
const auditToWork = z
  .object({ id: z.string(), title: z.string(), planned: z.int(), made: z.int(), for_second: z.int() })
  .openapi('AuditToWork');
const done = { 200: { description: 'Done', ...json(z.object({ id: z.string() })) } };
const tags = ['mystery audits'];

export const mine = guarded('audits.detect', {
  method: 'get',
  path: '/api/detections/mine',
  tags,
  summary:
    'Audits that are worked now, and what one has in hand: a detection, mails that wait for their answers',
  responses: {
    200: {
      description: 'Both',
      ...json(z.object({ audits: z.array(auditToWork), in_hand: z.array(heldSchema) })),
    },
  },
});
export const next = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/next',
  tags,
  summary: 'The next detection for oneself: the one in hand, else one of the hour band that it is now',
  request: { body: jsonBody(z.strictObject({ audit: z.uuid() })) },
  responses: {
    200: {
      description: 'The detection, taken; or why there is none now',
      ...json(
        z.object({
          detection: heldSchema.nullable(),
          why: z.enum(['out_of_band', 'none_now', 'over']).nullable(),
        }),
      ),
    },
  },
});
export const sent = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/sent',
  tags,
  summary: 'A mail was sent: it waits for its answer',
  request: {
    params: detectionParam,
    body: jsonBody(z.strictObject({ sent_at: instantSchema, attachments: attachmentsSchema })),
  },
  responses: done,
});
export const answers = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/answers',
  tags,
  summary:
    'Hand a detection in: the sheet’s answers and its course; the same again is answered the same. A mail that no answer came to has `received_at` null',
  request: {
    params: detectionParam,
    body: jsonBody(
      z.strictObject({
        answers: answersSchema,
        call: callSchema.nullable().default(null),
        mail: z
          .strictObject({ sent_at: instantSchema, received_at: instantSchema.nullable() })
          .nullable()
          .default(null),
        remarks: z.string().trim().max(10_000).nullable().default(null),
        attachments: attachmentsSchema,
      }),
    ),
  },
  responses: done,
});
export const replacement = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/replacement',
  tags,
  summary: 'It could not be made: another of the same cell takes its place, and why is kept',
  request: { params: detectionParam, body: jsonBody(z.strictObject({ reason: textSchema })) },
  responses: done,
});
export const back = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/put-back',
  tags,
  summary: 'Nobody was contacted: it goes back as it was',
  request: { params: detectionParam },
  responses: done,
});
