/** `/api/campaigns/{id}/rate` and `…/doubts`: how fast Sportello works a list by itself, and what a crash left open. */
import { z } from '@hono/zod-openapi';
import { doubtsOf, settleDoubts } from '../commands/outreach/doubts.js';
import { outreachNow, paceOutreach } from '../commands/outreach/manage.js';
import { worded } from '../engine/wording/worded.js';
import type { Caller } from './environment.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, iso, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const tags = ['campaigns'];
const rateSchema = z.strictObject({
  count: z.int().min(1).max(1_000_000_000),
  per: z.enum(['second', 'minute', 'hour', 'day']),
});
const pace = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/rate',
  tags,
  summary: 'Slow Sportello down, or speed it up, while it works a list; null: as the definition says',
  request: { params: idParam, body: jsonBody(z.strictObject({ rate: rateSchema.nullable() })) },
  responses: { 204: { description: 'It holds from the next contact on' } },
});
const doubts = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/doubts',
  tags,
  summary: 'Attempts of which nobody knows whether they went out: they are not repeated by themselves',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The oldest 200',
      ...json(
        z.array(
          z.object({
            attempt: z.string(),
            row: z.int(),
            name: z.string().nullable(),
            address: z.string().nullable(),
            begun_at: z.string(),
            /** What is known of it; null: whoever made it was gone. */
            why: z.string().nullable(),
          }),
        ),
      ),
    },
  },
});
const settle = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/doubts',
  tags,
  summary: 'Say of attempts in doubt that they went out, or that they are to be made again',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        /** Null: all. */
        attempts: z.array(z.uuid()).max(1_000).nullable(),
        as: z.enum(['sent', 'again']),
      }),
    ),
  },
  responses: { 200: { description: 'How many', ...json(z.object({ settled: z.int() })) } },
});

const perMs = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const mostShown = 200;

/** The machine's part in a campaign. */
export function campaignMachineApi(api: Api) {
  const app = newResource();
  const { commands } = api;
  const seen = async ({ actor, rights }: Caller, id: string) => {
    const onlooker = { actor, manages: rights.has('campaigns.manage') };
    if ((await outreachNow(commands, onlooker, id)) === null)
      throw problem('not_found', worded`There is no campaign ${id}.`);
  };
  app.openapi(pace, async (c) => {
    const { id } = c.req.valid('param');
    const { rate } = c.req.valid('json');
    await seen(c.var.caller, id);
    const set = rate === null ? null : { count: rate.count, perMs: perMs[rate.per] };
    if (!(await paceOutreach(commands, id, set)))
      throw problem('conflict', worded`The campaign ${id} is over.`);
    return c.body(null, 204);
  });
  app.openapi(doubts, async (c) => {
    const { id } = c.req.valid('param');
    await seen(c.var.caller, id);
    const found = await doubtsOf(commands, id, mostShown);
    return c.json(
      found.map(({ attempt, row, name, address, begunAt, why }) => ({
        ...{ attempt, row, name, address, begun_at: iso(begunAt), why },
      })),
      200,
    );
  });
  app.openapi(settle, async (c) => {
    const { id } = c.req.valid('param');
    await seen(c.var.caller, id);
    return c.json({ settled: await settleDoubts(commands, id, c.req.valid('json')) }, 200);
  });
  return app;
}
