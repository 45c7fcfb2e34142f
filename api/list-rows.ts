/** `/api/contact-lists/:id/rows · /export`: reading the persons of a list, which is audited. */
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { exportCsv, exportXlsx, mostSheetRows } from '../commands/lists/export.js';
import { worded } from '../engine/wording/worded.js';
import { listRowsOf, type ListRowFilter } from '../store/list-rows.js';
import { foundList } from './contact-lists.js';
import * as routes from './contact-lists-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso, searchSchema } from './schemas.js';
import type { Api } from './services.js';

const rules: ListRules<'row', ListRowFilter> = {
  sortable: ['row'],
  defaultSort: { by: 'row', descending: false },
  filter: z.strictObject({ q: searchSchema.optional(), language: z.string().max(35).optional() }),
};
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Read and export rows. */
export function listRowsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.rows, async (c) => {
    const list = await foundList(api, c.req.valid('param').id);
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    c.set('auditRead', true);
    c.set('auditSubject', `contact_list:${list.id}`);
    const { rows, total } = await listRowsOf(api.store, list, filter, range);
    const shown = rows.map(({ addedAt, extra, ...row }) => ({
      ...row,
      extra: { ...extra },
      added_at: iso(addedAt),
    }));
    return c.json(shown, 200, { 'Content-Range': contentRange('rows', range, rows, total) });
  });
  app.openapi(routes.exported, async (c) => {
    const list = await foundList(api, c.req.valid('param').id);
    const { format } = c.req.valid('query');
    if (format === 'xlsx' && list.rows > mostSheetRows)
      throw problem(
        'conflict',
        worded`A sheet has at most ${mostSheetRows} rows, this list ${list.rows}: take CSV.`,
      );
    c.set('auditRead', true);
    c.set('auditSubject', `contact_list:${list.id}`);
    const content = await (format === 'csv' ? exportCsv : exportXlsx)(api.commands, list);
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${list.name}.${format}"`,
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}
