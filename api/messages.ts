/** Messages to instances, and what an administrator does with them: cancel, erase, retry, resolve. */
import { erase } from '../commands/erase.js';
import { z } from '@hono/zod-openapi';
import { startAll } from '../commands/send-between.js';
import { sendByKey } from '../commands/send-by-key.js';
import { mustSee, sendCommand } from './command.js';
import { commandId, writeIdentity } from './idempotency.js';
import * as routes from './instances-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { granted, problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import { sightOf } from './sight.js';
import { listUnclaimed } from '../store/kept-messages.js';
import type { Api } from './services.js';

const unclaimedRules: ListRules<'at', object> = {
  sortable: ['at'],
  defaultSort: { by: 'at', descending: true },
  filter: z.strictObject({ state: z.literal('unclaimed').optional() }),
};

/** Messages by instance and by key; cancel, erase, retry and resolve. */
export function messagesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.message, async (c) => {
    const { id, name } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    return c.json(await sendCommand(c, api, id, body, { type: 'message', name, data: body.data }), 200);
  });
  app.openapi(routes.unclaimed, async (c) => {
    const { range } = readListQuery(c.req.valid('query'), unclaimedRules);
    const { rows, total } = await listUnclaimed(api.store, sightOf(c.var.caller), range);
    const shown = rows.map(({ id, workflow, name, messageId, instanceId, at }) => {
      const state = 'unclaimed' as const;
      return { id, workflow, name, message_id: messageId, instance_id: instanceId, at: iso(at), state };
    });
    return c.json(shown, 200, { 'Content-Range': contentRange('messages', range, rows, total) });
  });
  app.openapi(routes.messageByKey, async (c) => {
    const { name } = c.req.valid('param');
    const body = c.req.valid('json');
    const { workflow, key, data, occurred_at: occurredAt } = body;
    const identity = writeIdentity(c, body);
    const { actor } = c.var.caller;
    if (workflow === null && key === null) {
      const by = { id: commandId(identity), bodyHash: identity.bodyHash, actor, trial: null, among: null };
      const started = granted(await startAll(api.commands, { name, data, occurredAt, ...by }));
      const instances = started.instances.map(({ id, number, state }) => ({ id, number, state }));
      return c.json({ instances }, 201);
    }
    if (workflow === null || key === null) throw halfAddressed();
    const message = {
      workflow,
      key,
      name,
      data,
      occurredAt,
      id: commandId(identity),
      bodyHash: identity.bodyHash,
    };
    const answer = granted(await sendByKey(api.commands, { ...message, actor }));
    if (answer.instance === null)
      return c.json({ instance_id: null, kept_until: iso(answer.keptUntil) }, 202);
    return c.json(
      { instance_id: answer.instance, sequence: answer.sequence, recorded_at: iso(answer.recordedAt) },
      200,
    );
  });
  app.openapi(routes.cancel, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    return c.json(await sendCommand(c, api, id, body, { type: 'cancel', reason: body.reason ?? null }), 200);
  });
  app.openapi(routes.erase, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    granted(await erase(api.commands, id));
    return c.json({ id, erased: true as const }, 200);
  });
  app.openapi(routes.retry, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    return c.json(await sendCommand(c, api, id, body, { type: 'retry', step: body.step }), 200);
  });
  app.openapi(routes.resolve, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    return c.json(
      await sendCommand(c, api, id, body, { type: 'resolve', step: body.step, result: body.result }),
      200,
    );
  });
  return app;
}

function halfAddressed() {
  const message =
    'A message goes to a workflow and a key, or to neither: then it starts every workflow that names it.';
  return problem('invalid', message, { errors: [{ path: '/key', message: 'expected beside the workflow' }] });
}
