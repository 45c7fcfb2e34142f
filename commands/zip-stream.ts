/** Files as one ZIP archive, written as they are read: none is held whole. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** With folders, by slashes. */
  readonly path: string;
  /** Milliseconds. */
  readonly at: number;
  /** Without it stored as it is: recordings don't get smaller. */
  readonly deflate?: boolean;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

// Past this a smaller file costs more time than it saves.
const deflateLevel = 4;

/** The most that an archive holds: its offsets have 32 bits, its count of files 16. */
export const mostZipped = { bytes: 4_000_000_000, files: 60_000 } as const;

/** The archive, chunk by chunk; each entry is asked for once the one before is written. */
export async function* zipStream(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    written.push(chunk);
  });
  for await (const { path, at, content, deflate } of entries) {
    const file = deflate === true ? new ZipDeflate(path, { level: deflateLevel }) : new ZipPassThrough(path);
    file.mtime = at;
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      yield* written.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* written.splice(0);
  }
  zip.end();
  yield* written.splice(0);
}
