/** `/api/schedules`: what starts by itself, when next, what came of the last time; pausing it and letting it go on. */
import { z } from '@hono/zod-openapi';
import { pause, resume, shownSchedules, type ShownSchedule } from '../commands/schedules/shown.js';
import { guarded } from './guard.js';
import { languageOf, said, type Language } from './language.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, iso, json, jsonBody, nameSchema, textSchema } from './schemas.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';

const scheduleSchema = z
  .object({
    workflow: z.string(),
    title: anyJson,
    cron: z.string().openapi({ example: '0 8 1 * *' }),
    calendar: z.string(),
    zone: z.string().openapi({ example: 'Europe/Rome' }),
    closed: z
      .enum(['shift', 'skip'])
      .openapi({ description: 'what becomes of an instant at which the calendar is closed' }),
    next: z
      .array(z.string())
      .openapi({ description: 'the next five starts, closed instants moved or left out; of two years' }),
    fault: z
      .string()
      .nullable()
      .openapi({ description: 'why nothing more is known of it: the years of its calendar are over' }),
    last: z
      .object({
        at: z.string(),
        instance_id: z
          .string()
          .nullable()
          .openapi({ description: 'null: none started, or it may not be seen' }),
        number: z.string().nullable(),
        refused: z.string().nullable(),
      })
      .nullable(),
    paused: z.object({ by: z.string(), at: z.string(), note: z.string().nullable() }).nullable(),
  })
  .openapi('Schedule');

const tags = ['schedules'];
const ofWorkflow = { params: z.object({ workflow: nameSchema }) };
const list = guarded('definitions.read', {
  method: 'get',
  path: '/api/schedules',
  tags,
  summary: 'The workflows that start by themselves: when next, what came of the last time, who paused them',
  responses: { 200: { description: 'All of them, by name', ...json(z.array(scheduleSchema)) } },
});
const paused = guarded('schedules.manage', {
  method: 'post',
  path: '/api/schedules/{workflow}/pause',
  tags,
  summary: 'Pause a schedule: it starts nothing until it is resumed, and nothing for the time between',
  request: {
    ...ofWorkflow,
    body: jsonBody(z.strictObject({ note: textSchema.nullable().default(null) })),
  },
  responses: { 204: { description: 'It is paused' } },
});
const resumed = guarded('schedules.manage', {
  method: 'post',
  path: '/api/schedules/{workflow}/resume',
  tags,
  summary: 'Let a schedule go on from now',
  request: ofWorkflow,
  responses: { 204: { description: 'It goes on' } },
});

/** Schedules. */
export function schedulesApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const found = await shownSchedules(api.commands, sightOf(c.var.caller));
    return c.json(
      found.map((each) => shown(each, languageOf(c))),
      200,
    );
  });
  app.openapi(paused, async (c) => {
    const { workflow } = c.req.valid('param');
    c.set('auditSubject', `schedule:${workflow}`);
    const { note } = c.req.valid('json');
    granted(await pause(api.commands, workflow, { by: c.var.caller.name, note }));
    return c.body(null, 204);
  });
  app.openapi(resumed, async (c) => {
    const { workflow } = c.req.valid('param');
    c.set('auditSubject', `schedule:${workflow}`);
    granted(await resume(api.commands, workflow));
    return c.body(null, 204);
  });
  return app;
}

function shown({ next, fault, last, paused: pausing, ...rest }: ShownSchedule, language: Language) {
  return {
    ...rest,
    next: next.map((at) => iso(at)),
    fault: fault === null ? null : said(fault, language),
    last:
      last === null
        ? null
        : {
            at: iso(last.at),
            instance_id: last.instance?.id ?? null,
            number: last.instance?.number ?? null,
            refused: last.refusal === null ? null : said(last.refusal, language),
          },
    paused: pausing === null ? null : { ...pausing, at: iso(pausing.at) },
  };
}
