/** `/api/roles`: what a role may do; the list of rights is closed. */
import { z } from '@hono/zod-openapi';
import { allRights } from '../domain/rights.js';
import { deleteRole, findRole, listRoles, saveRole, type RoleRow } from '../store/roles.js';
import type { Store } from '../store/store.js';
import { changedMeanwhile, etagOf, matches } from './etag.js';
import { guarded } from './guard.js';
import { keepingAdministrators } from './keeping-administrators.js';
import { listQuerySchema } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json, jsonBody, nameSchema, textSchema } from './schemas.js';
import type { Api } from './services.js';
import { pageOf } from './short-list.js';
import { worded } from '../engine/wording/worded.js';

const roleSchema = z
  .object({ id: z.string(), name: z.string(), title: z.string(), rights: z.array(z.string()) })
  .openapi('Role');
const nameParam = z.object({ name: nameSchema });
// react-admin sends a record back whole: what is only shown is let through and not written.
const shownOnly = { id: z.unknown().optional(), name: z.unknown().optional() };
const bodySchema = z.strictObject({
  title: textSchema,
  rights: z.array(z.enum(allRights)).max(200),
  ...shownOnly,
});

const list = guarded('users.read', {
  method: 'get',
  path: '/api/roles',
  tags: ['users'],
  summary: 'Every role; filter by id, q',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(roleSchema)) } },
});
const one = guarded('users.read', {
  method: 'get',
  path: '/api/roles/{name}',
  tags: ['users'],
  summary: 'A role',
  request: { params: nameParam },
  responses: { 200: { description: 'The role; ETag for If-Match', ...json(roleSchema) } },
});
const put = guarded('roles.manage', {
  method: 'put',
  path: '/api/roles/{name}',
  tags: ['users'],
  summary: 'Make or change a role',
  request: { params: nameParam, body: jsonBody(bodySchema) },
  responses: { 200: { description: 'The role', ...json(roleSchema) } },
});
const remove = guarded('roles.manage', {
  method: 'delete',
  path: '/api/roles/{name}',
  tags: ['users'],
  summary: 'Delete a role',
  request: { params: nameParam },
  responses: { 204: { description: 'Deleted' } },
});

/** List, read, make, change and delete roles. */
export function rolesApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) =>
    c.json(pageOf(c, 'roles', c.req.valid('query'), (await listRoles(api.store)).map(shown)), 200),
  );
  app.openapi(one, async (c) => {
    const role = await find(api.store, c.req.valid('param').name);
    return c.json(role, 200, { ETag: etagOf(role) });
  });
  app.openapi(put, async (c) => {
    const { name } = c.req.valid('param');
    const body = c.req.valid('json');
    const saved = await keepingAdministrators(api, async (db) => {
      const before = await findRole(db, name);
      if (c.req.header('If-Match') !== undefined && (before === null || !matches(c, etagOf(shown(before))))) {
        throw changedMeanwhile('The role ' + name, before === null ? null : shown(before));
      }

      await saveRole(db, { name, title: body.title, rights: body.rights });
      return await findRole(db, name);
    });
    api.callers.forget();
    if (saved === null) throw problem('conflict', worded`The role ${name} was deleted at the same moment.`);
    return c.json(shown(saved), 200, { ETag: etagOf(shown(saved)) });
  });
  app.openapi(remove, async (c) => {
    const { name } = c.req.valid('param');
    if (!(await keepingAdministrators(api, (db) => deleteRole(db, name))))
      throw problem('not_found', worded`There is no role ${name}.`);
    api.callers.forget();
    return c.body(null, 204);
  });
  return app;
}

async function find(store: Store, name: string): Promise<z.infer<typeof roleSchema>> {
  const row = await findRole(store, name);
  if (row === null) throw problem('not_found', worded`There is no role ${name}.`);
  return shown(row);
}

function shown(row: RoleRow): z.infer<typeof roleSchema> {
  return { id: row.name, name: row.name, title: row.title, rights: [...row.rights] };
}
