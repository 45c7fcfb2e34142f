/** `/api/keys`: keys for programs. A key is shown once, when it is made; after that only its hash is left. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { insertApiKey, listApiKeys, revokeApiKey, type ApiKeyRow } from '../store/api-keys.js';
import { isUniqueViolation } from '../store/violations.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, instantSchema, iso, json, jsonBody, nameSchema } from './schemas.js';
import type { Api } from './services.js';
import { pageOf } from './short-list.js';
import type { Caller } from './environment.js';
import { faultAt, worded } from '../engine/wording/worded.js';

const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    groups: z.array(z.string()),
    created_by: z.string(),
    created_at: z.string(),
    expires_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .openapi('Key');

const list = guarded('keys.own', {
  method: 'get',
  path: '/api/keys',
  tags: ['users'],
  summary: 'One’s own keys; everybody’s with keys.manage',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(keySchema)) } },
});
const create = guarded('keys.own', {
  method: 'post',
  path: '/api/keys',
  tags: ['users'],
  summary: 'Make a key; it acts with these groups, which must be one’s own unless one has keys.manage',
  request: {
    body: jsonBody(
      z.strictObject({
        name: nameSchema,
        groups: z.array(nameSchema).min(1).max(100),
        expires_at: instantSchema.nullable().default(null),
      }),
    ),
  },
  responses: {
    201: { description: 'The key itself, shown this once', ...json(keySchema.extend({ key: z.string() })) },
  },
});
const revoke = guarded('keys.own', {
  method: 'delete',
  path: '/api/keys/{id}',
  tags: ['users'],
  summary: 'Withdraw a key',
  request: { params: idParam },
  responses: { 204: { description: 'Withdrawn' } },
});

/** Make, list and withdraw keys. */
export function keysApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const rows = await keysOf(api, c.var.caller);
    return c.json(pageOf(c, 'keys', c.req.valid('query'), rows.map(shown)), 200);
  });
  app.openapi(create, async (c) => {
    const { name, groups, expires_at } = c.req.valid('json');
    const { caller } = c.var;
    const foreign = caller.rights.has('keys.manage')
      ? []
      : groups.filter((group) => !caller.groups.includes(group));
    if (foreign.length > 0) {
      const message = worded`A key may have only groups of its maker; not hers: ${foreign.join(', ')}.`;
      throw problem('invalid', message, { errors: [faultAt('/groups', message)] });
    }
    const key = `sportello_${randomBytes(32).toString('base64url')}`;
    const row = {
      id: randomUUID(),
      name,
      groups,
      createdBy: caller.name,
      createdAt: api.clock(),
      expiresAt: expires_at,
    };
    await insertApiKey(api.store, row, key).catch((error: unknown) => {
      if (isUniqueViolation(error))
        throw problem('conflict', worded`There is a key ${name} already; take another name.`, {
          errors: [faultAt('/name', worded`is taken`)],
        });
      throw error;
    });
    c.set('auditSubject', `key:${name}`);
    return c.json({ ...shown({ ...row, revokedAt: null }), key }, 201, { 'Cache-Control': 'no-store' });
  });
  app.openapi(revoke, async (c) => {
    const { id } = c.req.valid('param');
    const key = (await keysOf(api, c.var.caller)).find((each) => each.id === id);
    if (key === undefined || !(await revokeApiKey(api.store, id, api.clock()))) {
      throw problem('not_found', worded`There is no key ${id} in use.`);
    }
    c.set('auditSubject', `key:${key.name}`);
    api.callers.forget();
    return c.body(null, 204);
  });
  return app;
}

/** The keys that a caller may see: everybody's, or those that she made. */
async function keysOf(api: Api, caller: Caller): Promise<ApiKeyRow[]> {
  const keys = await listApiKeys(api.store);
  return caller.rights.has('keys.manage') ? keys : keys.filter((key) => key.createdBy === caller.name);
}

function shown(key: ApiKeyRow): z.infer<typeof keySchema> {
  return {
    id: key.id,
    name: key.name,
    groups: [...key.groups],
    created_by: key.createdBy,
    created_at: iso(key.createdAt),
    expires_at: iso(key.expiresAt),
    revoked_at: iso(key.revokedAt),
  };
}
