/**
 * The content of attachments: a file each, below a folder, named by the keyed hash of what it holds (and by its id, so that each
 * is erased for itself), encrypted by a key of its own: iv, AES-256-GCM, tag. Written by streaming, and on disk before it counts.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, pipeline, type Readable } from 'node:stream';

const ivBytes = 12;
const tagBytes = 16;

/** Where the content of an attachment lies, and how large it is. */
interface StoredFile {
  readonly hash: string;
  readonly size: number;
}

/** The content had more bytes than are allowed; nothing was kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  constructor(readonly most: number) {
    super(`an attachment may have at most ${most} bytes`);
  }
}

/** By what a file is named. */
export interface StoredName {
  readonly id: string;
  readonly hash: string;
}

export interface AttachmentFiles {
  /** Writes a content of at most `most` bytes. @throws TooLarge */
  write(id: string, key: Buffer, content: AsyncIterable<Uint8Array>, most: number): Promise<StoredFile>;
  /** The content; the stream fails if the file was changed. @throws if the file is gone */
  read(id: string, key: Buffer, hash: string): Promise<Readable>;
  /** Removes the file; one that is gone is all right. */
  remove(id: string, hash: string): Promise<void>;
  /** What lies on a shelf: the files whose hash begins with this byte. */
  listShelf(shelf: number): Promise<readonly StoredName[]>;
  /** Removes the file if it was written before an instant (milliseconds); answers whether it did. */
  removeIfOlder(id: string, hash: string, before: number): Promise<boolean>;
  /** Removes drafts that were begun before an instant and never ended; answers how many. */
  removeDrafts(before: number): Promise<number>;
}

/** Keeps files below `folder`, named by hashes under `hashing`. */
export function createAttachmentFiles(folder: string, hashing: Buffer): AttachmentFiles {
  const pathOf = (id: string, hash: string) => join(folder, hash.slice(0, 2), `${hash}-${id}`);
  return {
    async write(id, key, content, most) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${id}.draft`);
      const handle = await open(draft, 'w', 0o600);
      try {
        const { hash, size } = await encryptInto(handle, key, content, most, hashing);
        await handle.sync();
        await handle.close();
        const path = pathOf(id, hash);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        return { hash, size };
      } catch (error) {
        await handle.close().catch(() => undefined);
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(id, key, hash) {
      const path = pathOf(id, hash);
      const { iv, tag, end } = await ends(path);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
      decipher.setAuthTag(tag);
      // A file without content ends before it begins.
      if (end < ivBytes) return decipher.end();
      const out = new PassThrough();
      pipeline(createReadStream(path, { start: ivBytes, end }), decipher, out, () => undefined);
      return out;
    },
    remove: (id, hash) => rm(pathOf(id, hash), { force: true }),
    async listShelf(shelf) {
      const names = await namesIn(join(folder, shelf.toString(16).padStart(2, '0')));
      return names.flatMap((name) => {
        const [, hash, id] = /^([0-9a-f]{64})-(.+)$/.exec(name) ?? [];
        return hash === undefined || id === undefined ? [] : [{ hash, id }];
      });
    },
    removeIfOlder: (id, hash, before) => removeIfOlder(pathOf(id, hash), before),
    async removeDrafts(before) {
      let removed = 0;
      for (const name of (await namesIn(folder)).filter((each) => each.endsWith('.draft')))
        if (await removeIfOlder(join(folder, name), before)) removed += 1;
      return removed;
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(absent([]));
}

async function removeIfOlder(path: string, before: number): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(absent({ mtimeMs: Infinity }));
  if (mtimeMs >= before) return false;
  await rm(path, { force: true });
  return true;
}

/** What stands for a file or folder that is not there. */
function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}

async function encryptInto(
  handle: FileHandle,
  key: Buffer,
  content: AsyncIterable<Uint8Array>,
  most: number,
  hashing: Buffer,
): Promise<StoredFile> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  const hash = createHmac('sha256', hashing);
  let size = 0;
  await handle.write(iv);
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > most) throw new TooLarge(most);
    hash.update(chunk);
    await handle.write(cipher.update(chunk));
  }
  await handle.write(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
  return { hash: hash.digest('hex'), size };
}

async function ends(path: string): Promise<{ iv: Buffer; tag: Buffer; end: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const iv = Buffer.alloc(ivBytes);
    const tag = Buffer.alloc(tagBytes);
    await handle.read(iv, 0, ivBytes, 0);
    await handle.read(tag, 0, tagBytes, size - tagBytes);
    return { iv, tag, end: size - tagBytes - 1 };
  } finally {
    await handle.close();
  }
}
