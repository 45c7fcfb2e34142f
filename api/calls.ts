/** `/api/calls`: calls that came in, one by one. */
import { z } from '@hono/zod-openapi';
import { callOutcomes, type Call } from '../domain/calls/call.js';
import { callEventKinds, inOrder } from '../domain/calls/call-event.js';
import { sayContradiction } from '../domain/calls/contradictions.js';
import { sayEvent } from '../domain/calls/say-event.js';
import { periodOf } from '../domain/levels/period.js';
import { worded } from '../engine/wording/worded.js';
import { findCallEvents } from '../store/call-events.js';
import { placeOf, type CallOrder, type CallSort } from '../store/call-places.js';
import { findCall, listCalls, type CallFilter } from '../store/calls.js';
import type { Range } from '../store/page.js';
import { afterPlace, afterSchema, nextPage } from './call-pages.js';
import { callsOfLevel, levelFilter, levelIn, type LevelFilter } from './calls-of-level.js';
import { guarded } from './guard.js';
import { languageOf, said, type Language } from './language.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, instantSchema, iso, json } from './schemas.js';
import type { Api } from './services.js';

const instant = z.string().nullable();
const text = z.string().nullable();
const ms = z.int().nullable();
const callSchema = z
  .object({
    id: z.string(),
    outcome: z.enum(callOutcomes),
    ...{ service: text, language: text, body: text, queue: text, queues: z.array(z.string()) },
    ...{ offered_at: z.string(), welcomed_at: instant, queued_at: instant, answered_at: instant },
    ...{ ended_at: instant, waited_ms: ms, talked_ms: ms, held_ms: ms, wrapped_ms: ms, ivr_ms: ms },
    ...{ operator: text, operators: z.array(z.string()), presented: z.int(), transfers: z.int() },
    ...{ call_back_offered: z.boolean(), first_contact: z.boolean().nullable() },
    instance_id: text,
    contradictions: z.array(z.object({ code: z.string(), text: z.string() })),
  })
  .openapi('Call');
const eventSchema = z.object({
  id: z.string(),
  kind: z.enum(callEventKinds),
  at: z.string(),
  text: z.string(),
  ...{ queue: text, operator: text },
});

const tags = ['calls'];
const list = guarded('calls.read', {
  method: 'get',
  path: '/api/calls',
  tags,
  summary:
    'Calls, the newest first; filter by period (2026-03, 2026-Q1, 2026), from and until (when they were offered), outcome, queue, service, language, body, operator, contradicting; or by how they stand to a level: contract, period, level, test (from 0) and verdict (met, missed, left_out), then in the order of time. `Next-Page` in the answer is what the next page is asked with (`after`), at the cost of the first',
  request: { query: listQuerySchema.extend({ after: afterSchema }) },
  responses: { 200: { description: 'A page', ...json(z.array(callSchema)) } },
});
const one = guarded('calls.read', {
  method: 'get',
  path: '/api/calls/{id}',
  tags,
  summary: 'A call with all that was told of it, in the order in which it happened',
  request: { params: idParam },
  responses: {
    200: { description: 'The call', ...json(callSchema.extend({ events: z.array(eventSchema) })) },
  },
});

const named = z.string().min(1).max(100).optional();
const outcome = z.enum(callOutcomes);
const rules: ListRules<CallOrder, CallFilter & LevelFilter> = {
  sortable: ['offered_at', 'waited_ms', 'talked_ms'],
  defaultSort: { by: 'offered_at', descending: true },
  filter: z.strictObject({
    period: z
      .string()
      .refine((written) => periodOf(written) !== null, 'expected a period as 2026-03, 2026-Q1 or 2026')
      .optional(),
    from: instantSchema.optional(),
    until: instantSchema.optional(),
    outcome: z.union([outcome.transform((each) => [each]), z.array(outcome).min(1)]).optional(),
    ...{ queue: named, service: named, language: named, body: named, operator: named },
    contradicting: z.boolean().optional(),
    ...levelFilter,
  }),
};

/** List and read. */
export function callsApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const { after = null, ...query } = c.req.valid('query');
    const { filter, sort, range } = readListQuery(query, rules);
    const ofLevel = levelIn(filter);
    const { rows, total, next } =
      ofLevel === null
        ? await pageOf(within(filter), sort, range, after)
        : await callsOfLevel(api, { ...ofLevel, after }, range);
    const language = languageOf(c);
    const shown = rows.map((call) => shownCall(call, language));
    return c.json(shown, 200, {
      'Content-Range': contentRange('calls', range, rows, total),
      ...(next === null ? {} : { 'Next-Page': encodeURIComponent(next) }),
    });
  });
  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const [call, events] = await Promise.all([findCall(api.store, id), findCallEvents(api.store, id)]);
    if (call === null || events === null) throw problem('not_found', worded`There is no call ${id}.`);
    const language = languageOf(c);
    const told = inOrder(events).map((event) => ({
      ...{ id: event.id, kind: event.kind, at: iso(event.at), text: said(sayEvent(event), language) },
      ...{ queue: event.queue ?? null, operator: event.operator ?? null },
    }));
    return c.json({ ...shownCall(call, language), events: told }, 200);
  });
  return app;

  async function pageOf(filter: CallFilter, sort: CallSort, range: Range, after: string | null) {
    const { rows, total } = await listCalls(api.store, filter, sort, range, afterPlace(after, sort));
    const last = rows.at(-1);
    const next = last === undefined || range.to + 1 >= total ? null : nextPage(placeOf(last, sort));
    return { rows, total, next };
  }
}

/** The filter with its period as instants; where both are given, what lies in both. */
function within({ period, ...filter }: CallFilter & { readonly period?: string | undefined }): CallFilter {
  const span = period === undefined ? null : periodOf(period);
  if (span === null) return filter;
  return {
    ...filter,
    from: Math.max(span.from, filter.from ?? span.from),
    until: Math.min(span.until, filter.until ?? span.until),
  };
}

function shownCall(call: Call, language: Language): z.infer<typeof callSchema> {
  const { id, outcome: how, service, body, queue, queues, operator, operators } = call;
  return {
    ...{ id, outcome: how, service, language: call.language, body, queue, queues: [...queues] },
    ...{ offered_at: iso(call.offeredAt), welcomed_at: iso(call.welcomedAt), queued_at: iso(call.queuedAt) },
    ...{ answered_at: iso(call.answeredAt), ended_at: iso(call.endedAt) },
    ...{ waited_ms: call.waitedMs, talked_ms: call.talkedMs, held_ms: call.heldMs },
    ...{ wrapped_ms: call.wrappedMs, ivr_ms: call.ivrMs, operator, operators: [...operators] },
    ...{ presented: call.presented, transfers: call.transfers, call_back_offered: call.callBackOffered },
    ...{ first_contact: call.firstContact, instance_id: call.instanceId },
    contradictions: call.contradictions.map((code) => {
      return { code, text: said(sayContradiction(code), language) };
    }),
  };
}
