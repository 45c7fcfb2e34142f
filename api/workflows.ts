/** `/api/workflows`: what one may start, and what a start would ask of one. */
import { z } from '@hono/zod-openapi';
import { firstTask, startable } from '../commands/startable.js';
import type { CompiledForm } from '../engine/definition.js';
import { guarded } from './guard.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, json, jsonBody, jsonValue, nameSchema } from './schemas.js';
import type { Api } from './services.js';
import { formSchema } from './tasks-routes.js';

const tags = ['workflows'];
const list = guarded('instances.start', {
  method: 'get',
  path: '/api/workflows',
  tags,
  summary: 'The workflows that one may start, each with the form of its start',
  responses: {
    200: {
      description: 'All of them',
      ...json(z.array(z.object({ workflow: z.string(), title: anyJson, form: formSchema.nullable() }))),
    },
  },
});
const first = guarded('instances.start', {
  method: 'post',
  path: '/api/workflows/{workflow}/first-task',
  tags,
  summary:
    'Which task a start with this data would open for oneself; nothing is written. `complete` of POST /api/instances answers it',
  request: {
    params: z.object({ workflow: nameSchema }),
    body: jsonBody(
      z.strictObject({
        data: z.record(z.string(), jsonValue).default({}),
        channel: nameSchema.nullable().default(null),
      }),
    ),
  },
  responses: {
    200: {
      description: 'The task, or null',
      ...json(
        z.object({
          task: z
            .object({
              step: z.string(),
              title: anyJson,
              outcomes: z.array(z.object({ name: z.string(), title: anyJson, form: formSchema.nullable() })),
            })
            .nullable(),
        }),
      ),
    },
  },
});

/** What one may start, and what a start would ask. */
export function workflowsApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const { actor, rights } = c.var.caller;
    const found = await startable(api.commands, { ...actor, any: rights.has('instances.start_any') });
    return c.json(
      found.map(({ workflow, title, form }) => ({ workflow, title, form: shownForm(form) })),
      200,
    );
  });
  app.openapi(first, async (c) => {
    const { workflow } = c.req.valid('param');
    const { task } = granted(
      await firstTask(api.commands, { workflow, ...c.req.valid('json'), actor: c.var.caller.actor }),
    );
    if (task === null) return c.json({ task: null }, 200);
    const outcomes = task.outcomes.map(({ name, title, form }) => ({ name, title, form: shownForm(form) }));
    return c.json({ task: { step: task.step, title: task.title, outcomes } }, 200);
  });
  return app;
}

function shownForm(form: CompiledForm | null) {
  if (form === null) return null;
  const { name, title, schema, ui } = form;
  return { name, title, schema, ui };
}
