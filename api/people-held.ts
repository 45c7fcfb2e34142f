/** `/api/people/:id/export · /erase`: what the law gives people, a copy of what is held of them, and its end. */
import { erasePerson, exportPerson } from '../commands/person-held.js';
import { inTransaction } from '../store/store.js';
import { noPerson, shownPerson } from './people.js';
import * as routes from './people-routes.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Export and erase. */
export function peopleHeldApi(api: Api) {
  const app = newResource();
  app.openapi(routes.exported, async (c) => {
    const { id } = c.req.valid('param');
    c.set('auditSubject', `person:${id}`);
    const held = await exportPerson(api.commands, id);
    if (held === null) throw noPerson(id);
    const instances = held.instances.map(({ instance, log }) => ({
      instance,
      log: log.map(({ occurredAt, recordedAt, ...entry }) => ({
        ...entry,
        occurred_at: iso(occurredAt),
        recorded_at: iso(recordedAt),
      })),
    }));
    return c.json({ exported_at: iso(api.clock()), person: shownPerson(held.person), instances }, 200);
  });
  app.openapi(routes.erase, async (c) => {
    const { id } = c.req.valid('param');
    c.set('auditSubject', `person:${id}`);
    const { instances } = await inTransaction(api.store, async (db) =>
      granted(await erasePerson(api.commands, db, id)),
    );
    return c.json({ id, erased: true as const, instances: [...instances] }, 200);
  });
  return app;
}
