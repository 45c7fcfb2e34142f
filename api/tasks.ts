/** `/api/tasks`, reading: the inbox, a task, and the next one. */
import { nextTask } from '../commands/next-task.js';
import { search } from '../commands/search.js';
import { principalsOf } from '../store/people.js';
import { findTask, listTasks, type TaskRow } from '../store/tasks.js';
import { maySee } from '../store/visibility.js';
import type { Caller } from './environment.js';
import { commandId, writeIdentity } from './idempotency.js';
import { contentRange, readListQuery } from './list-query.js';
import { granted, problem } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';
import { noTask } from './task-commands.js';
import { shownTasks } from './task-shape.js';
import { taskRules } from './tasks-list.js';
import * as routes from './tasks-routes.js';
import { worded } from '../engine/wording/worded.js';

/** The inbox, a task, and the next one. */
export function tasksApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const { filter, sort, range } = readListQuery(c.req.valid('query'), taskRules);
    const { caller } = c.var;
    const {
      state = 'open',
      instance_id: instanceId,
      id: ids,
      own = false,
      mine = false,
      watched = false,
      q,
      ...rest
    } = filter;
    const all = watched || (caller.rights.has('tasks.any') && !own);
    const principals = all ? null : principalsOf(caller);
    const watching = watched ? { watchedBy: { name: caller.name, sight: sightOf(caller) } } : {};
    const holders = mine ? { holders: [caller.name, ...caller.standsInFor] } : {};
    const found = q === undefined ? null : await search(api.commands, q);
    const sought = found === null ? {} : 'ids' in found ? { instanceIds: found.ids } : { words: found.words };
    const { rows, total } = await listTasks(
      api.store,
      { principals, state, instanceId, ids, ...holders, ...watching, ...sought, ...rest },
      sort,
      range,
    );
    const tasks = await shownTasks(api.commands, rows, sightOf(caller));
    return c.json(tasks, 200, { 'Content-Range': contentRange('tasks', range, rows, total) });
  });
  app.openapi(routes.next, async (c) => {
    const identity = writeIdentity(c, c.req.valid('json'));
    if (c.var.caller.mode === 'pause')
      throw problem('conflict', worded`You are on pause, which gives you nothing: take another mode first.`);
    const { task } = granted(await nextTask(api.commands, c.var.caller.actor, commandId(identity)));
    const row = task === null ? null : await findTask(api.store, task);
    if (row === null) return c.body(null, 204);
    return c.json(await whole(api, row, c.var.caller), 200);
  });
  app.openapi(routes.one, async (c) => {
    const { id } = c.req.valid('param');
    const row = await findTask(api.store, id);
    if (row === null || !(await maySee(api.store, row.instanceId, sightOf(c.var.caller)))) throw noTask(id);
    return c.json(await whole(api, row, c.var.caller), 200);
  });
  return app;
}

async function whole(api: Api, row: TaskRow, caller: Caller) {
  const [task] = await shownTasks(api.commands, [row], sightOf(caller), true);
  if (task === undefined) throw noTask(row.id);
  return task;
}
