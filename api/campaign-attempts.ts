/** `/api/campaigns/…/attempts`: the sheet of a campaign, and what a telephone switch tells of a call. */
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { rulesOf } from '../commands/outreach/rules.js';
import { sheetCsv } from '../commands/outreach/sheet.js';
import { callEventKinds, callOf, callStates, type CallEvent } from '../domain/call-events.js';
import { worded } from '../engine/wording/worded.js';
import { callEventsOf, noteCallEvents, sheetPage, type SheetFilter } from '../store/attempt-sheet.js';
import { findOutreach, type OutreachRow } from '../store/outreaches.js';
import type { Caller } from './environment.js';
import { guarded } from './guard.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, instantSchema, iso, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const instant = z.string().nullable();
const callSchema = z
  .object({
    state: z.enum(callStates).nullable(),
    dialled_at: instant,
    answered_at: instant,
    ended_at: instant,
    talked_seconds: z.int().nullable(),
    /** As a switch that listens for it has made out; null: none has. */
    answered_by: z.enum(['person', 'machine']).nullable(),
    /** The outcome that the call suggests. */
    suggests: z.enum(['busy', 'no_answer', 'answering_machine']).nullable(),
  })
  .openapi('CampaignCall');
const attemptSchema = z
  .object({
    id: z.string(),
    row: z.int(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    by: z.string(),
    begun_at: z.string(),
    ended_at: instant,
    outcome: z.string().nullable(),
    remarks: z.string().nullable(),
    appointment: instant,
    call: callSchema,
  })
  .openapi('CampaignAttempt');

const tags = ['campaigns'];
const list = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/attempts',
  tags,
  summary: 'The sheet: all attempts with remarks, the newest first; filter by outcome, by, row, remarked',
  request: { params: idParam, query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(attemptSchema)) } },
});
const exported = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/attempts/export',
  tags,
  summary: 'The whole sheet as CSV, in the order in which the attempts were made',
  request: { params: idParam },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
});
const events = guarded('campaigns.work', {
  method: 'get',
  path: '/api/campaigns/attempts/{id}/events',
  tags,
  summary: 'What is known of the call of an attempt of one’s own, or of any, for who manages campaigns',
  request: { params: idParam },
  responses: { 200: { description: 'The call', ...json(callSchema) } },
});
const tell = guarded('campaigns.work', {
  method: 'post',
  path: '/api/campaigns/attempts/{id}/events',
  tags,
  summary:
    'What a telephone switch tells of the call of an attempt: in any order, each with its own time; told twice under one id it counts once. `answered_by_person` and `answered_by_machine`: who answered, where the switch listens for it',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        events: z
          .array(
            z.strictObject({
              id: z.string().min(1).max(200),
              kind: z.enum(callEventKinds),
              at: instantSchema,
            }),
          )
          .min(1)
          .max(100),
      }),
    ),
  },
  responses: { 200: { description: 'The call', ...json(callSchema) } },
});

const rules: ListRules<'begun_at', SheetFilter> = {
  sortable: ['begun_at'],
  defaultSort: { by: 'begun_at', descending: true },
  filter: z.strictObject({
    outcome: z.string().max(100).optional(),
    by: z.string().max(200).optional(),
    row: z.int().min(1).max(2_147_483_647).optional(),
    remarked: z.literal(true).optional(),
  }),
};

/** The sheet, and calls. */
export function campaignAttemptsApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const outreach = await found(api, c.req.valid('param').id);
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    c.set('auditRead', true);
    c.set('auditSubject', `campaign:${outreach.id}`);
    const { rows, total } = await sheetPage(api.store, outreach.id, filter, range);
    const shown = rows.map(({ begunAt, endedAt, appointment, events: told, ...row }) => ({
      ...{ ...row, begun_at: iso(begunAt), ended_at: iso(endedAt), appointment: iso(appointment) },
      call: shownCall(told),
    }));
    return c.json(shown, 200, { 'Content-Range': contentRange('attempts', range, rows, total) });
  });
  app.openapi(exported, async (c) => {
    const outreach = await found(api, c.req.valid('param').id);
    c.set('auditRead', true);
    c.set('auditSubject', `campaign:${outreach.id}`);
    const { dispositions } = await rulesOf(api.commands.programs, outreach);
    const rollsUp = new Map(dispositions?.outcomes.map((each) => [each.name, each.rollsUp]));
    const content = sheetCsv(api.store, outreach.id, rollsUp);
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${outreach.order.step}.csv"`,
      'Cache-Control': 'private, no-store',
    });
  });
  app.openapi(events, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(shownCall((await heard(api, c.var.caller, id)).events), 200);
  });
  app.openapi(tell, async (c) => {
    const { id } = c.req.valid('param');
    await heard(api, c.var.caller, id);
    await noteCallEvents(api.store, id, c.req.valid('json').events, api.clock());
    return c.json(shownCall((await heard(api, c.var.caller, id)).events), 200);
  });
  return app;
}

async function found(api: Api, id: string): Promise<OutreachRow> {
  const outreach = await findOutreach(api.store, id);
  if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
  return outreach;
}

/** What was told of an attempt. @throws problem `not_found` (404) for another's, unless one manages campaigns */
async function heard(api: Api, { actor, rights }: Caller, id: string) {
  const attempt = z.uuid().safeParse(id).success ? await callEventsOf(api.store, id) : null;
  if (attempt === null || (attempt.by !== actor.name && !rights.has('campaigns.manage')))
    throw problem('not_found', worded`You have no attempt ${id} in hand.`);
  return attempt;
}

function shownCall(told: readonly CallEvent[]): z.infer<typeof callSchema> {
  const { state, dialledAt, answeredAt, endedAt, talkedMs, answeredBy, suggests } = callOf(told);
  return {
    ...{ state, dialled_at: iso(dialledAt), answered_at: iso(answeredAt), ended_at: iso(endedAt) },
    ...{ talked_seconds: talkedMs === null ? null : Math.round(talkedMs / 1_000), suggests },
    answered_by: answeredBy,
  };
}
