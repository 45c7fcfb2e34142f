/** `/api/do-not-contact`: addresses that no campaign uses. */
import { z } from '@hono/zod-openapi';
import { UnreadableFile } from '../commands/lists/file-rows.js';
import { addressOf, importObjections, largestObjectionFile, objectTo } from '../commands/lists/objections.js';
import { addressFields, type AddressField } from '../domain/lists/columns.js';
import { worded } from '../engine/wording/worded.js';
import { listObjections, removeObjection } from '../store/do-not-contact.js';
import { guarded } from './guard.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { unusable } from './list-imports.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso, json, jsonBody, searchSchema, storable } from './schemas.js';
import type { Api } from './services.js';

const kind = z.enum(addressFields);
const reason = z.string().trim().max(500).nullable().default(null);
const objectionSchema = z
  .object({ kind, address: z.string(), since: z.string(), reason: z.string().nullable(), by: z.string() })
  .openapi('DoNotContact');
const addedSchema = z.object({ added: z.int(), known: z.int(), refused: z.array(z.int()) });
const tags = ['contact lists'];

const list = guarded('lists.read', {
  method: 'get',
  path: '/api/do-not-contact',
  tags,
  summary: 'Addresses that no campaign uses, the newest first; filter by kind, q (part of the address)',
  request: { query: listQuerySchema.pick({ range: true, filter: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(objectionSchema)) } },
});
const add = guarded('lists.edit', {
  method: 'post',
  path: '/api/do-not-contact',
  tags,
  summary:
    'Add addresses as they are written; those that stand already stay as they are; `refused` names the places, from 1, of what is no address',
  request: {
    body: jsonBody(
      z.strictObject({
        addresses: z.array(z.string().max(300)).min(1).max(10_000),
        kind: kind.nullable().default(null),
        reason,
      }),
    ),
  },
  responses: { 200: { description: 'Added', ...json(addedSchema) } },
});
const imported = guarded('lists.edit', {
  method: 'post',
  path: '/api/do-not-contact/import',
  tags,
  summary: `Add the addresses of a CSV or XLSX file of at most ${largestObjectionFile} bytes, the body; \`refused\` names rows without one, at most 1,000`,
  request: { query: z.strictObject({ reason: storable(z.string().max(500)).optional() }) },
  responses: { 200: { description: 'Added', ...json(addedSchema) } },
});
const remove = guarded('lists.edit', {
  method: 'post',
  path: '/api/do-not-contact/remove',
  tags,
  summary: 'Take an address back: they may be contacted again',
  request: { body: jsonBody(z.strictObject({ kind, address: z.string().max(300) })) },
  responses: { 204: { description: 'Taken back' } },
});

const rules: ListRules<'since', { kind?: AddressField | undefined; q?: string | undefined }> = {
  sortable: ['since'],
  defaultSort: { by: 'since', descending: true },
  filter: z.strictObject({ kind: kind.optional(), q: searchSchema.optional() }),
};

/** List, add, import and take back. */
export function doNotContactApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    c.set('auditRead', true);
    const { rows, total } = await listObjections(api.store, filter, range);
    const shown = rows.map(({ since, ...row }) => ({ ...row, since: iso(since) }));
    return c.json(shown, 200, { 'Content-Range': contentRange('do-not-contact', range, rows, total) });
  });
  app.openapi(add, async (c) => {
    const { addresses, kind: meant, reason: why } = c.req.valid('json');
    const by = c.var.caller.name;
    const added = await objectTo(api.commands, addresses, meant, { reason: why, by });
    return c.json({ ...added, refused: [...added.refused] }, 200);
  });
  app.openapi(imported, async (c) => {
    const said = { reason: c.req.valid('query').reason ?? null, by: c.var.caller.name };
    try {
      const added = await importObjections(api.commands, await whole(c.req.raw.body), said);
      return c.json({ ...added, refused: [...added.refused] }, 200);
    } catch (error) {
      throw error instanceof UnreadableFile ? unusable(error.fault) : error;
    }
  });
  app.openapi(remove, async (c) => {
    const { kind: meant, address: text } = c.req.valid('json');
    const address = addressOf(text, meant)?.address ?? text;
    if (!(await removeObjection(api.store, meant, address)))
      throw problem('not_found', worded`That address is not in the list.`);
    return c.body(null, 204);
  });
  return app;
}

/** The body, up to the most bytes that are taken. @throws problem `too_large` (413), `invalid` (422) for none */
async function whole(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > largestObjectionFile)
      throw problem('too_large', worded`A file may have at most ${largestObjectionFile} bytes here.`);
    chunks.push(chunk);
  }
  if (size === 0) throw problem('invalid', worded`The body is the file; this one is empty.`);
  return Buffer.concat(chunks);
}
