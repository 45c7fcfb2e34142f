/** `/api/tasks`, writing: claim, release, assign, delegate, complete. */
import { rightsOf } from '../domain/rights.js';
import type { Actor } from '../engine/event.js';
import { findGroup } from '../store/groups.js';
import { findPersonByName } from '../store/people.js';
import type { TaskRow } from '../store/tasks.js';
import { mustSee, sendCommand } from './command.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import * as routes from './tasks-routes.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** What people do with tasks. */
export function taskCommandsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.claim, async (c) => {
    const { id } = c.req.valid('param');
    const recorded = await sendCommand(c, api, instanceOf(id), c.req.valid('json'), {
      type: 'claim',
      task: id,
    });
    return c.json({ ...commanded(id, 'claimed'), assignee: c.var.caller.name, ...recorded }, 200);
  });
  app.openapi(routes.release, async (c) => {
    const { id } = c.req.valid('param');
    const recorded = await sendCommand(c, api, instanceOf(id), c.req.valid('json'), {
      type: 'release',
      task: id,
    });
    return c.json({ ...commanded(id, 'ready'), assignee: null, ...recorded }, 200);
  });
  app.openapi(routes.assign, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, instanceOf(id));
    const { group, user } = await addressee(api, body);
    const recorded = await sendCommand(c, api, instanceOf(id), body, {
      type: 'assign',
      task: id,
      group,
      user,
    });
    return c.json(
      { ...commanded(id, user === null ? 'ready' : 'claimed'), assignee: user?.name ?? null, ...recorded },
      200,
    );
  });
  app.openapi(routes.delegate, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    await mustSee(api, c.var.caller, instanceOf(id));
    const user = await actorOf(api, body.user);
    const recorded = await sendCommand(c, api, instanceOf(id), body, { type: 'delegate', task: id, user });
    return c.json({ ...commanded(id, 'claimed'), assignee: user.name, ...recorded }, 200);
  });
  app.openapi(routes.complete, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    const { outcome, data } = body;
    const recorded = await sendCommand(c, api, instanceOf(id), body, {
      type: 'complete',
      task: id,
      outcome,
      data,
    });
    return c.json({ ...commanded(id, 'done'), outcome, ...recorded }, 200);
  });
  return app;
}

/** A task's id is its instance's, a point, and a number. @throws problem `not_found` (404) for anything else. */
function instanceOf(task: string): string {
  const at = task.lastIndexOf('.');
  if (at <= 0) throw noTask(task);
  return task.slice(0, at);
}

function commanded<State extends TaskRow['state']>(id: string, state: State) {
  return { id, instance_id: instanceOf(id), state };
}

/** To whom a task is to go. @throws problem `invalid` (422) unless exactly one of the two is given and exists. */
async function addressee(
  api: Api,
  { group, user }: { readonly group: string | null; readonly user: string | null },
) {
  if ((group === null) === (user === null))
    throw problem('invalid', worded`A task is assigned to a group or to a user: give one of the two.`);
  if (group !== null) {
    if ((await findGroup(api.store, group)) === null) throw unknown('group', group);
    return { group, user: null };
  }
  return { group: null, user: await actorOf(api, user ?? '') };
}

/** The user of this name, as the engine knows her. @throws problem `invalid` (422) if there is none who is active. */
async function actorOf(api: Api, user: string): Promise<Actor> {
  const person = await findPersonByName(api.store, user);
  if (person === null || !person.active) throw unknown('user', user);
  const any = rightsOf([person]).includes('tasks.any');
  return { name: person.name, groups: person.groups, skills: person.skills, any };
}

function unknown(field: 'group' | 'user', name: string) {
  const message = worded`There is no ${field} ${name}.`;
  return problem('invalid', message, { errors: [faultAt(`/${field}`, message)] });
}

/** The refusal for a task that isn't there, or may not be seen. */
export function noTask(id: string) {
  return problem('not_found', worded`There is no task ${id}.`);
}
