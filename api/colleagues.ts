/** To whom work may be handed: names only, for those who may not read the list of users. */
import { z } from '@hono/zod-openapi';
import { listColleagues, type ColleagueRow } from '../store/colleagues.js';
import { allTexts } from '../domain/titles.js';
import { listGroups } from '../store/groups.js';
import { findTask } from '../store/tasks.js';
import { mustSee } from './command.js';
import type { Caller } from './environment.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { idParam, json, titleSchema } from './schemas.js';
import type { Api } from './services.js';
import { noTask } from './task-commands.js';

const colleagueSchema = z
  .object({ id: z.string(), name: z.string(), display_name: z.string().nullable() })
  .openapi('Colleague');
const query = z.strictObject({ q: z.string().trim().max(100).optional() });
const tags = ['tasks'];
const most = 20;

const own = guarded('tasks.work', {
  method: 'get',
  path: '/api/colleagues',
  tags,
  summary:
    'People who share a group with me (for who may assign tasks: all who work them), by a part of their name',
  request: { query },
  responses: { 200: { description: `At most ${String(most)}`, ...json(z.array(colleagueSchema)) } },
});
const ofTask = guarded('tasks.work', {
  method: 'get',
  path: '/api/tasks/{id}/colleagues',
  tags,
  summary: 'People to whom the task may be delegated: of its groups, with its skills, not barred from it',
  request: { params: idParam, query },
  responses: { 200: { description: `At most ${String(most)}`, ...json(z.array(colleagueSchema)) } },
});
const assignees = guarded('tasks.assign', {
  method: 'get',
  path: '/api/tasks/{id}/assignees',
  tags,
  summary: 'People and groups to whom the task may be assigned, by a part of their name',
  request: { params: idParam, query },
  responses: {
    200: {
      description: `At most ${String(most)} of each`,
      ...json(
        z.object({
          people: z.array(colleagueSchema),
          groups: z.array(z.object({ name: z.string(), title: titleSchema })),
        }),
      ),
    },
  },
});

/** Names of colleagues. */
export function colleaguesApi(api: Api) {
  const app = newResource();
  app.openapi(own, async (c) => {
    const { name, groups, rights } = c.var.caller;
    const { q: text } = c.req.valid('query');
    const filter = { groups: rights.has('tasks.assign') ? null : groups, except: [name], text };
    return c.json((await listColleagues(api.store, filter, most)).map(shown), 200);
  });
  app.openapi(ofTask, async (c) => {
    const task = await visibleTask(api, c.var.caller, c.req.valid('param').id);
    const { q: text } = c.req.valid('query');
    // A task for one person alone can be delegated to nobody.
    const groups = task.groups.length === 0 ? null : task.groups;
    const except = [c.var.caller.name, ...task.notBy, ...(task.assignee === null ? [] : [task.assignee])];
    const filter = { groups, skills: task.skills, except, text };
    const people = task.user === null ? await listColleagues(api.store, filter, most) : [];
    return c.json(people.map(shown), 200);
  });
  app.openapi(assignees, async (c) => {
    const task = await visibleTask(api, c.var.caller, c.req.valid('param').id);
    const { q: text = '' } = c.req.valid('query');
    const people = await listColleagues(api.store, { groups: null, except: task.notBy, text }, most);
    const groups = (await listGroups(api.store)).filter(({ name, title }) =>
      `${name} ${allTexts(title)}`.toLowerCase().includes(text.toLowerCase()),
    );
    const named = groups.slice(0, most).map(({ name, title }) => ({ name, title }));
    return c.json({ people: people.map(shown), groups: named }, 200);
  });
  return app;
}

async function visibleTask(api: Api, caller: Caller, id: string) {
  const task = await findTask(api.store, id);
  if (task === null) throw noTask(id);
  await mustSee(api, caller, task.instanceId);
  return task;
}

function shown({ name, displayName }: ColleagueRow): z.infer<typeof colleagueSchema> {
  return { id: name, name, display_name: displayName };
}
