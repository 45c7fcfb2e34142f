/** A file comes in: kept encrypted, looked at, and a way to take it proposed. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { headerKey, proposeMapping, type Mapping } from '../../domain/lists/columns.js';
import {
  findListImport,
  findOptionsByHeader,
  insertListImport,
  type ListImport,
} from '../../store/list-imports.js';
import { createKey, unwrapKey, wrapKey } from '../../store/sealing.js';
import type { CommandContext } from '../context.js';
import { formOf, lookAt, SeenContent, type FileShape, type LookedAt } from './file-shape.js';

/** The most bytes of a file: some ten million rows. */
export const largestListFile = 1024 * 1024 * 1024;

type UploadContext = Pick<CommandContext, 'db' | 'keys' | 'files' | 'clock'>;

/** How the rows of an import are taken. */
export interface ImportOptions {
  readonly mapping: Mapping;
  /** Good rows though others were refused, or none unless all are good. */
  readonly take: 'good' | 'all_or_nothing';
  /** Whether an address that the list has already refuses a row. */
  readonly duplicates: 'refuse' | 'keep';
}

export interface Uploaded extends LookedAt {
  readonly row: ListImport;
  readonly proposal: ImportOptions;
}

/** Keeps a file for a list. @throws TooLarge, UnreadableFile: nothing was kept then */
export async function uploadList(
  context: UploadContext,
  file: {
    readonly listId: string;
    readonly name: string;
    readonly by: string;
    readonly content: AsyncIterable<Uint8Array>;
  },
): Promise<Uploaded> {
  const id = randomUUID();
  const key = createKey();
  const seen = new SeenContent();
  const { hash, size } = await context.files.write(id, key, seen.passing(file.content), largestListFile);
  try {
    const looked = await lookAt(await context.files.read(id, key, hash), formOf(seen.seen));
    const header = looked.shape.hasHeader ? headerKey(looked.shape.columns) : null;
    const row = { id, listId: file.listId, fileName: file.name.slice(0, 200), size, fileHash: hash };
    await insertListImport(context.db, {
      ...row,
      header,
      wrapped: wrapKey(context.keys, key),
      shape: looked.shape,
      by: file.by,
      createdAt: context.clock(),
    });
    return await uploaded(context, id, looked);
  } catch (error) {
    // A row that could be written after all keeps its name for a file that is gone: it is given up when it is ordered.
    await context.files.remove(id, hash);
    throw error;
  }
}

/** An upload that waits for its order, as when it came. @throws UnreadableFile */
export async function lookAgain(context: UploadContext, row: ListImport): Promise<Uploaded> {
  const content = await contentOfImport(context, row);
  const looked = await lookAt(content, shapeOf(row));
  return uploaded(context, row.id, looked);
}

/** The file of an import that has not ended. */
export function contentOfImport(
  { keys, files }: Pick<CommandContext, 'keys' | 'files'>,
  { id, fileHash, wrapped }: ListImport,
): Promise<Readable> {
  if (fileHash === null || wrapped === null) throw new Error(`the file of import ${id} is gone`);
  return files.read(id, unwrapKey(keys, wrapped), fileHash);
}

/** What was found out of an import's file when it came. */
export function shapeOf(row: ListImport): FileShape {
  return row.shape as unknown as FileShape;
}

/** How an import was ordered. */
export function optionsOf(row: ListImport): ImportOptions {
  return row.options as unknown as ImportOptions;
}

async function uploaded({ db }: UploadContext, id: string, looked: LookedAt): Promise<Uploaded> {
  const row = await findListImport(db, id);
  if (row === null) throw new Error(`the import ${id} was not written`);
  const before = row.header === null ? null : await findOptionsByHeader(db, row.header);
  const known = (before as unknown as ImportOptions | null)?.mapping;
  const mapping = known ?? proposeMapping(looked.shape.columns);
  const proposal = { mapping, take: 'good', duplicates: 'refuse' } as const;
  return { ...looked, row, proposal };
}
