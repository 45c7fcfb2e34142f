/** `/api/users`: who may sign in, and in which groups. */
import { z } from '@hono/zod-openapi';
import { changeUser, createUser, setPassword, type UserFields } from '../commands/users.js';
import { inTransaction } from '../store/store.js';
import { findUser, listUsers, type UserRow } from '../store/users.js';
import { changedMeanwhile, etagOf, matches } from './etag.js';
import { guarded } from './guard.js';
import { keepingAdministrators } from './keeping-administrators.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { granted, problem } from './problem.js';
import { newResource } from './resource.js';
import { once } from './repeatable.js';
import { idParam, iso, json, jsonBody, nameSchema, passwordSchema, textSchema } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const userSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    display_name: z.string().nullable(),
    skills: z.array(z.string()),
    languages: z.array(z.string()),
    groups: z.array(z.string()),
    active: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .openapi('User');
const changeSchema = z.strictObject({
  email: z.email().max(254),
  display_name: textSchema.nullable().default(null),
  skills: z.array(z.string().min(1).max(100)).max(100).default([]),
  languages: z.array(z.string().min(2).max(35)).max(50).default([]),
  groups: z.array(nameSchema).max(100).default([]),
  active: z.boolean().default(true),
});
// react-admin sends a record back whole: what is only shown is let through and not written.
const shownOnly = {
  id: z.unknown().optional(),
  name: z.unknown().optional(),
  created_at: z.unknown().optional(),
  updated_at: z.unknown().optional(),
};

const rules: ListRules<
  'name' | 'email' | 'display_name' | 'created_at',
  {
    id?: string[] | undefined;
    group?: string | undefined;
    active?: boolean | undefined;
    q?: string | undefined;
  }
> = {
  sortable: ['name', 'email', 'display_name', 'created_at'],
  defaultSort: { by: 'name', descending: false },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    group: z.string().optional(),
    active: z.boolean().optional(),
    q: z.string().max(200).optional(),
  }),
};

const list = guarded('users.read', {
  method: 'get',
  path: '/api/users',
  tags: ['users'],
  summary: 'Users; filter by id, group, active, q',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(userSchema)) } },
});
const one = guarded('users.read', {
  method: 'get',
  path: '/api/users/{id}',
  tags: ['users'],
  summary: 'A user, by id or name',
  request: { params: idParam },
  responses: { 200: { description: 'The user; ETag for If-Match', ...json(userSchema) } },
});
const change = guarded('users.manage', {
  method: 'put',
  path: '/api/users/{id}',
  tags: ['users'],
  summary: 'Change a user; made inactive, her sessions end',
  request: { params: idParam, body: jsonBody(changeSchema.extend(shownOnly)) },
  responses: { 200: { description: 'The user', ...json(userSchema) } },
});
const password = guarded('users.manage', {
  method: 'post',
  path: '/api/users/{id}/password',
  tags: ['users'],
  summary: 'Set a user’s password; her sessions end',
  request: { params: idParam, body: jsonBody(z.strictObject({ password: passwordSchema })) },
  responses: { 200: { description: 'Set', ...json(z.object({ ended_sessions: z.int() })) } },
});
const create = guarded('users.manage', {
  method: 'post',
  path: '/api/users',
  tags: ['users'],
  summary: 'Make a user',
  request: {
    body: jsonBody(
      changeSchema.extend({ name: nameSchema, password: passwordSchema.nullable().default(null) }),
    ),
  },
  responses: { 201: { description: 'Made', ...json(userSchema) } },
});

/** List, read, make and change users; set a password. */
export function usersApi(api: Api) {
  const app = newResource();
  const end = (sessions: readonly string[]) => {
    for (const session of sessions) api.sessions.end(session);
    api.callers.forget();
  };
  app.openapi(list, async (c) => {
    const { filter, sort, range } = readListQuery(c.req.valid('query'), rules);
    const { id, group, active, q } = filter;
    const { rows, total } = await listUsers(api.store, { ids: id, group, active, text: q }, sort, range);
    return c.json(rows.map(shown), 200, { 'Content-Range': contentRange('users', range, rows, total) });
  });
  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const user = await findUser(api.store, id);
    if (user === null) throw problem('not_found', worded`There is no user ${id}.`);
    return c.json(shown(user), 200, { ETag: etagOf(shown(user)) });
  });
  app.openapi(create, async (c) => {
    const body = c.req.valid('json');
    const user = await once(c, api, body, async (db) =>
      shown(granted(await createUser(db, { ...fields(body), name: body.name }, body.password)).user),
    );
    c.set('auditSubject', `user:${user.name}`);
    return c.json(user, 201);
  });
  app.openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const mayChange = (before: UserRow) => {
      if (!matches(c, etagOf(shown(before))))
        throw changedMeanwhile(`The user ${before.name}`, shown(before));
    };
    const body = fields(c.req.valid('json'));
    const answer = await keepingAdministrators(api, async (db) =>
      granted(await changeUser(db, id, body, mayChange)),
    );
    c.set('auditSubject', `user:${answer.user.name}`);
    end(answer.endedSessions);
    return c.json(shown(answer.user), 200, { ETag: etagOf(shown(answer.user)) });
  });
  app.openapi(password, async (c) => {
    const { id } = c.req.valid('param');
    const answer = await inTransaction(api.store, async (db) =>
      granted(await setPassword(db, id, c.req.valid('json').password)),
    );
    end(answer.endedSessions);
    return c.json({ ended_sessions: answer.endedSessions.length }, 200);
  });
  return app;
}

function fields(body: z.infer<typeof changeSchema>): UserFields {
  return {
    email: body.email,
    displayName: body.display_name,
    skills: body.skills,
    languages: body.languages,
    groups: body.groups,
    active: body.active,
  };
}

function shown(user: UserRow): z.infer<typeof userSchema> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    display_name: user.displayName,
    skills: [...user.skills],
    languages: [...user.languages],
    groups: [...user.groups],
    active: user.active,
    created_at: iso(user.createdAt),
    updated_at: iso(user.updatedAt),
  };
}
