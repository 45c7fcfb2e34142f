/** `/api/contacts`: what came in by channels, and what no rule could place. */
import { z } from '@hono/zod-openapi';
import { contentOfContact } from '../commands/handle-contact.js';
import { placeContact, type Placement } from '../commands/settle-contact.js';
import { attachmentsOfContacts } from '../store/attachments.js';
import { findContact, listContacts, type ContactRow } from '../store/contacts.js';
import { hashPersonal } from '../store/personal.js';
import { shownAttachment } from './attachments.js';
import { mustSee } from './command.js';
import * as routes from './contacts-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { granted, problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

interface Filter {
  readonly id?: string[] | undefined;
  readonly state?: ContactRow['state'] | undefined;
  readonly channel?: string | undefined;
  readonly instance_id?: string | undefined;
  readonly sender?: string | undefined;
}
const text = z.string().max(500).optional();
const rules: ListRules<'received_at', Filter> = {
  sortable: ['received_at'],
  defaultSort: { by: 'received_at', descending: true },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    state: z.enum(routes.contactStates).optional(),
    channel: text,
    instance_id: text,
    sender: text,
  }),
};

/** List, read and place contacts. */
export function contactsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const { filter, sort, range } = readListQuery(c.req.valid('query'), rules);
    const { id: ids, instance_id: instanceId, sender, ...rest } = filter;
    const hash = sender === undefined ? undefined : hashPersonal(api.commands.keys, sender);
    const { rows, total } = await listContacts(
      api.store,
      { ...rest, ids, instanceId, sender: hash },
      sort,
      range,
    );
    return c.json(
      rows.map((row) => shown(api, row)),
      200,
      { 'Content-Range': contentRange('contacts', range, rows, total) },
    );
  });
  app.openapi(routes.one, async (c) => {
    const contact = await found(api, c.req.valid('param').id);
    const attachments = await attachmentsOfContacts(api.store, [contact.id]);
    return c.json(
      { ...shown(api, contact), attachments: attachments.map((row) => shownAttachment(api, row)) },
      200,
    );
  });
  const placed = async (id: string, placement: Placement, by: string) => {
    granted(await placeContact(api.commands, id, placement, by));
    return shown(api, await found(api, id));
  };
  app.openapi(routes.assign, async (c) => {
    const { instance_id: instance } = c.req.valid('json');
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, instance);
    return c.json(await placed(id, { as: 'assign', instance }, c.var.caller.name), 200);
  });
  app.openapi(routes.open, async (c) => {
    // An absent body is an empty one, which no schema has filled.
    const workflow = c.req.valid('json').workflow ?? null;
    return c.json(await placed(c.req.valid('param').id, { as: 'open', workflow }, c.var.caller.name), 200);
  });
  app.openapi(routes.discard, async (c) =>
    c.json(await placed(c.req.valid('param').id, { as: 'discard' }, c.var.caller.name), 200),
  );
  return app;
}

async function found({ store }: Api, id: string): Promise<ContactRow> {
  const contact = await findContact(store, id);
  if (contact === null) throw problem('not_found', worded`There is no contact ${id}.`);
  return contact;
}

function shown(api: Api, row: ContactRow): z.infer<typeof routes.contactSchema> {
  return {
    id: row.id,
    channel: row.channel,
    workflow: row.workflow,
    state: row.state,
    reason: row.reason,
    instance_id: row.instanceId,
    content: contentOfContact(api.commands, row),
    received_at: iso(row.receivedAt),
    handled_by: row.handledBy,
    handled_at: iso(row.handledAt),
  };
}
