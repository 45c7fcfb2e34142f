/** `/api/campaigns/{id}/quotas · /appointments`: who is still wanted of a campaign, and to whom a call was promised. */
import { z } from '@hono/zod-openapi';
import { appointmentsOf, letGo } from '../commands/outreach/appointments.js';
import { quotaProgress } from '../commands/outreach/quota.js';
import { worded } from '../engine/wording/worded.js';
import { findOutreach, type OutreachRow } from '../store/outreaches.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, iso, json } from './schemas.js';
import type { Api } from './services.js';

const quotaSchema = z
  .object({
    field: z.string(),
    value: z.string(),
    wanted: z.int(),
    done: z.int(),
    /** Contacts of the list that are in this cell: none may be a value that is spelled otherwise there. */
    contacts: z.int(),
  })
  .openapi('CampaignQuota');
const appointmentSchema = z
  .object({
    row: z.int(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    at: z.string(),
    attempts: z.int(),
    /** A quota of theirs is full: they are called all the same, unless somebody lets them go. */
    beyond_quota: z.boolean(),
  })
  .openapi('CampaignAppointment');

const tags = ['campaigns'];
const quotas = guarded('campaigns.work', {
  method: 'get',
  path: '/api/campaigns/{id}/quotas',
  tags,
  summary: 'The cells of its quotas: how many interviews are wanted, and were given',
  request: { params: idParam },
  responses: { 200: { description: 'The cells', ...json(z.array(quotaSchema)) } },
});
const appointments = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/appointments',
  tags,
  summary: 'Appointments that are still to be kept, the next ones first; at most 1,000',
  request: { params: idParam },
  responses: { 200: { description: 'The appointments', ...json(z.array(appointmentSchema)) } },
});
const gone = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/appointments/{row}/let-go',
  tags,
  summary: 'Let an appointment go whose quota is full: nobody calls',
  request: { params: idParam.extend({ row: z.coerce.number().int().min(1).max(2_147_483_647) }) },
  responses: { 200: { description: 'Those that are left', ...json(z.array(appointmentSchema)) } },
});

const most = 1_000;

/** Quotas and appointments. */
export function campaignQuotasApi(api: Api) {
  const app = newResource();
  app.openapi(quotas, async (c) => {
    const outreach = await found(api, c.req.valid('param').id);
    return c.json([...(await quotaProgress(api.store, outreach))], 200);
  });
  app.openapi(appointments, async (c) => {
    const outreach = await found(api, c.req.valid('param').id);
    c.set('auditRead', true);
    c.set('auditSubject', `campaign:${outreach.id}`);
    return c.json(await listed(api, outreach), 200);
  });
  app.openapi(gone, async (c) => {
    const { id, row } = c.req.valid('param');
    const outreach = await found(api, id);
    c.set('auditSubject', `campaign:${id}`);
    if (!(await letGo(api.commands, outreach, row)))
      throw problem('conflict', worded`Row ${row} has no appointment beyond a full quota.`);
    return c.json(await listed(api, outreach), 200);
  });
  return app;
}

async function listed(api: Api, outreach: OutreachRow): Promise<z.infer<typeof appointmentSchema>[]> {
  const all = await appointmentsOf(api.commands, outreach, most);
  return all.map(({ row, name, phone, at, attempts, beyond }) => ({
    ...{ row, name, phone, at: iso(at), attempts, beyond_quota: beyond },
  }));
}

async function found(api: Api, id: string): Promise<OutreachRow> {
  const outreach = await findOutreach(api.store, id);
  if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
  return outreach;
}
