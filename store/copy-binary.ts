/** Rows for `COPY` in its binary form: nothing is turned into text and back, and no string lives longer than its row. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from './store.js';

const header = Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts from 2000, in microseconds. */
const epoch = Date.UTC(2000, 0, 1);
const textType = 25;
const word = 2 ** 32;

/** Takes the values of rows, column by column: each method writes one, in the type of its column; null is no value. */
export interface BinaryRow {
  readonly text: (value: string | null) => void;
  /** `text[]`. */
  readonly texts: (values: readonly string[] | null) => void;
  /** `timestamptz`, in milliseconds. */
  readonly instant: (ms: number | null) => void;
  readonly integer: (value: number | null) => void;
  readonly smallint: (value: number) => void;
  readonly boolean: (value: boolean | null) => void;
}

/** Writes rows into `target` (a table with so many columns) on one connection; `write` gives the values of one. */
export async function copyBinary<Each>(
  db: Db,
  target: string,
  columns: number,
  rows: readonly Each[],
  write: (each: Each, row: BinaryRow) => void,
): Promise<void> {
  if (rows.length === 0) return;
  const content = beginContent();
  for (const each of rows) {
    content.begin(columns);
    write(each, content.row);
  }
  const into = db.sql.query(copyFrom(`copy ${target} from stdin (format binary)`));
  await pipeline(Readable.from([content.end()]), into);
}

function beginContent() {
  let buffer = Buffer.allocUnsafe(1 << 20);
  let at = header.copy(buffer);
  const room = (bytes: number) => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * (buffer.length + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const none = () => {
    at = buffer.writeInt32BE(-1, at);
  };
  /** There is room. */
  const sized = (value: string) => {
    const length = buffer.write(value, at + 4);
    at = buffer.writeInt32BE(length, at) + length;
  };
  const row: BinaryRow = {
    text: (value) => {
      room(4 + 3 * (value?.length ?? 0));
      if (value === null) none();
      else sized(value);
    },
    texts: (values) => {
      room(24 + (values ?? []).reduce((sum, value) => sum + 4 + 3 * value.length, 0));
      if (values === null) {
        none();
        return;
      }
      const begin = at;
      // One dimension, no nulls, its element's type, how many, the first is 1.
      at += 4;
      for (const part of [1, 0, textType, values.length, 1]) at = buffer.writeInt32BE(part, at);
      for (const value of values) sized(value);
      buffer.writeInt32BE(at - begin - 4, begin);
    },
    instant: (ms) => {
      room(12);
      if (ms === null) {
        none();
        return;
      }
      const micros = (ms - epoch) * 1_000;
      const high = Math.floor(micros / word);
      at = buffer.writeInt32BE(8, at);
      at = buffer.writeInt32BE(high, at);
      at = buffer.writeUInt32BE(micros - high * word, at);
    },
    integer: (value) => {
      room(8);
      if (value === null) none();
      else at = buffer.writeInt32BE(value, buffer.writeInt32BE(4, at));
    },
    smallint: (value) => {
      room(6);
      at = buffer.writeInt16BE(value, buffer.writeInt32BE(2, at));
    },
    boolean: (value) => {
      room(5);
      if (value === null) none();
      else at = buffer.writeInt8(value ? 1 : 0, buffer.writeInt32BE(1, at));
    },
  };
  return {
    row,
    begin: (columns: number) => {
      room(2);
      at = buffer.writeInt16BE(columns, at);
    },
    end: () => {
      room(2);
      at = buffer.writeInt16BE(-1, at);
      return buffer.subarray(0, at);
    },
  };
}
