/** `/api/detections`: what auditors are given, and how it ends; never what somebody else answered. */
import { handIn, noteSent, putDetectionBack, replaceDetection } from '../commands/audit/end-detection.js';
import { nextDetection } from '../commands/audit/next-detection.js';
import type { Course } from '../domain/audit/course.js';
import { detectionsInHand, type DetectionRow } from '../store/detections.js';
import { getSheet, findAudit, listAudits } from '../store/mystery-audits.js';
import { countForSecond } from '../store/second-scorings.js';
import * as routes from './mystery-audit-detections-routes.js';
import { shownSheet, type CallTold } from './mystery-audit-shapes.js';
import { granted, refused } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Detections, for auditors. */
export function detectionsApi(api: Api) {
  const app = newResource();
  const { store, commands } = api;
  app.openapi(routes.mine, async (c) => {
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
  app.openapi(routes.next, async (c) => {
    const given = await nextDetection(commands, c.var.caller.actor, c.req.valid('json').audit);
    if (!given.ok) throw refused(given);
    if (given.detection === null) return c.json({ detection: null, why: given.why }, 200);
    return c.json({ detection: await shownHeld(api, given.detection), why: null }, 200);
  });
  app.openapi(routes.sent, async (c) => {
    const { id } = c.req.valid('param');
    const { sent_at: sentAt, attachments } = c.req.valid('json');
    granted(await noteSent(commands, c.var.caller.name, id, { sentAt, attachments }));
    return c.json({ id }, 200);
  });
  app.openapi(routes.answers, async (c) => {
    const { id } = c.req.valid('param');
    const { call, mail, ...rest } = c.req.valid('json');
    granted(await handIn(commands, c.var.caller.name, id, { ...rest, course: courseOf(call, mail) }));
    return c.json({ id }, 200);
  });
  app.openapi(routes.replacement, async (c) => {
    const { id } = c.req.valid('param');
    granted(await replaceDetection(commands, c.var.caller.name, id, c.req.valid('json').reason));
    return c.json({ id }, 200);
  });
  app.openapi(routes.back, async (c) => {
    const { id } = c.req.valid('param');
    granted(await putDetectionBack(commands, c.var.caller.name, id));
    return c.json({ id }, 200);
  });
  return app;
}

function courseOf(
  call: CallTold | null,
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

async function shownHeld(api: Api, row: DetectionRow): Promise<routes.HeldShown> {
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
