/** Rows read by `COPY` in its binary form: a million of them cost a third of what a query's rows do, and live no longer than looked at. */
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Db } from './store.js';

/** PostgreSQL counts from 2000, in microseconds. */
const epoch = Date.UTC(2000, 0, 1);
const word = 2 ** 32;
const headerBytes = 19;
const mostNames = 1_024;

/** Runs a select and answers its rows as they come, undecoded. Values in its text are literals (`literal`): `COPY` takes no others. */
export async function readBinary(db: Db, select: string): Promise<Buffer> {
  if (db.sql instanceof pg.Pool) {
    const client = await db.sql.connect();
    try {
      return await readBinary({ ...db, sql: client }, select);
    } finally {
      client.release();
    }
  }
  const chunks: Buffer[] = [];
  const rows = db.sql.query(copyTo(`copy (${select}) to stdout (format binary)`));
  for await (const chunk of rows) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A text within a statement. */
export function literal(text: string): string {
  return pg.escapeLiteral(text);
}

/** Goes through rows of `readBinary`: each method takes the next value, in the type of its column. */
export class BinaryFields {
  #rows: Buffer = Buffer.alloc(0);
  #at = 0;
  readonly #names: (string | undefined)[] = [];

  /** Begins with other rows. */
  begin(rows: Buffer): void {
    this.#rows = rows;
    this.#at = headerBytes;
  }

  /** Goes on to the next row; false where there is none. */
  next(): boolean {
    const columns = this.#rows.readInt16BE(this.#at);
    this.#at += 2;
    return columns >= 0;
  }

  /** Stands at the last of all rows; answers how many they are. */
  last(): number {
    let [rows, last] = [0, this.#at];
    for (let row = this.#at; this.next(); row = this.#at) {
      rows += 1;
      last = row;
      for (let n = this.#rows.readInt16BE(row); n > 0; n -= 1) {
        const bytes = this.#length();
        if (bytes > 0) this.#at += bytes;
      }
    }
    this.#at = last;
    return rows;
  }

  text(): string | null {
    const bytes = this.#length();
    if (bytes < 0) return null;
    return this.#rows.toString('utf8', this.#at, (this.#at += bytes));
  }

  /** A text of which there are few: the same is not made again. */
  name(): string | null {
    const bytes = this.#length();
    if (bytes < 0) return null;
    const rows = this.#rows;
    const begin = this.#at;
    const end = (this.#at += bytes);
    let hash = bytes;
    for (let at = begin; at < end; at += 1) hash = (hash * 31 + (rows[at] ?? 0)) | 0;
    const place = (hash >>> 0) % mostNames;
    const known = this.#names[place];
    if (known !== undefined && isWritten(known, rows, begin, end)) return known;
    return (this.#names[place] = rows.toString('utf8', begin, end));
  }

  /** `text[]` of one dimension without nulls. */
  texts(): readonly string[] | null {
    const bytes = this.#length();
    if (bytes < 0) return null;
    const end = this.#at + bytes;
    // Dimensions, whether there are nulls, type; of each dimension its length and where it begins.
    this.#at += this.#rows.readInt32BE(this.#at) === 0 ? 12 : 20;
    const values: string[] = [];
    while (this.#at < end) values.push(this.text() ?? '');
    return values;
  }

  /** `timestamptz`, in milliseconds. */
  instant(): number | null {
    if (this.#length() < 0) return null;
    const high = this.#rows.readInt32BE(this.#at);
    const low = this.#rows.readUInt32BE(this.#at + 4);
    this.#at += 8;
    return (high * word + low) / 1_000 + epoch;
  }

  integer(): number | null {
    if (this.#length() < 0) return null;
    const value = this.#rows.readInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  smallint(): number | null {
    if (this.#length() < 0) return null;
    const value = this.#rows.readInt16BE(this.#at);
    this.#at += 2;
    return value;
  }

  boolean(): boolean | null {
    if (this.#length() < 0) return null;
    const value = this.#rows[this.#at] === 1;
    this.#at += 1;
    return value;
  }

  /** Of the next value; -1: it is null. */
  #length(): number {
    const bytes = this.#rows.readInt32BE(this.#at);
    this.#at += 4;
    return bytes;
  }
}

/** Whether these bytes write the text, which is looked at only where it is of plain letters. */
function isWritten(text: string, rows: Buffer, begin: number, end: number): boolean {
  if (text.length !== end - begin) return false;
  for (let n = 0; n < text.length; n += 1) if (text.charCodeAt(n) !== rows[begin + n]) return false;
  return true;
}
