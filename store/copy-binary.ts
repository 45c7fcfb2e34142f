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
  const content: Content = { buffer: Buffer.allocUnsafe(1 << 16), at: 0 };
  content.at = header.copy(content.buffer);
  const row = rowOf(content);
  let some = false;
  return {
    add: (each) => {
      some = true;
      makeRoom(content, 2);
      content.at = content.buffer.writeInt16BE(columns, content.at);
      write(each, row);
    },
    copyInto: async (db, target) => {
      if (!some) return;
      makeRoom(content, 2);
      content.at = content.buffer.writeInt16BE(-1, content.at);
      const into = db.sql.query(copyFrom(`copy ${target} from stdin (format binary)`));
      await pipeline(Readable.from([content.buffer.subarray(0, content.at)]), into);
    },
  };
}

/** What is written so far, up to `at`. */
interface Content {
  buffer: Buffer;
  at: number;
}

function rowOf(content: Content): BinaryRow {
  return {
    text: (value) => {
      if (value === null) writeNone(content);
      else writeText(content, value);
    },
    texts: (values) => {
      if (values === null) writeNone(content);
      else writeTexts(content, values);
    },
    instant: (ms) => {
      if (ms === null) writeNone(content);
      else writeInstant(content, ms);
    },
    integer: (value) => {
      if (value === null) writeNone(content);
      else writeIntegers(content, 4, value);
    },
    smallint: (value) => {
      writeIntegers(content, 2);
      makeRoom(content, 2);
      content.at = content.buffer.writeInt16BE(value, content.at);
    },
    boolean: (value) => {
      if (value === null) {
        writeNone(content);
        return;
      }
      writeIntegers(content, 1);
      makeRoom(content, 1);
      content.at = content.buffer.writeInt8(value ? 1 : 0, content.at);
    },
  };
}

function makeRoom(content: Content, bytes: number): void {
  const { buffer, at } = content;
  if (at + bytes <= buffer.length) return;
  content.buffer = Buffer.allocUnsafe(2 * (buffer.length + bytes));
  buffer.copy(content.buffer, 0, 0, at);
}

function writeIntegers(content: Content, ...values: readonly number[]): void {
  makeRoom(content, 4 * values.length);
  for (const value of values) content.at = content.buffer.writeInt32BE(value, content.at);
}

function writeNone(content: Content): void {
  writeIntegers(content, -1);
}

function writeText(content: Content, value: string): void {
  makeRoom(content, 4 + 3 * value.length);
  const { buffer, at } = content;
  const length = buffer.write(value, at + 4);
  content.at = buffer.writeInt32BE(length, at) + length;
}

/** One dimension, no nulls, its elements' type, how many, the first is 1; then each. */
function writeTexts(content: Content, values: readonly string[]): void {
  const begin = content.at;
  writeIntegers(content, 0, 1, 0, textType, values.length, 1);
  for (const value of values) writeText(content, value);
  content.buffer.writeInt32BE(content.at - begin - 4, begin);
}

function writeInstant(content: Content, ms: number): void {
  const micros = (ms - epoch) * 1_000;
  const high = Math.floor(micros / word);
  writeIntegers(content, 8, high, (micros - high * word) | 0);
}
