/** What `/api/campaigns` looks like from outside: contact lists that steps `outreach` work. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { anyJson, idParam, instantSchema, json, jsonBody } from './schemas.js';

const counts = z.record(z.string(), z.int());
export const campaignSchema = z
  .object({
    id: z.string(),
    instance_id: z.string(),
    workflow: z.string(),
    step: z.string(),
    channel: z.string(),
    list: z.string().nullable(),
    state: z.enum(['working', 'paused', 'over']),
    questionnaire: z.string().nullable(),
    /** Where everybody finds its questionnaire; null where it is published nowhere. */
    page: z.string().nullable(),
    begun_at: z.string(),
    ended_at: z.string().nullable(),
    totals: z.object({
      ...{ done: z.int(), open: z.int(), outcomes: counts, rolled_up: counts },
      all_tried_at: z.string().optional(),
    }),
    progress: z.object({
      /** Who makes the attempts: operators, Sportello itself, or nobody, as contacts come by themselves. */
      worked_by: z.enum(['people', 'machine', 'contacts']),
      tried: z.int(),
      /** Of those that wait to be answered, how many by outcome. */
      waiting: counts,
      /** At the pace of the last hour; null: too early to say. */
      per_hour: z.number().nullable(),
      ends_at: z.string().nullable(),
      /** At most so many in so many milliseconds. */
      rate: z.object({ count: z.int(), per_ms: z.int() }).nullable(),
      rate_set: z.boolean(),
      /** Attempts of which nobody knows what became. */
      in_doubt: z.int(),
      /** Why the machine rests, and since when. */
      trouble: z.string().nullable(),
      trouble_since: z.string().nullable(),
    }),
  })
  .openapi('Campaign');
export const contactSchema = z
  .object({
    /** The attempt that this begins: its end is told under this id. */
    attempt: z.string(),
    campaign: z.string(),
    row: z.int(),
    begun_at: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable(),
    zone: z.string().nullable(),
    extra: z.record(z.string(), z.string()),
    attempts: z.int(),
    last_outcome: z.string().nullable(),
    appointment: z.boolean(),
    /** What the attempt may end in. */
    outcomes: z.array(
      z.object({ name: z.string(), title: anyJson, final: z.boolean(), rolls_up: z.string() }),
    ),
  })
  .openapi('CampaignContact');
const noneSchema = z
  .object({ why: z.enum(['nobody_now', 'paused', 'over', 'closed']), opens_at: z.string().nullable() })
  .openapi('NoContact');
const endedSchema = z
  .object({
    attempts: z.int(),
    outcome: z.string().nullable(),
    done: z.boolean(),
    retry_at: z.string().nullable(),
  })
  .openapi('ContactAfter');

const tags = ['campaigns'];
const shown = { 200: { description: 'The campaign', ...json(campaignSchema) } };

export const list = guarded('campaigns.work', {
  method: 'get',
  path: '/api/campaigns',
  tags,
  summary:
    'Contact lists that are worked, or were, with how far they have come: those that one may work, or all, for who may manage them',
  responses: { 200: { description: 'The newest 200', ...json(z.array(campaignSchema)) } },
});
export const one = guarded('campaigns.work', {
  method: 'get',
  path: '/api/campaigns/{id}',
  tags,
  summary: 'One of them',
  request: { params: idParam },
  responses: shown,
});
export const pause = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/pause',
  tags,
  summary: 'Give nobody a further contact of it',
  request: { params: idParam },
  responses: shown,
});
export const resume = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/resume',
  tags,
  summary: 'Go on with it',
  request: { params: idParam },
  responses: shown,
});
export const next = guarded('campaigns.work', {
  method: 'post',
  path: '/api/campaigns/{id}/next',
  tags,
  summary:
    'The next contact for oneself: the one in hand, an appointment that is due, who is to be tried again, who was never tried',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The contact, taken; or why there is none now',
      ...json(z.object({ contact: contactSchema.nullable(), none: noneSchema.nullable() })),
    },
  },
});
export const nextOfAll = guarded('campaigns.work', {
  method: 'post',
  path: '/api/campaigns/next',
  tags,
  summary:
    'The next contact for oneself of any campaign that one may work, the one in hand first; for who works blended, none else',
  responses: {
    200: { description: 'The contact, taken', ...json(contactSchema) },
    204: { description: 'There is none' },
  },
});
export const end = guarded('campaigns.work', {
  method: 'post',
  path: '/api/campaigns/attempts/{id}',
  tags,
  summary:
    'How an attempt of one’s own ended; without an outcome nobody was contacted, and the contact goes back',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        outcome: z.string().min(1).max(100).nullable(),
        remarks: z.string().trim().max(10_000).nullable().default(null),
        appointment: instantSchema.nullable().default(null),
      }),
    ),
  },
  responses: { 200: { description: 'Where that leaves the contact', ...json(endedSchema.nullable()) } },
});
