/** Messages to instances, and what an administrator does with them: cancel, erase, retry, resolve. */
import { erase } from '../commands/erase.js';
import { mustSee, sendCommand } from './command.js';
import * as routes from './instances-routes.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

/** Messages by instance; cancel, erase, retry and resolve. */
export function messagesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.message, async (c) => {
    const { id, name } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    return c.json(await sendCommand(c, api, id, body, { type: 'message', name, data: body.data }), 200);
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
