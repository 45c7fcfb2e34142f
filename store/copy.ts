/** Rows written by `COPY`, half as dear as an insert of arrays. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from './store.js';

/** A value of a row, as PostgreSQL writes it. */
export type Copied = string | null;

/** Writes rows into `target` (a table with its columns) on one connection, in a transaction or not. */
export async function copyInto(db: Db, target: string, rows: readonly (readonly Copied[])[]): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => row.map(copied).join('\t'));
  const into = db.sql.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from([`${lines.join('\n')}\n`]), into);
}

function copied(value: Copied): string {
  if (value === null) return String.raw`\N`;
  // Few have any, and to look is much cheaper than to replace.
  if (!special.test(value)) return value;
  return value.replaceAll(/[\\\n\r\t]/g, (letter) => escapes[letter] ?? letter);
}
const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};
