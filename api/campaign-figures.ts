/** `/api/campaigns/{id}/figures`: outcomes, response rates, and what became of the attempts of a campaign. */
import { z } from '@hono/zod-openapi';
import { caseGroups } from '../domain/campaign/case-groups.js';
import { campaignFigures, type AttemptFigure, type CampaignFigures } from '../commands/outreach/figures.js';
import { worded } from '../engine/wording/worded.js';
import { findOutreach } from '../store/outreaches.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, idParam, json } from './schemas.js';
import type { Api } from './services.js';

const counts = z.record(z.string(), z.int());
const share = z.number().min(0).max(1).nullable();
const attempts = { attempts: z.int(), reached: z.int(), rolled_up: counts, seconds: z.number() };

const figuresSchema = z
  .object({
    /** What is asked; null: nothing. */
    questionnaire: z.string().nullable(),
    /** By the outcome of the last attempt; `outcome` null: never tried. */
    outcomes: z.array(
      z.object({
        outcome: z.string().nullable(),
        title: anyJson,
        rolls_up: z.string().nullable(),
        aapor: z.string().nullable(),
        group: z.enum(caseGroups),
        done: z.int(),
        open: z.int(),
      }),
    ),
    /** Contacts in the groups of AAPOR's Standard Definitions. */
    cases: z.record(z.enum(caseGroups), z.int()),
    /** AAPOR's `e`, by proportional allocation. */
    eligible_share: share,
    /** Null where nobody is in what it is a share of. */
    rates: z.array(z.object({ name: z.string(), formula: z.string(), share })),
    /** Hours and days are those of this zone. */
    zone: z.string(),
    people: z.array(z.object({ of: z.string(), ...attempts })),
    hours: z.array(z.object({ of: z.int(), ...attempts })),
    days: z.array(z.object({ of: z.string(), ...attempts })),
  })
  .openapi('CampaignFigures');

const figures = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/figures',
  tags: ['campaigns'],
  summary: 'Outcomes, AAPOR’s response rates, and the attempts by person, hour and day, counted now',
  request: { params: idParam },
  responses: { 200: { description: 'The figures', ...json(figuresSchema) } },
});

/** The figures of campaigns. */
export function campaignFiguresApi(api: Api) {
  const app = newResource();
  app.openapi(figures, async (c) => {
    const { id } = c.req.valid('param');
    const outreach = await findOutreach(api.store, id);
    if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
    const { questionnaire } = outreach.order;
    return c.json({ questionnaire, ...shown(await campaignFigures(api.commands, outreach)) }, 200);
  });
  return app;
}

function shown(found: CampaignFigures): Omit<z.infer<typeof figuresSchema>, 'questionnaire'> {
  const { outcomes, cases, rates, zone, people, hours, days } = found;
  return {
    outcomes: outcomes.map(({ rollsUp, ...each }) => ({ ...each, rolls_up: rollsUp })),
    ...{ cases, zone, eligible_share: found.eligibleShare, rates: [...rates] },
    ...{ people: people.map(shownAttempts), hours: hours.map(shownAttempts), days: days.map(shownAttempts) },
  };
}

function shownAttempts<Of>({ rolledUp, ...each }: AttemptFigure<Of>) {
  return { ...each, rolled_up: { ...rolledUp } };
}
