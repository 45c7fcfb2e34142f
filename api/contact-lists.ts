/** `/api/contact-lists`: who campaigns are to contact. */
import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { emptyList } from '../commands/lists/retention.js';
import { faultAt, worded } from '../engine/wording/worded.js';
import {
  changeContactList,
  findContactList,
  insertContactList,
  listContactLists,
  type ContactList,
  type ContactListFilter,
} from '../store/contact-lists.js';
import { countWorking } from '../store/outreaches.js';
import * as routes from './contact-lists-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { problem } from './problem.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import { iso, searchSchema } from './schemas.js';
import type { Api } from './services.js';

const rules: ListRules<'created_at', ContactListFilter> = {
  sortable: ['created_at'],
  defaultSort: { by: 'created_at', descending: true },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    state: z.enum(routes.listStates).optional(),
    q: searchSchema.optional(),
  }),
};

/** List, read, make, change and empty contact lists. */
export function contactListsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    const { rows, total } = await listContactLists(api.store, filter, range);
    return c.json(await shownLists(api, rows), 200, {
      'Content-Range': contentRange('contact-lists', range, rows, total),
    });
  });
  app.openapi(routes.create, async (c) => {
    const body = c.req.valid('json');
    const { id } = await once(c, api, body, async (db) => {
      const made = { id: randomUUID(), createdBy: c.var.caller.name, createdAt: api.clock() };
      const { name, title, afterwards, retain_until: retainUntil } = body;
      if (!(await insertContactList(db, { ...made, name, title, afterwards, retainUntil })))
        throw problem('conflict', worded`There is a list ${name} already; choose another name.`, {
          errors: [faultAt('/name', worded`is the name of another list`)],
        });
      return { id: made.id };
    });
    c.set('auditSubject', `contact_list:${id}`);
    return c.json(await shownList(api, await foundList(api, id)), 201, {
      Location: `/api/contact-lists/${id}`,
    });
  });
  app.openapi(routes.one, async (c) =>
    c.json(await shownList(api, await foundList(api, c.req.valid('param').id)), 200),
  );
  app.openapi(routes.change, async (c) => {
    const { id } = await livingList(api, c.req.valid('param').id);
    const { title, afterwards, retain_until: retainUntil } = c.req.valid('json');
    await changeContactList(api.store, id, { title, afterwards, retainUntil });
    return c.json(await shownList(api, await foundList(api, id)), 200);
  });
  app.openapi(routes.empty, async (c) => {
    const { id, state } = await foundList(api, c.req.valid('param').id);
    // Done already is done; an anonymised one may still be removed.
    if (state !== 'removed') await emptyList(api.commands, id, c.req.valid('json').afterwards);
    return c.json(await shownList(api, await foundList(api, id)), 200);
  });
  return app;
}

/** @throws problem `not_found` (404) */
export async function foundList({ store }: Pick<Api, 'store'>, id: string): Promise<ContactList> {
  const list = await findContactList(store, id);
  if (list === null) throw problem('not_found', worded`There is no contact list ${id}.`);
  return list;
}

/** A list with persons in it, or to come. @throws problem `not_found` (404), `conflict` (409) for an emptied one */
export async function livingList(api: Pick<Api, 'store'>, id: string): Promise<ContactList> {
  const list = await foundList(api, id);
  if (list.state === 'anonymised' || list.state === 'removed')
    throw problem('conflict', worded`The list ${list.name} has been emptied: make another one.`);
  return list;
}

type Shown = z.infer<typeof routes.listSchema>;

async function shownList(api: Api, list: ContactList): Promise<Shown> {
  const atWork = await countWorking(api.store, [list.id]);
  return shown(list, atWork.get(list.id) ?? 0);
}

async function shownLists(api: Api, lists: readonly ContactList[]): Promise<Shown[]> {
  const atWork = await countWorking(
    api.store,
    lists.map(({ id }) => id),
  );
  return lists.map((list) => shown(list, atWork.get(list.id) ?? 0));
}

function shown(list: ContactList, atWork: number): Shown {
  const { id, name, title, state, rows, afterwards } = list;
  return {
    ...{ id, name, title, state, rows, campaigns_at_work: atWork, afterwards },
    retain_until: list.retainUntil,
    created_by: list.createdBy,
    created_at: iso(list.createdAt),
    removed_at: iso(list.removedAt),
  };
}
