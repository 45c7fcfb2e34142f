/** `/api/notices`: what the engine has told one or one's groups, and that it was read. */
import { z } from '@hono/zod-openapi';
import { listNotices, markRead, type NoticeRow } from '../store/notices.js';
import { principalsOf } from '../store/people.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import * as routes from './notices-routes.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

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
    return c.json(rows.map(shown), 200, { 'Content-Range': contentRange('notices', range, rows, total) });
  });
  app.openapi(routes.read, async (c) => {
    const { id } = c.req.valid('param');
    const principals = principalsOf(c.var.caller);
    await markRead(api.store, [id], principals, api.clock());
    const filter = { principals, ids: [id] };
    const { rows } = await listNotices(api.store, filter, rules.defaultSort, { from: 0, to: 0 });
    const [notice] = rows;
    if (notice === undefined) throw problem('not_found', `You have no notice ${String(id)}.`);
    return c.json(shown(notice), 200);
  });
  return app;
}

function shown(row: NoticeRow): z.infer<typeof routes.noticeSchema> {
  const name = row.principal.slice(2);
  return {
    id: row.id,
    instance_id: row.instanceId,
    number: row.number,
    workflow: row.workflow,
    to: row.principal.startsWith('g:') ? { group: name } : { user: name },
    template: row.template,
    clock: row.clock,
    task_id: row.taskId,
    at: iso(row.at),
    read_at: iso(row.readAt),
  };
}
