/** A table as a file: CSV in UTF-8 with its mark, or a workbook of one sheet with numbers as numbers. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre';
import { csvLine } from '../../domain/csv.js';

export interface Table {
  /** Of the file and of the sheet. */
  readonly name: string;
  readonly header: readonly string[];
  /** Null: an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface TableFormat {
  readonly type: string;
  readonly write: (table: Table) => Readable;
}

const mostNameLetters = 31;

export const tableFormats: Readonly<Record<'csv' | 'xlsx', TableFormat>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    write: ({ header, rows }) =>
      Readable.from([
        Buffer.from(
          `\ufeff${csvLine(header)}${rows.map((row) => csvLine(row.map((cell) => cell ?? ''))).join('')}`,
        ),
      ]),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: ({ name, header, rows }) => {
      const columns = header.map((title) => ({ header: title }));
      const book = writeXlsxStream(each(rows), { name: name.slice(0, mostNameLetters), columns });
      return Readable.fromWeb(book as ReadableStream);
    },
  },
};

async function* each(rows: Table['rows']) {
  for (const row of rows) yield [...row];
}
