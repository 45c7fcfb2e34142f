/** An administrator puts an instance elsewhere: to another step, or to another version of its workflow. */
import { tryMigration } from '../commands/try-migration.js';
import { targetVersion } from '../commands/target-version.js';
import { mustSee, sendCommand } from './command.js';
import * as routes from './instances-routes.js';
import { granted } from './problem.js';
import { inLanguage, languageOf } from './language.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';

/** Move, try a migration, migrate. */
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
  app.openapi(routes.tryMigration, async (c) => {
    const { instances } = c.req.valid('json');
    const sight = sightOf(c.var.caller);
    const trials = await tryMigration(api.commands, api.store, instances, { sight, now: api.clock() });
    const counted = (outcome: string) => trials.filter((each) => each.outcome === outcome).length;
    const sums = { goes: counted('goes'), newest: counted('newest'), refused: counted('refused') };
    return c.json(inLanguage({ ...sums, trials: [...trials] }, languageOf(c)), 200);
  });
  return app;
}
