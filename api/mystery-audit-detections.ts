/** `/api/detections`: what auditors are given, and how it ends; never what somebody else answered. */
import { z } from '@hono/zod-openapi';
import { handIn, noteSent, putDetectionBack, replaceDetection } from '../commands/audit/end-detection.js';
import { nextDetection } from '../commands/audit/next-detection.js';
import type { Course } from '../domain/audit/course.js';
import { channelNames } from '../domain/audit/perimeter.js';
import { detectionsInHand, type DetectionRow } from '../store/detections.js';
import { getSheet, findAudit, listAudits } from '../store/mystery-audits.js';
import { countForSecond } from '../store/second-scorings.js';
import { guarded } from './guard.js';
import {
  answersSchema,
  attachmentsSchema,
  callSchema,
  kindSchema,
  shownSheet,
} from './mystery-audit-shapes.js';
import { granted, refused } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, instantSchema, iso, json, jsonBody, textSchema } from './schemas.js';
import type { Api } from './services.js';

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
const auditToWork = z
  .object({ id: z.string(), title: z.string(), planned: z.int(), made: z.int(), for_second: z.int() })
  .openapi('AuditToWork');
const done = { 200: { description: 'Done', ...json(z.object({ id: z.string() })) } };
const tags = ['mystery audits'];

const mine = guarded('audits.detect', {
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
const next = guarded('audits.detect', {
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
const sent = guarded('audits.detect', {
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
const answers = guarded('audits.detect', {
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
const replacement = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/replacement',
  tags,
  summary: 'It could not be made: another of the same cell takes its place, and why is kept',
  request: { params: detectionParam, body: jsonBody(z.strictObject({ reason: textSchema })) },
  responses: done,
});
const back = guarded('audits.detect', {
  method: 'post',
  path: '/api/detections/{id}/put-back',
  tags,
  summary: 'Nobody was contacted: it goes back as it was',
  request: { params: detectionParam },
  responses: done,
});

/** Detections, for auditors. */
export function detectionsApi(api: Api) {
  const app = newResource();
  const { store, commands } = api;
  app.openapi(mine, async (c) => {
    const { name } = c.var.caller;
    const working = (await listAudits(store)).filter(({ state }) => state === 'working');
    const audits = await Promise.all(
      working.map(async ({ id, title, planned, made }) => {
        return { id, title, planned, made, for_second: await countForSecond(store, id, name) };
      }),
    );
    const held = await detectionsInHand(store, name);
    return c.json({ audits, in_hand: await Promise.all(held.map((row) => shownHeld(api, row))) }, 200);
  });
  app.openapi(next, async (c) => {
    const given = await nextDetection(commands, c.var.caller.actor, c.req.valid('json').audit);
    if (!given.ok) throw refused(given);
    if (given.detection === null) return c.json({ detection: null, why: given.why }, 200);
    return c.json({ detection: await shownHeld(api, given.detection), why: null }, 200);
  });
  app.openapi(sent, async (c) => {
    const { id } = c.req.valid('param');
    const { sent_at: sentAt, attachments } = c.req.valid('json');
    granted(await noteSent(commands, c.var.caller.name, id, { sentAt, attachments }));
    return c.json({ id }, 200);
  });
  app.openapi(answers, async (c) => {
    const { id } = c.req.valid('param');
    const { call, mail, ...rest } = c.req.valid('json');
    granted(await handIn(commands, c.var.caller.name, id, { ...rest, course: courseOf(call, mail) }));
    return c.json({ id }, 200);
  });
  app.openapi(replacement, async (c) => {
    const { id } = c.req.valid('param');
    granted(await replaceDetection(commands, c.var.caller.name, id, c.req.valid('json').reason));
    return c.json({ id }, 200);
  });
  app.openapi(back, async (c) => {
    const { id } = c.req.valid('param');
    granted(await putDetectionBack(commands, c.var.caller.name, id));
    return c.json({ id }, 200);
  });
  return app;
}

function courseOf(
  call: z.infer<typeof callSchema> | null,
  mail: { readonly sent_at: number; readonly received_at: number | null } | null,
): Course {
  return {
    call:
      call === null
        ? null
        : {
            ...{ dialledAt: call.dialled_at, ivrAt: call.ivr_at, queuedAt: call.queued_at },
            ...{
              operatorQueueAt: call.operator_queue_at,
              answeredAt: call.answered_at,
              endedAt: call.ended_at,
            },
            ...{ handledByIvr: call.handled_by_ivr, callBackOffered: call.call_back_offered },
          },
    mail: mail === null ? null : { sentAt: mail.sent_at, receivedAt: mail.received_at },
  };
}

async function shownHeld(api: Api, row: DetectionRow): Promise<z.infer<typeof heldSchema>> {
  const audit = await findAudit(api.store, row.auditId);
  const { id, body, kind, service, language, channel, weekday, band } = row;
  const services = audit?.order.services ?? [];
  const title = services.find((each) => each.body === body && each.service === service)?.title ?? null;
  return {
    ...{ id, audit_id: row.auditId, state: row.state === 'sent' ? 'sent' : 'begun' },
    ...{ body, kind, service, title, language, channel, weekday, band },
    ...{ begun_at: iso(row.begunAt ?? 0), sent_at: iso(row.course?.mail?.sentAt ?? null) },
    ...{ attachments: [...row.attachments], sheet: shownSheet(await getSheet(api.store, row.sheet ?? '')) },
  };
}
