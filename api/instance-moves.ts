/** An administrator puts an instance elsewhere: to another step, or to another version of its workflow. */
import { targetVersion } from '../commands/target-version.js';
import { mustSee, sendCommand } from './command.js';
import * as routes from './instances-routes.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

/** Move and migrate. */
export function instanceMovesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.move, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    const { from, to, item } = body;
    await mustSee(api, c.var.caller, id);
    return c.json(await sendCommand(c, api, id, body, { type: 'move', from, to, item }), 200);
  });
  app.openapi(routes.migrate, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, id);
    const version = granted(await targetVersion(api.commands, id, body.version ?? null)).version;
    const recorded = await sendCommand(c, api, id, body, { type: 'migrate', version });
    return c.json({ ...recorded, version }, 200);
  });
  return app;
}
