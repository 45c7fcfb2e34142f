/** `/api/notices`: what the engine has told one or one's groups, and that it was read. */
import { z } from '@hono/zod-openapi';
import { textOf } from '../commands/mail-notices.js';
import { createPrivacy } from '../commands/privacy.js';
import { setNoticeMails, wantsNoticeMails } from '../store/notice-settings.js';
import { listNotices, markRead, type NoticeRow } from '../store/notices.js';
import { principalsOf } from '../store/people.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import * as routes from './notices-routes.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

interface Filter {
  readonly id?: number[] | undefined;
  readonly unread?: boolean | undefined;
  readonly instance_id?: string | undefined;
}
const rules: ListRules<'at', Filter> = {
  sortable: ['at'],
  defaultSort: { by: 'at', descending: true },
  filter: z.strictObject({
    id: z.array(z.int().positive()).max(1000).optional(),
    unread: z.boolean().optional(),
    instance_id: z.string().max(200).optional(),
  }),
};

/** List one's notices, and mark them as read. */
export function noticesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const { filter, sort, range } = readListQuery(c.req.valid('query'), rules);
    const { id: ids, unread, instance_id: instanceId } = filter;
    const asked = { principals: principalsOf(c.var.caller), ids, unread, instanceId };
    const { rows, total } = await listNotices(api.store, asked, sort, range);
    const readable = rows.map((row) => shown(api, c.req.header('Accept-Language'), row));
    return c.json(readable, 200, { 'Content-Range': contentRange('notices', range, rows, total) });
  });
  app.openapi(routes.read, async (c) => {
    const { id } = c.req.valid('param');
    const principals = principalsOf(c.var.caller);
    await markRead(api.store, [id], principals, api.clock());
    const filter = { principals, ids: [id] };
    const { rows } = await listNotices(api.store, filter, rules.defaultSort, { from: 0, to: 0 });
    const [notice] = rows;
    if (notice === undefined) throw problem('not_found', worded`You have no notice ${String(id)}.`);
    return c.json(shown(api, c.req.header('Accept-Language'), notice), 200);
  });
  app.openapi(routes.settings, async (c) => {
    const { userId } = c.var.caller;
    return c.json({ mail: userId !== null && (await wantsNoticeMails(api.store, userId)) }, 200);
  });
  app.openapi(routes.setSettings, async (c) => {
    const { userId } = c.var.caller;
    const { mail } = c.req.valid('json');
    if (userId === null) throw problem('conflict', worded`A key for programs gets no mail.`);
    await setNoticeMails(api.store, userId, mail);
    return c.json({ mail }, 200);
  });
  return app;
}

function shown(api: Api, languages: string | undefined, row: NoticeRow): z.infer<typeof routes.noticeSchema> {
  const text = textOf(createPrivacy(api.commands.keys, row.wrappedKey).unseal(row.texts), asked(languages));
  const name = row.principal.slice(2);
  return {
    id: row.id,
    instance_id: row.instanceId,
    number: row.number,
    workflow: row.workflow,
    to: row.principal.startsWith('g:') ? { group: name } : { user: name },
    template: row.template,
    subject: text?.subject ?? null,
    text: text?.body ?? null,
    clock: row.clock,
    task_id: row.taskId,
    watched: row.watched,
    at: iso(row.at),
    read_at: iso(row.readAt),
  };
}

/** The languages of an `Accept-Language`, in its order: `it-IT,it;q=0.9` asks for Italian. */
function asked(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((each) => each.split(';')[0]?.trim().split('-')[0]?.toLowerCase() ?? '');
}
