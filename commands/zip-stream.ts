/** Files as one ZIP archive, written as they are read: none is held whole. */
import { constants, deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** With folders, by slashes. */
  readonly path: string;
  /** Milliseconds. */
  readonly at: number;
  /** Without it stored as it is: recordings don't get smaller. */
  readonly deflate?: boolean;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

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
    const file = deflate === true ? new Deflated(path) : new ZipPassThrough(path);
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

const deflation = 8;

/** Deflates each chunk by itself, by the machine's own library: several times as fast as in JavaScript, and nothing waits for the next. */
class Deflated extends ZipPassThrough {
  override compression = deflation;

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, new Uint8Array(deflateRawSync(chunk, { level: 4, finishFlush })), final);
  }
}
