/** A list as a file, row by row as it is read from the store: what is held is a page of it. */
import { writeXlsxStream } from 'hucre';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { csvLine } from '../../domain/csv.js';
import { listFields } from '../../domain/lists/columns.js';
import type { ContactList } from '../../store/contact-lists.js';
import { listImportsOf } from '../../store/list-imports.js';
import { readRowsAfter, type ListRow } from '../../store/list-rows.js';
import type { CommandContext } from '../context.js';
import { optionsOf, shapeOf } from './upload.js';

type ExportContext = Pick<CommandContext, 'db'>;

/** The most rows of a sheet below its header. */
export const mostSheetRows = 1_048_575;
const page = 5_000;

/** The list as CSV in UTF-8 with its mark, which spreadsheets look for; what they would take for a formula is marked as a text. */
export async function exportCsv(context: ExportContext, list: ContactList): Promise<Readable> {
  const header = await headerOf(context, list);
  async function* lines() {
    yield Buffer.from(`\ufeff${csvLine(header)}`);
    for await (const rows of pages(context, list))
      yield Buffer.from(rows.map((row) => csvLine(cellsOf(row, header))).join(''));
  }
  return Readable.from(lines());
}

/** The list as a workbook of texts: a cell of text is never computed. */
export async function exportXlsx(context: ExportContext, list: ContactList): Promise<Readable> {
  const header = await headerOf(context, list);
  async function* rows() {
    for await (const some of pages(context, list)) for (const row of some) yield cellsOf(row, header);
  }
  const book = writeXlsxStream(rows(), {
    name: list.name.slice(0, 31),
    columns: header.map((title) => ({ header: title })),
  });
  return Readable.fromWeb(book as ReadableStream);
}

async function* pages({ db }: ExportContext, list: ContactList): AsyncGenerator<readonly ListRow[]> {
  for (let after = 0; after < list.lastRow;) {
    const rows = await readRowsAfter(db, list, after, page);
    yield rows;
    after = rows.at(-1)?.row ?? list.lastRow;
  }
}

/** The fields, then every further column that an import brought. */
async function headerOf({ db }: ExportContext, list: ContactList): Promise<readonly string[]> {
  const done = (await listImportsOf(db, list.id)).filter(({ state }) => state === 'done').reverse();
  const further = done.flatMap((row) => {
    const { mapping } = optionsOf(row);
    return shapeOf(row).columns.filter((_, index) => mapping[index] === 'extra');
  });
  return [...new Set([...listFields, ...further])];
}

function cellsOf(row: ListRow, header: readonly string[]): string[] {
  const fields = listFields.map((field) => row[field] ?? '');
  return [...fields, ...header.slice(listFields.length).map((title) => row.extra?.[title] ?? '')];
}
