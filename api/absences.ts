/** `/api/absences`: who is away, and who does meanwhile what is theirs by name. Over by themselves. */
import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { endAbsence, findAbsence, insertAbsence, listAbsences, type AbsenceRow } from '../store/absences.js';
import { findUser } from '../store/users.js';
import type { Db } from '../store/store.js';
import type { Caller } from './environment.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import { idParam, instantSchema, iso, json, jsonBody, nameSchema } from './schemas.js';
import type { Api } from './services.js';
import { faultAt, worded, type Worded } from '../engine/wording/worded.js';

const absenceSchema = z
  .object({
    id: z.string(),
    user: z.string(),
    substitute: z.string(),
    from: z.string(),
    until: z.string(),
    set_by: z.string(),
    set_at: z.string(),
  })
  .openapi('Absence');
const bodySchema = z.strictObject({
  id: z.string().optional().openapi({ description: 'idempotency key, if there is no header' }),
  user: nameSchema.nullable().default(null).openapi({ description: 'who is away; oneself if left out' }),
  substitute: nameSchema,
  from: instantSchema.nullable().default(null).openapi({ description: 'now if left out' }),
  until: instantSchema,
});
const tags = ['operators'];

const list = guarded('tasks.work', {
  method: 'get',
  path: '/api/absences',
  tags,
  summary:
    'Absences that are not over: one’s own and those in which one stands in; all, for who may assign tasks',
  responses: { 200: { description: 'All of them, the first first', ...json(z.array(absenceSchema)) } },
});
const enter = guarded('tasks.work', {
  method: 'post',
  path: '/api/absences',
  tags,
  summary:
    'Be away from–until with a substitute, who is offered what is one’s own; for another person with the right tasks.assign',
  request: { body: jsonBody(bodySchema) },
  responses: { 201: { description: 'Entered', ...json(absenceSchema) } },
});
const end = guarded('tasks.work', {
  method: 'delete',
  path: '/api/absences/{id}',
  tags,
  summary: 'End an absence now, or forget one that has not begun',
  request: { params: idParam },
  responses: { 204: { description: 'Ended' } },
});

/** Absences with substitutes. */
export function absencesApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const { caller } = c.var;
    const whose = caller.rights.has('tasks.assign') ? null : caller.name;
    return c.json((await listAbsences(api.store, whose, api.clock())).map(shown), 200);
  });
  app.openapi(enter, async (c) => {
    const body = c.req.valid('json');
    const now = api.clock();
    const user = body.user ?? c.var.caller.name;
    const from = Math.max(body.from ?? now, now);
    mayFor(c.var.caller, user);
    if (user === body.substitute) throw invalid('/substitute', worded`Somebody else has to stand in.`);
    if (body.until <= from)
      throw invalid('/until', worded`The end has to come after now and after the beginning.`);
    const absence = await once(c, api, body, async (db) => {
      const id = randomUUID();
      const userId = await activeUser(db, user, '/user');
      const substituteId = await activeUser(db, body.substitute, '/substitute');
      const entered = { id, userId, substituteId, from, until: body.until };
      if (!(await insertAbsence(db, { ...entered, setBy: c.var.caller.name, setAt: now })))
        throw problem(
          'conflict',
          worded`${user} is away in some of this time already: end that absence first.`,
        );
      const row = await findAbsence(db, id);
      if (row === null) throw new Error(`The absence ${id} was written and is not there.`);
      return shown(row);
    });
    c.set('auditSubject', `user:${user}`);
    api.callers.forget();
    return c.json(absence, 201);
  });
  app.openapi(end, async (c) => {
    const { id } = c.req.valid('param');
    const row = await findAbsence(api.store, id);
    const mine = row !== null && (row.user === c.var.caller.name || c.var.caller.rights.has('tasks.assign'));
    if (!mine) throw problem('not_found', worded`There is no absence ${id} of yours.`);
    await endAbsence(api.store, id, api.clock());
    c.set('auditSubject', `user:${row.user}`);
    api.callers.forget();
    return c.body(null, 204);
  });
  return app;
}

function mayFor(caller: Caller, user: string): void {
  if (user !== caller.name && !caller.rights.has('tasks.assign'))
    throw problem('forbidden', worded`To say that ${user} is away needs the right tasks.assign.`);
}

async function activeUser(db: Db, name: string, path: string): Promise<string> {
  const user = await findUser(db, name);
  if (user === null || !user.active || user.name !== name)
    throw invalid(path, worded`There is no user ${name}.`);
  return user.id;
}

function invalid(path: string, message: Worded) {
  return problem('invalid', message, { errors: [faultAt(path, message)] });
}

function shown({ from, until, setBy, setAt, ...row }: AbsenceRow): z.infer<typeof absenceSchema> {
  return { ...row, from: iso(from), until: iso(until), set_by: setBy, set_at: iso(setAt) };
}
