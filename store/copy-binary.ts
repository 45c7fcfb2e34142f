/** Rows for `COPY` in its binary form: nothing is turned into text and back, and no string lives longer than its row. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { mostBytesALetter, writeUtf8 } from '../domain/utf8.js';
import type { Db } from './store.js';

const header = Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts from 2000, in microseconds. */
const epoch = Date.UTC(2000, 0, 1);
const textType = 25;
const word = 2 ** 32;

/** Takes the values of rows, column by column: each method writes one, in the type of its column; null is no value. */
export interface BinaryRow {
  text(value: string | null): void;
  /** `bytea`: at most so many, which `write` writes from a place on, to answer where they end. */
  bytes(most: number, write: (into: Uint8Array, at: number) => number): void;
  /** `text[]`. */
  texts(values: readonly string[] | null): void;
  /** `timestamptz`, in milliseconds. */
  instant(ms: number | null): void;
  integer(value: number | null): void;
  smallint(value: number): void;
  boolean(value: boolean | null): void;
}

/** Rows made up one by one, which hold nothing but their bytes until they are written into a table. */
export interface BinaryRows<Each> {
  readonly add: (each: Each) => void;
  /** Writes them into `target` (a table with so many columns) on one connection. */
  readonly copyInto: (db: Db, target: string) => Promise<void>;
}

/** Begins rows of so many columns; `write` gives the values of one. */
export function binaryRows<Each>(
  columns: number,
  write: (each: Each, row: BinaryRow) => void,
): BinaryRows<Each> {
  const content = new Content();
  let some = false;
  return {
    add: (each) => {
      some = true;
      content.columns(columns);
      write(each, content);
    },
    copyInto: async (db, target) => {
      if (!some) return;
      content.columns(-1);
      const into = db.sql.query(copyFrom(`copy ${target} from stdin (format binary)`));
      await pipeline(Readable.from([content.written()]), into);
    },
  };
}

/** What is written so far. Byte by byte: a call for each number would take longer than all else, thirty million times a month. */
class Content implements BinaryRow {
  #buffer: Buffer = Buffer.allocUnsafe(1 << 16);
  #at = header.copy(this.#buffer);

  written(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  columns(number: number): void {
    this.#makeRoom(2);
    this.#two(number);
  }

  text(value: string | null): void {
    if (value === null) this.#none();
    else {
      this.#makeRoom(4 + mostBytesALetter * value.length);
      const begin = this.#at;
      this.#at = writeUtf8(value, this.#buffer, begin + 4);
      this.#sizeSince(begin);
    }
  }

  bytes(most: number, write: (into: Uint8Array, at: number) => number): void {
    this.#makeRoom(4 + most);
    const begin = this.#at;
    this.#at = write(this.#buffer, begin + 4);
    this.#sizeSince(begin);
  }

  /** One dimension, no nulls, its elements' type, how many, the first is 1; then each. */
  texts(values: readonly string[] | null): void {
    if (values === null) {
      this.#none();
      return;
    }
    this.#makeRoom(24);
    const begin = this.#at;
    for (const number of [0, 1, 0, textType, values.length, 1]) this.#four(number);
    for (const value of values) this.text(value);
    this.#sizeSince(begin);
  }

  instant(ms: number | null): void {
    if (ms === null) this.#none();
    else {
      this.#makeRoom(12);
      const micros = (ms - epoch) * 1_000;
      const high = Math.floor(micros / word);
      this.#four(8);
      this.#four(high);
      this.#four(micros - high * word);
    }
  }

  integer(value: number | null): void {
    if (value === null) this.#none();
    else {
      this.#makeRoom(8);
      this.#four(4);
      this.#four(value);
    }
  }

  smallint(value: number): void {
    this.#makeRoom(6);
    this.#four(2);
    this.#two(value);
  }

  boolean(value: boolean | null): void {
    if (value === null) this.#none();
    else {
      this.#makeRoom(5);
      this.#four(1);
      this.#buffer[this.#at] = value ? 1 : 0;
      this.#at += 1;
    }
  }

  #none(): void {
    this.#makeRoom(4);
    this.#four(-1);
  }

  #two(value: number): void {
    const at = this.#at;
    this.#buffer[at] = value >>> 8;
    this.#buffer[at + 1] = value;
    this.#at = at + 2;
  }

  #four(value: number): void {
    const buffer = this.#buffer;
    const at = this.#at;
    buffer[at] = value >>> 24;
    buffer[at + 1] = value >>> 16;
    buffer[at + 2] = value >>> 8;
    buffer[at + 3] = value;
    this.#at = at + 4;
  }

  #sizeSince(begin: number): void {
    const end = this.#at;
    this.#at = begin;
    this.#four(end - begin - 4);
    this.#at = end;
  }

  #makeRoom(bytes: number): void {
    const before = this.#buffer;
    if (this.#at + bytes <= before.length) return;
    this.#buffer = Buffer.allocUnsafe(2 * (before.length + bytes));
    before.copy(this.#buffer, 0, 0, this.#at);
  }
}
