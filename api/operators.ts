/** How people work: on-line, off-line, both, or not now; set by themselves, or by a supervisor. */
import { z } from '@hono/zod-openapi';
import { modes, type Mode } from '../domain/operator-mode.js';
import { findMode, listModes, listOperators, setMode, type ModeRow } from '../store/operators.js';
import { inTransaction } from '../store/store.js';
import { findUser } from '../store/users.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, iso, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const modeSchema = z
  .object({
    mode: z.enum(modes),
    reason: z.string().nullable(),
    since: z.string().nullable(),
    set_by: z.string().nullable(),
  })
  .openapi('OperatorMode');
const operatorSchema = z
  .object({
    ...modeSchema.shape,
    name: z.string(),
    display_name: z.string().nullable(),
    claimed: z.int(),
    away_until: z.string().nullable(),
    substitute: z.string().nullable(),
  })
  .openapi('Operator');
const setSchema = z.strictObject({
  mode: z.enum(modes),
  reason: z.string().trim().max(200).nullable().default(null),
});
const tags = ['operators'];
const mostSpans = 500;

const mine = guarded('tasks.work', {
  method: 'get',
  path: '/api/me/mode',
  tags,
  summary: 'How I work, and since when',
  responses: { 200: { description: 'The mode; `since` is null for who never set one', ...json(modeSchema) } },
});
const setMine = guarded('tasks.work', {
  method: 'put',
  path: '/api/me/mode',
  tags,
  summary: 'Say how I work from now on: it decides what `POST /api/tasks/next` gives',
  request: { body: jsonBody(setSchema) },
  responses: { 200: { description: 'The mode', ...json(modeSchema) } },
});
const list = guarded('tasks.assign', {
  method: 'get',
  path: '/api/operators',
  tags,
  summary: 'Everybody who may work tasks: mode since when, tasks held, absence',
  responses: { 200: { description: 'All of them, by name', ...json(z.array(operatorSchema)) } },
});
const set = guarded('tasks.assign', {
  method: 'put',
  path: '/api/operators/{id}/mode',
  tags,
  summary: 'Say how somebody works from now on (by id or name)',
  request: { params: idParam, body: jsonBody(setSchema) },
  responses: { 200: { description: 'The mode', ...json(modeSchema) } },
});
const history = guarded('tasks.assign', {
  method: 'get',
  path: '/api/operators/{id}/modes',
  tags,
  summary: 'How somebody has worked, the present first',
  request: { params: idParam },
  responses: {
    200: {
      description: `The last ${String(mostSpans)} spans`,
      ...json(z.array(modeSchema.extend({ until: z.string().nullable() }))),
    },
  },
});

/** Modes of operators. */
export function operatorsApi(api: Api) {
  const app = newResource();
  app.openapi(mine, async (c) => {
    const { userId } = c.var.caller;
    return c.json(shown(await findMode(api.store, userId ?? '')), 200);
  });
  app.openapi(setMine, async (c) => {
    const { userId, name } = c.var.caller;
    if (userId === null) throw problem('conflict', worded`A key has no mode: people have one.`);
    return c.json(await change(api, userId, c.req.valid('json'), name), 200);
  });
  app.openapi(list, async (c) => {
    const operators = await listOperators(api.store, api.clock());
    return c.json(
      operators.map(({ displayName, awayUntil, claimed, name, substitute, ...mode }) => ({
        ...{ name, claimed, substitute, display_name: displayName, away_until: iso(awayUntil) },
        ...shown(mode),
      })),
      200,
    );
  });
  app.openapi(set, async (c) => {
    const user = await userOf(api, c.req.valid('param').id);
    c.set('auditSubject', `user:${user.name}`);
    return c.json(await change(api, user.id, c.req.valid('json'), c.var.caller.name), 200);
  });
  app.openapi(history, async (c) => {
    const user = await userOf(api, c.req.valid('param').id);
    const spans = await listModes(api.store, user.id, mostSpans);
    return c.json(
      spans.map(({ until, ...mode }) => ({ ...shown(mode), until: iso(until) })),
      200,
    );
  });
  return app;
}

async function change(
  api: Api,
  userId: string,
  asked: { readonly mode: Mode; readonly reason: string | null },
  setBy: string,
) {
  const reason = asked.reason === '' ? null : asked.reason;
  const changed = { userId, mode: asked.mode, reason, setBy, now: api.clock() };
  const row = await inTransaction(api.store, (db) => setMode(db, changed));
  api.callers.forget();
  return shown(row);
}

async function userOf(api: Api, idOrName: string) {
  const user = await findUser(api.store, idOrName);
  if (user === null) throw problem('not_found', worded`There is no user ${idOrName}.`);
  return user;
}

function shown({ mode, reason, since, setBy }: ModeRow): z.infer<typeof modeSchema> {
  return { mode, reason, since: iso(since), set_by: setBy };
}
