/** What is found out of an uploaded file: its form, its header, its first rows. */
import type { Readable } from 'node:stream';
import { normaliseEmail, normalisePhone } from '../../domain/lists/addresses.js';
import { columnNames } from '../../domain/lists/columns.js';
import { encodingOf, separatorOf, type SeenBytes } from '../../domain/lists/encoding.js';
import { UnreadableFile, rowsOfFile, type FileForm } from './file-rows.js';

/** A file's form with its columns; a file without a header has numbered ones. */
export type FileShape = FileForm & {
  /** Some of it is in another encoding than the rest. */
  readonly mixed: boolean;
  readonly hasHeader: boolean;
  readonly columns: readonly string[];
};

export interface LookedAt {
  readonly shape: FileShape;
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[];
}

const shownRows = 20;
const lookedAtBytes = 65_536;

/** Counts what tells an encoding while content passes by. */
export class SeenContent {
  private first = Buffer.alloc(0);
  private good = 0;
  private bad = 0;
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  async *passing(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      if (this.first.length < lookedAtBytes)
        this.first = Buffer.concat([this.first, chunk]).subarray(0, lookedAtBytes);
      this.count(this.decoder.decode(chunk, { stream: true }));
      yield chunk;
    }
    this.count(this.decoder.decode());
  }

  get seen(): SeenBytes {
    return { first: this.first, good: this.good, bad: this.bad };
  }

  private count(text: string): void {
    const bad = text.match(/\ufffd/gu)?.length ?? 0;
    this.bad += bad;
    this.good += (text.match(/[\u0080-\u{10ffff}]/gu)?.length ?? 0) - bad;
  }
}

/** The form of a file, from what was seen of it. @throws UnreadableFile for an old or encrypted workbook */
export function formOf(seen: SeenBytes): FileForm & { readonly mixed: boolean } {
  const magic = Buffer.from(seen.first.subarray(0, 4)).toString('hex');
  if (magic === '504b0304') return { format: 'xlsx', mixed: false };
  // A compound file: a workbook under a password, or one of Excel before 2007.
  if (magic === 'd0cf11e0') throw new UnreadableFile('protected', null);
  const { encoding, mixed } = encodingOf(seen);
  const text = new TextDecoder(encoding).decode(seen.first, { stream: true });
  return { format: 'csv', encoding, separator: separatorOf(text), mixed };
}

/** Reads the first rows of a file. @throws UnreadableFile */
export async function lookAt(
  content: Readable,
  form: FileForm & { readonly mixed: boolean },
): Promise<LookedAt> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of rowsOfFile(content, form)) {
    rows.push(cells);
    if (rows.length > shownRows) break;
  }
  const [first] = rows;
  if (first === undefined) throw new UnreadableFile('empty', null);
  const hasHeader = !first.some(isAddress);
  const columns = columnNames(hasHeader ? first : first.map(() => ''));
  return {
    shape: { ...form, hasHeader, columns },
    rows: hasHeader ? rows.slice(1) : rows.slice(0, shownRows),
  };
}

function isAddress(cell: string): boolean {
  return normaliseEmail(cell) !== null || normalisePhone(cell) !== null;
}
