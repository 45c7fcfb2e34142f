/** `POST /api/call-events`: what a switch tells of calls that came in. */
import { z } from '@hono/zod-openapi';
import { takeEvents } from '../commands/calls/take-events.js';
import { callEventKinds } from '../domain/calls/call-event.js';
import { guarded } from './guard.js';
import { languageOf, said, type Language } from './language.js';
import { newResource } from './resource.js';
import { instantSchema, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';
import type { Taken } from '../domain/calls/taking.js';

const mostEvents = 5_000;
const name = z.string().min(1).max(100);
const eventSchema = z
  .strictObject({
    id: z.string().min(1).max(200).openapi({ description: 'the event’s own within its call' }),
    call: z.string().min(1).max(200),
    kind: z.enum(callEventKinds),
    at: instantSchema,
    queue: name.optional(),
    operator: name.optional(),
    service: name.optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'expected a language as it, de')
      .optional(),
    body: name.optional(),
    details: z
      .strictObject({ reason: z.string().max(200).optional(), first_contact: z.boolean().optional() })
      .optional(),
  })
  .openapi('CallEvent');

const takenSchema = z
  .object({ result: z.enum(['taken', 'repeated', 'refused']), why: z.string().optional() })
  .openapi('TakenEvent');

const post = guarded('calls.write', {
  method: 'post',
  path: '/api/call-events',
  tags: ['calls'],
  summary:
    'Tell what happened to calls, in any order and as often as you like: events are known by their ids. Each is answered by itself; no caller’s number belongs here',
  request: { body: jsonBody(z.strictObject({ events: z.array(eventSchema).min(1).max(mostEvents) })) },
  responses: {
    200: {
      description: 'What became of each, in their order',
      ...json(
        z
          .object({ events: z.array(takenSchema), unknown_queues: z.array(z.string()) })
          .openapi('TakenEvents'),
      ),
    },
  },
});

/** Events of calls. */
export function callEventsApi(api: Api) {
  return newResource().openapi(post, async (c) => {
    const { answers, unknownQueues } = await takeEvents(api.commands, c.req.valid('json').events);
    const language = languageOf(c);
    const events = answers.map((each) => shown(each, language));
    return c.json({ events, unknown_queues: [...unknownQueues] }, 200);
  });
}

function shown(taken: Taken, language: Language): z.infer<typeof takenSchema> {
  return taken.result === 'refused' ? { result: 'refused', why: said(taken.why, language) } : taken;
}
