/** `/api/second-scorings`: detections of others, scored again blind. */
import { z } from '@hono/zod-openapi';
import { handInSecond, nextSecondScoring, type BlindDetection } from '../commands/audit/second-scoring.js';
import { findAttachments } from '../store/attachments.js';
import { getSheet } from '../store/mystery-audits.js';
import { attachmentSchema, shownAttachment } from './attachments.js';
import { guarded } from './guard.js';
import { answersSchema, kindSchema, shownSheet } from './mystery-audit-shapes.js';
import { granted, refused } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const secondSchema = z
  .object({
    id: z.string(),
    ...{ body: z.string(), kind: kindSchema, service: z.string(), language: z.string(), channel: z.string() },
    attachments: z.array(attachmentSchema),
    sheet: anyJson,
  })
  .openapi('SecondScoring');
const tags = ['mystery audits'];

const next = guarded('audits.detect', {
  method: 'post',
  path: '/api/second-scorings/next',
  tags,
  summary: 'The next detection that somebody else made, to be scored again: the one in hand first',
  request: { body: jsonBody(z.strictObject({ audit: z.uuid() })) },
  responses: {
    200: {
      description: 'The detection, if there is one',
      ...json(z.object({ detection: secondSchema.nullable() })),
    },
  },
});
const answers = guarded('audits.detect', {
  method: 'post',
  path: '/api/second-scorings/{id}/answers',
  tags,
  summary: 'Hand a second scoring in; the same again is answered the same',
  request: {
    params: z.object({ id: z.uuid() }),
    body: jsonBody(z.strictObject({ answers: answersSchema })),
  },
  responses: { 200: { description: 'Done', ...json(z.object({ id: z.string() })) } },
});

/** Second scorings, for auditors. */
export function secondScoringsApi(api: Api) {
  const app = newResource();
  app.openapi(next, async (c) => {
    const given = await nextSecondScoring(api.commands, c.var.caller.actor, c.req.valid('json').audit);
    if (!given.ok) throw refused(given);
    const { detection } = given;
    return c.json({ detection: detection === null ? null : await shown(api, detection) }, 200);
  });
  app.openapi(answers, async (c) => {
    const { id } = c.req.valid('param');
    granted(await handInSecond(api.commands, c.var.caller.name, id, c.req.valid('json').answers));
    return c.json({ id }, 200);
  });
  return app;
}

async function shown(api: Api, row: BlindDetection): Promise<z.infer<typeof secondSchema>> {
  const { id, body, kind, service, language, channel } = row;
  const files = await findAttachments(api.store, row.attachments);
  return {
    ...{ id, body, kind, service, language, channel },
    // Not by whom they were uploaded: that is who scored first.
    attachments: files.map((file) => ({ ...shownAttachment(api, file), uploaded_by: null })),
    sheet: shownSheet(await getSheet(api.store, row.sheet ?? '')),
  };
}
