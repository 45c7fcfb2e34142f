/** Attachments: each has a key of its own, so that one is erased without touching another. */
import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { CompiledForm } from '../engine/definition.js';
import type { Actor } from '../engine/event.js';
import { attachmentsIn } from '../engine/forms/attachments.js';
import type { Json } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import type { AttachmentFiles } from '../store/attachment-files.js';
import { findAttachments, insertAttachment, type AttachmentRow } from '../store/attachments.js';
import { createKey, seal, unseal, unwrapKey, wrapKey, type MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';
import { refused } from './refused.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** The most bytes that an attachment may have. */
export const largestAttachment = 25 * 1024 * 1024;

export interface AttachmentContext {
  readonly db: Db;
  readonly keys: MasterKeys;
  readonly files: AttachmentFiles;
  readonly clock: () => number;
}

/** A file to keep, and whose it is. */
export interface NewAttachment {
  /** Null: a new one. With an id, a file kept before stays. */
  readonly id: string | null;
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly instanceId: string | null;
  readonly contactId: string | null;
  readonly uploadedBy: string | null;
}

/** Writes the file, and gives the row that is still to be inserted: with what it belongs to, in one transaction. @throws TooLarge */
export async function writeAttachment(
  { keys, files, clock }: Omit<AttachmentContext, 'db'>,
  { content, name, type, id: wanted, ...owner }: NewAttachment,
): Promise<AttachmentRow> {
  const id = wanted ?? randomUUID();
  const key = createKey();
  const stored = await files.write(id, key, content, largestAttachment);
  const sealed = seal<Json>(fileName(name), { places: [''], values: new Set() }, key);
  return {
    id,
    ...stored,
    ...owner,
    type: mimeType(type),
    name: sealed,
    wrapped: wrapKey(keys, key),
    createdAt: clock(),
  };
}

/** Keeps a file that belongs to nothing else that is being written. @throws TooLarge */
export async function keepAttachment(
  context: AttachmentContext,
  file: NewAttachment,
): Promise<AttachmentRow> {
  const [known] = file.id === null ? [] : await findAttachments(context.db, [file.id]);
  if (known !== undefined) return known;
  const row = await writeAttachment(context, file);
  if (await insertAttachment(context.db, row)) return row;
  await context.files.remove(row.id, row.hash);
  const [other] = await findAttachments(context.db, [row.id]);
  return other ?? row;
}

/** The content of an attachment. */
export function contentOf(
  { keys, files }: Pick<AttachmentContext, 'keys' | 'files'>,
  row: AttachmentRow,
): Promise<Readable> {
  return files.read(row.id, unwrapKey(keys, row.wrapped), row.hash);
}

/** The name of an attachment, in the clear. */
export function nameOf({ keys }: Pick<AttachmentContext, 'keys'>, row: AttachmentRow): string {
  const name = unseal(row.name, unwrapKey(keys, row.wrapped));
  return typeof name === 'string' ? name : 'attachment';
}

/** The id that a service's call gives its attachment: the same in every repetition. */
export function attachmentIdOf(call: string): string {
  const hex = createHash('sha256').update(`attachment ${call}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Why data may not name the attachments that they name: each has to be there, and the instance's or, still nobody's, the sender's own. Null when all are. */
export async function refuseAttachments(
  db: Db,
  form: CompiledForm | null,
  data: Json,
  by: { readonly actor: Actor | null; readonly instance: string | null },
): Promise<Refusal | null> {
  // What comes in by a channel names what came with it.
  if (form === null || by.actor === null) return null;
  const named = attachmentsIn(form.schema, data);
  if (named.length === 0) return null;
  const rows = await findAttachments(db, [...new Set(named.map(({ id }) => id))]);
  const usable = new Set(rows.filter((row) => isUsable(row, by)).map(({ id }) => id));
  const errors = named
    .filter(({ id }) => !usable.has(id))
    .map(({ path }) =>
      faultAt(`/data${path}`, worded`names no attachment that you may use here; upload it first`),
    );
  if (errors.length === 0) return null;
  const message =
    errors.length === 1
      ? worded`An attachment is not there, or not yours to use here.`
      : worded`Some attachments are not there, or not yours to use here.`;
  return refused('invalid', message, errors);
}

function isUsable(
  row: AttachmentRow,
  { actor, instance }: { readonly actor: Actor | null; readonly instance: string | null },
): boolean {
  if (row.instanceId !== null) return row.instanceId === instance;
  return row.contactId === null && row.uploadedBy === actor?.name;
}

const longestName = 200;

/** A name for a file, and nothing but a name: no folder, no control characters, no end. */
export function fileName(written: string): string {
  const last = written.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'attachment';
  if (clean.length <= longestName) return clean;
  const end = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, longestName - end.length) + end;
}

function mimeType(written: string): string {
  const type = written.toLowerCase().split(';')[0]?.trim() ?? '';
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/.test(type) ? type : 'application/octet-stream';
}
