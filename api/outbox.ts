/** `/api/outbox`: the mail that went out while there was no server to send it by; outside production only. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const mostShown = 100;
const mailSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    to: z.array(z.string()),
    reply_to: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    attachments: z.array(z.string()),
    message_id: z.string(),
  })
  .openapi('OutboxMail');

const list = guarded('users.manage', {
  method: 'get',
  path: '/api/outbox',
  tags: ['contacts'],
  summary: `The last ${String(mostShown)} mails that went out, the newest first; outside production, without SMTP_URL`,
  responses: { 200: { description: 'The mails', ...json(z.array(mailSchema)) } },
});

/** Shows what the outbox keeps. */
export function outboxApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    if (api.outbox === null)
      throw problem('not_found', worded`There is no outbox here: mail goes out by SMTP_URL.`);
    const mails = await api.outbox.list(mostShown);
    return c.json(
      mails.map((mail) => ({ ...mail, to: [...mail.to], attachments: [...mail.attachments] })),
      200,
    );
  });
  return app;
}
