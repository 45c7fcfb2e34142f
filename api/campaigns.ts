/** `/api/campaigns`: contact lists that are worked, and the contacts that operators are given of them. */
import type { z } from '@hono/zod-openapi';
import { reportAttempt } from '../commands/outreach/end-attempt.js';
import {
  outreachesNow,
  outreachNow,
  turnOutreach,
  type Onlooker,
  type ShownOutreach,
} from '../commands/outreach/manage.js';
import { nextContact } from '../commands/outreach/next-contact.js';
import { nextOfAll } from '../commands/outreach/next-of-all.js';
import { recentOutreach } from '../commands/outreach/recent-outreach.js';
import { rulesOf } from '../commands/outreach/rules.js';
import type { GivenContact } from '../store/outreach-attempts.js';
import { worded } from '../engine/wording/worded.js';
import * as routes from './campaigns-routes.js';
import type { Caller } from './environment.js';
import { problem, refused } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Campaigns. */
export function campaignsApi(api: Api) {
  const app = newResource();
  const { commands } = api;
  const seen = async (caller: Caller, id: string) => {
    const outreach = await outreachNow(commands, onlooker(caller), id);
    if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
    return shown(api, outreach);
  };
  const turned = async (caller: Caller, id: string, to: 'working' | 'paused') => {
    await seen(caller, id);
    if (!(await turnOutreach(commands, id, to)))
      throw problem('conflict', worded`The campaign ${id} is over.`);
    return seen(caller, id);
  };
  app.openapi(routes.list, async (c) =>
    c.json(
      (await outreachesNow(commands, onlooker(c.var.caller))).map((each) => shown(api, each)),
      200,
    ),
  );
  app.openapi(routes.one, async (c) => c.json(await seen(c.var.caller, c.req.valid('param').id), 200));
  app.openapi(routes.pause, async (c) =>
    c.json(await turned(c.var.caller, c.req.valid('param').id, 'paused'), 200),
  );
  app.openapi(routes.resume, async (c) =>
    c.json(await turned(c.var.caller, c.req.valid('param').id, 'working'), 200),
  );
  app.openapi(routes.next, async (c) => {
    const { id } = c.req.valid('param');
    const given = await nextContact(commands, c.var.caller.actor, id);
    if (!given.ok) throw refused(given);
    if (given.contact === null) {
      const { none } = given;
      const opensAt = none.why === 'closed' ? iso(none.opensAt) : null;
      return c.json({ contact: null, none: { why: none.why, opens_at: opensAt } }, 200);
    }
    const contact = shownContact(given.contact, await outcomesOf(api, given.contact.outreach));
    return c.json({ contact, none: null }, 200);
  });
  app.openapi(routes.nextOfAll, async (c) => {
    const contact = await nextOfAll(commands, c.var.caller.actor);
    if (contact === null) return c.body(null, 204);
    return c.json(shownContact(contact, await outcomesOf(api, contact.outreach)), 200);
  });
  app.openapi(routes.end, async (c) => {
    const { id } = c.req.valid('param');
    const ended = await reportAttempt(commands, c.var.caller.actor, id, c.req.valid('json'));
    if (!ended.ok) throw refused(ended);
    const { contact } = ended;
    if (contact === null) return c.json(null, 200);
    const { attempts, outcome, done, retryAt } = contact;
    return c.json({ attempts, outcome, done, retry_at: retryAt === null ? null : iso(retryAt) }, 200);
  });
  return app;
}

type Outcomes = z.infer<typeof routes.contactSchema>['outcomes'];

async function outcomesOf({ commands }: Api, id: string): Promise<Outcomes> {
  const recent = await recentOutreach(commands.db, id, commands.clock());
  if (recent === null) return [];
  const { dispositions } = await rulesOf(commands.programs, recent.outreach);
  return (dispositions?.outcomes ?? []).map(({ name, title, final, rollsUp }) => ({
    ...{ name, title, final, rolls_up: rollsUp },
  }));
}

function shownContact(contact: GivenContact, outcomes: Outcomes): z.infer<typeof routes.contactSchema> {
  const { attempt, outreach, row, begunAt, name, phone, language, zone, extra, attempts, lastOutcome } =
    contact;
  return {
    ...{ attempt, campaign: outreach, row, begun_at: iso(begunAt), name, phone, language, zone },
    ...{ extra: extra ?? {}, attempts, last_outcome: lastOutcome, appointment: contact.appointment },
    outcomes,
  };
}

function shownProgress({ progress, trouble, troubleAt }: ShownOutreach) {
  const { workedBy, tried, waiting, perHour, endsAt, rate, rateSet, inDoubt } = progress;
  return {
    ...{ worked_by: workedBy, tried, waiting: { ...waiting }, per_hour: perHour },
    ends_at: endsAt === null ? null : iso(endsAt),
    rate: rate === null ? null : { count: rate.count, per_ms: rate.perMs },
    ...{ rate_set: rateSet, in_doubt: inDoubt, trouble },
    trouble_since: troubleAt === null ? null : iso(troubleAt),
  };
}

function onlooker({ actor, rights }: Caller): Onlooker {
  return { actor, manages: rights.has('campaigns.manage') };
}

function shown(api: Api, outreach: ShownOutreach): z.infer<typeof routes.campaignSchema> {
  const { id, instanceId, order, state, begunAt, endedAt, totals, code } = outreach;
  return {
    ...{ id, instance_id: instanceId, workflow: order.workflow, step: order.step, channel: order.channel },
    ...{ questionnaire: order.questionnaire, page: code === null ? null : `${api.signIn.baseUrl}/q/${code}` },
    ...{ list: order.list, state, begun_at: iso(begunAt), ended_at: endedAt === null ? null : iso(endedAt) },
    totals: { ...totals, outcomes: { ...totals.outcomes }, rolled_up: { ...totals.rolled_up } },
    progress: shownProgress(outreach),
  };
}
