/** `/api/people`: records of who turns to the contact centre. */
import { z } from '@hono/zod-openapi';
import {
  findPerson,
  nameHashes,
  newPersonId,
  opened,
  writePerson,
  type PersonRecord,
} from '../commands/person-records.js';
import { listPersonRecords } from '../store/person-records.js';
import { hashPersonal } from '../store/personal.js';
import { inTransaction } from '../store/store.js';
import { changedMeanwhile, etagOf, matches } from './etag.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import * as routes from './people-routes.js';
import { problem } from './problem.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import { iso, searchSchema } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

interface Filter {
  readonly id?: string[] | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly tax_code?: string | undefined;
  readonly q?: string | undefined;
}
const sought = searchSchema.optional();
const rules: ListRules<'updated_at', Filter> = {
  sortable: ['updated_at'],
  defaultSort: { by: 'updated_at', descending: true },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    phone: sought,
    email: sought,
    tax_code: sought,
    q: sought,
  }),
};

/** List, read, enter and change people. */
export function peopleApi(api: Api) {
  const app = newResource();
  const { keys } = api.commands;
  app.openapi(routes.list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    const page = await found(api, filter, range);
    c.set('auditRead', true);
    const people = page.rows.map((row) => shownPerson(opened(keys, row)));
    return c.json(people, 200, { 'Content-Range': contentRange('people', range, people, page.total) });
  });
  app.openapi(routes.one, async (c) => {
    const { id } = c.req.valid('param');
    const person = await findPerson(api.store, keys, id);
    if (person === null) throw noPerson(id);
    c.set('auditRead', true);
    return c.json(shownPerson(person), 200, { ETag: etagOf(shownPerson(person)) });
  });
  app.openapi(routes.create, async (c) => {
    const body = c.req.valid('json');
    const { id: key, ...fields } = body;
    void key;
    // What is kept for a repetition is the id alone: the record itself must be erasable.
    const { id } = await once(c, api, body, async (db) => {
      const person = { id: newPersonId(), before: null, fields, now: api.clock() };
      return { id: (await writePerson(db, keys, person)).id };
    });
    c.set('auditSubject', `person:${id}`);
    const person = await findPerson(api.store, keys, id);
    if (person === null) throw noPerson(id);
    return c.json(shownPerson(person), 201, {
      Location: `/api/people/${id}`,
      ETag: etagOf(shownPerson(person)),
    });
  });
  app.openapi(routes.change, async (c) => {
    const { id } = c.req.valid('param');
    const { id: same, created_at: created, updated_at: updated, ...fields } = c.req.valid('json');
    void [same, created, updated];
    const person = await inTransaction(api.store, async (db) => {
      const before = await findPerson(db, keys, id, true);
      if (before === null) throw noPerson(id);
      if (!matches(c, etagOf(shownPerson(before)))) throw changedMeanwhile('The person', shownPerson(before));
      return writePerson(db, keys, { id, before, fields, now: api.clock() });
    });
    c.set('auditSubject', `person:${id}`);
    return c.json(shownPerson(person), 200, { ETag: etagOf(shownPerson(person)) });
  });
  return app;
}

/** A search that is no number, address or tax code of anybody is for words of the name. */
async function found(api: Api, filter: Filter, range: { readonly from: number; readonly to: number }) {
  const { keys } = api.commands;
  const { id: ids, q, ...values } = filter;
  const hashes = Object.values(values).flatMap((value) =>
    value === undefined ? [] : hashPersonal(keys, value),
  );
  if (q === undefined) return listPersonRecords(api.store, { ids, hashes }, range);
  const exact = await listPersonRecords(
    api.store,
    { ids, hashes: [...hashes, hashPersonal(keys, q)] },
    range,
  );
  const words = nameHashes(keys, q);
  if (exact.total > 0 || words.length === 0) return exact;
  return listPersonRecords(api.store, { ids, hashes: [...hashes, ...words] }, range);
}

/** The refusal for a person who isn't there. */
export function noPerson(id: string) {
  return problem('not_found', worded`There is no person ${id}.`);
}

/** A person as shown. */
export function shownPerson({
  id,
  fields,
  createdAt,
  updatedAt,
}: PersonRecord): z.infer<typeof routes.personSchema> {
  return {
    ...fields,
    id,
    phones: [...fields.phones],
    emails: [...fields.emails],
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
  };
}
