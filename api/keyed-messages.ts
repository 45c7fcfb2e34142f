/** `/api/messages`: messages that name no instance, by business key or to whatever they start, and those that nobody took. */
import { z } from '@hono/zod-openapi';
import { startAll } from '../commands/send-between.js';
import { sendByKey } from '../commands/send-by-key.js';
import { listUnclaimed } from '../store/kept-messages.js';
import { commandId, writeIdentity } from './idempotency.js';
import * as routes from './keyed-messages-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { granted, problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';
import { faultAt, worded } from '../engine/wording/worded.js';

const unclaimedRules: ListRules<'at', object> = {
  sortable: ['at'],
  defaultSort: { by: 'at', descending: true },
  filter: z.strictObject({ state: z.literal('unclaimed').optional() }),
};

/** Messages by key, and the list of unclaimed ones. */
export function keyedMessagesApi(api: Api) {
  const app = newResource();
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
  return app;
}

function halfAddressed() {
  const message = worded`A message goes to a workflow and a key, or to neither: then it starts every workflow that names it.`;
  return problem('invalid', message, { errors: [faultAt('/key', worded`expected beside the workflow`)] });
}
