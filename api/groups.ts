/** `/api/groups`: sets of people; tasks are addressed to them, and roles give them rights. */
import { z } from '@hono/zod-openapi';

import { saveGroup } from '../commands/groups.js';
import { deleteGroup, findGroup, listGroups, type GroupRow } from '../store/groups.js';
import { listRoles } from '../store/roles.js';
import type { Store } from '../store/store.js';
import { changedMeanwhile, etagOf, matches } from './etag.js';
import { guarded } from './guard.js';
import { keepingAdministrators } from './keeping-administrators.js';
import { listQuerySchema } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json, jsonBody, nameSchema, titleSchema } from './schemas.js';
import type { Api } from './services.js';
import { pageOf } from './short-list.js';
import { faultAt, worded } from '../engine/wording/worded.js';

const groupSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: titleSchema,
    roles: z.array(z.string()),
    members: z.int(),
  })
  .openapi('Group');
const nameParam = z.object({ name: nameSchema });
// react-admin sends a record back whole: what is only shown is let through and not written.
const shownOnly = {
  id: z.unknown().optional(),
  name: z.unknown().optional(),
  members: z.unknown().optional(),
};
const bodySchema = z.strictObject({
  title: titleSchema,
  roles: z.array(nameSchema).max(50).default([]),
  ...shownOnly,
});

const list = guarded('users.read', {
  method: 'get',
  path: '/api/groups',
  tags: ['users'],
  summary: 'Every group; filter by id, q',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(groupSchema)) } },
});
const one = guarded('users.read', {
  method: 'get',
  path: '/api/groups/{name}',
  tags: ['users'],
  summary: 'A group',
  request: { params: nameParam },
  responses: { 200: { description: 'The group; ETag for If-Match', ...json(groupSchema) } },
});
const put = guarded('users.manage', {
  method: 'put',
  path: '/api/groups/{name}',
  tags: ['users'],
  summary: 'Make or change a group',
  request: { params: nameParam, body: jsonBody(bodySchema) },
  responses: { 200: { description: 'The group', ...json(groupSchema) } },
});
const remove = guarded('users.manage', {
  method: 'delete',
  path: '/api/groups/{name}',
  tags: ['users'],
  summary: 'Delete a group',
  request: { params: nameParam },
  responses: { 204: { description: 'Deleted' } },
});

/** List, read, make, change and delete groups. */
export function groupsApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) =>
    c.json(pageOf(c, 'groups', c.req.valid('query'), (await listGroups(api.store)).map(shown)), 200),
  );
  app.openapi(one, async (c) => {
    const group = await find(api.store, c.req.valid('param').name);
    return c.json(group, 200, { ETag: etagOf(group) });
  });
  app.openapi(put, async (c) => {
    const { name } = c.req.valid('param');
    const body = c.req.valid('json');
    const saved = await keepingAdministrators(api, async (db) => {
      const before = await findGroup(db, name);
      if (c.req.header('If-Match') !== undefined && (before === null || !matches(c, etagOf(shown(before))))) {
        throw changedMeanwhile('The group ' + name, before === null ? null : shown(before));
      }
      const roles = new Set((await listRoles(db)).map((role) => role.name));
      const unknown = body.roles.filter((role) => !roles.has(role));
      if (unknown.length > 0)
        throw problem('invalid', worded`There is no role ${unknown.join(', ')}.`, {
          errors: [faultAt('/roles', worded`names a role that does not exist`)],
        });
      await saveGroup(db, { name, title: body.title, roles: body.roles });
      return await findGroup(db, name);
    });
    api.callers.forget();
    if (saved === null) throw problem('conflict', worded`The group ${name} was deleted at the same moment.`);
    return c.json(shown(saved), 200, { ETag: etagOf(shown(saved)) });
  });
  app.openapi(remove, async (c) => {
    const { name } = c.req.valid('param');
    if (!(await keepingAdministrators(api, (db) => deleteGroup(db, name))))
      throw problem('not_found', worded`There is no group ${name}.`);
    api.callers.forget();
    return c.body(null, 204);
  });
  return app;
}

async function find(store: Store, name: string): Promise<z.infer<typeof groupSchema>> {
  const row = await findGroup(store, name);
  if (row === null) throw problem('not_found', worded`There is no group ${name}.`);
  return shown(row);
}

function shown(row: GroupRow): z.infer<typeof groupSchema> {
  return { id: row.name, name: row.name, title: row.title, roles: [...row.roles], members: row.members };
}
