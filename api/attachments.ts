/** `/api/attachments`: files, uploaded by one and seen by whoever may see what they belong to. */
import { z } from '@hono/zod-openapi';
import { Readable } from 'node:stream';
import { contentOf, keepAttachment, largestAttachment, nameOf } from '../commands/attachments.js';
import { isHandedTo } from '../commands/handed-attachments.js';
import { TooLarge } from '../store/attachment-files.js';
import { findAttachments, type AttachmentRow } from '../store/attachments.js';
import { isAttachedToDetection } from '../store/detections.js';
import { maySee } from '../store/visibility.js';
import type { Caller } from './environment.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam, iso, json, storable } from './schemas.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';
import { worded } from '../engine/wording/worded.js';

export const attachmentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.int(),
    created_at: z.string(),
    uploaded_by: z.string().nullable(),
  })
  .openapi('Attachment');

const tags = ['attachments'];
const upload = guarded('signed_in', {
  method: 'post',
  path: '/api/attachments',
  tags,
  summary: `Upload a file of at most ${String(largestAttachment)} bytes: the body is its content, Content-Type its type. Name its id in a form's field within a day`,
  request: { query: z.strictObject({ name: storable(z.string().min(1).max(500)) }) },
  responses: { 201: { description: 'Kept', ...json(attachmentSchema) } },
});
const download = guarded('signed_in', {
  method: 'get',
  path: '/api/attachments/{id}',
  tags,
  summary:
    'The content, for whoever may see the instance (or one that it called and handed the file to) or the contact, or uploaded it',
  request: { params: idParam },
  responses: {
    200: { description: 'The content', content: { 'application/octet-stream': { schema: z.string() } } },
  },
});

const preview = guarded('signed_in', {
  method: 'get',
  path: '/api/attachments/{id}/preview',
  tags,
  summary: 'The content of a PDF document, to be shown within a page of ours; for whom the download is',
  request: { params: idParam },
  responses: {
    200: { description: 'The document', content: { 'application/pdf': { schema: z.string() } } },
  },
});

/** Upload and read attachments. */
export function attachmentsApi(api: Api) {
  const app = newResource();
  app.openapi(upload, async (c) => {
    const { name } = c.req.valid('query');
    const body = c.req.raw.body;
    if (body === null)
      throw problem('invalid', worded`The body is the content of the file; this one is empty.`);
    const type = c.req.header('Content-Type') ?? 'application/octet-stream';
    const file = { id: null, name, type, instanceId: null, contactId: null, uploadedBy: c.var.caller.name };
    try {
      const row = await keepAttachment(api.commands, { ...file, content: body });
      return c.json(shownAttachment(api, row), 201, { Location: `/api/attachments/${row.id}` });
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      throw problem('too_large', worded`An attachment may have at most ${String(error.most)} bytes.`);
    }
  });
  app.openapi(download, async (c) => {
    const row = await readable(api, c.var.caller, c.req.valid('param').id);
    return c.body(await streamOf(api, row), 200, {
      'Content-Type': safeTypes.has(row.type) ? row.type : 'application/octet-stream',
      'Content-Length': String(row.size),
      'Content-Disposition': disposition(nameOf(api.commands, row)),
      // Never shown in a page: what somebody sent us runs nowhere. That types aren't guessed, all answers say.
      'Cache-Control': 'private, no-store',
    });
  });
  app.openapi(preview, async (c) => {
    const row = await readable(api, c.var.caller, c.req.valid('param').id);
    if (row.type !== 'application/pdf')
      throw problem('wrong_type', worded`The attachment ${row.id} is no PDF document: download it.`);
    return c.body(await streamOf(api, row), 200, {
      'Content-Type': 'application/pdf',
      'Content-Length': String(row.size),
      'Content-Disposition': 'inline',
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}

/** @throws problem `not_found` (404) if there is none with this id, or it is not the caller's to read */
async function readable(api: Api, caller: Caller, id: string): Promise<AttachmentRow> {
  const [row] = await findAttachments(api.store, [id]);
  if (row === undefined || !(await isFor(api, caller, row)))
    throw problem('not_found', worded`There is no attachment ${id}.`);
  return row;
}

async function streamOf(api: Api, row: AttachmentRow): Promise<ReadableStream> {
  return Readable.toWeb(await contentOf(api.commands, row)) as ReadableStream;
}

/** An attachment as lists show it. */
export function shownAttachment(api: Api, row: AttachmentRow): z.infer<typeof attachmentSchema> {
  return {
    id: row.id,
    name: nameOf(api.commands, row),
    type: row.type,
    size: row.size,
    created_at: iso(row.createdAt),
    uploaded_by: row.uploadedBy,
  };
}

const safeTypes = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/gif', 'text/plain']);

async function isFor({ store, commands }: Api, caller: Caller, row: AttachmentRow): Promise<boolean> {
  // Who exports what is held of a person downloads the files that the export names: never one that is nobody's yet.
  const isSomebodys = row.instanceId !== null || row.contactId !== null;
  if (isSomebodys && caller.rights.has('people.erase')) return true;
  if (row.instanceId !== null && (await maySee(store, row.instanceId, sightOf(caller)))) return true;
  if (await isHandedTo(commands, sightOf(caller), row)) return true;
  if (await isOfDetection(store, caller, row)) return true;
  if (row.contactId !== null && row.instanceId === null) return caller.rights.has('contacts.work');
  return row.uploadedBy === caller.name;
}

/** Recordings and mails of mystery audits are for those who read them, and for auditors, who score them again. */
async function isOfDetection(
  store: Api['store'],
  { rights }: Caller,
  { id, instanceId }: AttachmentRow,
): Promise<boolean> {
  if (instanceId === null || !(rights.has('audits.read') || rights.has('audits.detect'))) return false;
  return isAttachedToDetection(store, id, instanceId);
}

/** RFC 6266: a plain name for old readers, the real one beside it; no letter of it can end the header. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
