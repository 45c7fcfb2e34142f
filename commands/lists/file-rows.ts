/** The rows of a CSV or XLSX file, one after the other as the file is read: what is held is a row, not the file. */
import { parse, CsvError } from 'csv-parse';
import { EncryptedFileError, streamXlsxRows, type CellValue } from 'hucre';
import { PassThrough, pipeline, Readable } from 'node:stream';
import type { Encoding, Separator } from '../../domain/lists/encoding.js';
import type { FileFault } from '../../domain/lists/refusals.js';

/** How a file is to be read; an XLSX says it itself. */
export type FileForm =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly format: 'xlsx' };

/** A row with its place in the file, from 1. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file can't be read (further). */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    readonly fault: FileFault,
    cause: unknown,
  ) {
    super(`the file cannot be read: ${fault}`, { cause });
  }
}

/**
 * Rows that have something in them; `passed` hears of the bytes as they are read. The content is closed when the reader stops
 * early. @throws UnreadableFile
 */
export async function* rowsOfFile(
  content: Readable,
  form: FileForm,
  passed: (bytes: number) => void = () => undefined,
): AsyncGenerator<FileRow> {
  // Not the file's own stream: who reads closes it in their own time, and its failure reaches them here.
  const counted = new PassThrough();
  pipeline(
    content,
    (source: AsyncIterable<Uint8Array>) => counting(source, passed),
    counted,
    () => undefined,
  );
  const rows = form.format === 'xlsx' ? xlsxRows(counted) : csvRows(counted, form);
  try {
    for await (const row of rows) if (row.cells.some((cell) => cell !== '')) yield row;
  } catch (error) {
    throw new UnreadableFile(faultOf(error), error);
  } finally {
    content.destroy();
  }
}

async function* counting(source: AsyncIterable<Uint8Array>, passed: (bytes: number) => void) {
  for await (const chunk of source) {
    passed(chunk.byteLength);
    yield chunk;
  }
}

// A row is refused far below; as long as this is only what follows a quotation mark that nothing closes.
const longestRecord = 8 * 1024 * 1024;

async function* csvRows(
  content: Readable,
  { encoding, separator }: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  pipeline(
    content,
    (source: AsyncIterable<Uint8Array>) => decoded(source, encoding),
    parser,
    () => undefined,
  );
  let line = 0;
  for await (const cells of parser as AsyncIterable<readonly string[]>) yield { line: ++line, cells };
}

async function* decoded(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* xlsxRows(content: Readable): AsyncGenerator<FileRow> {
  const web = Readable.toWeb(content) as ReadableStream<Uint8Array>;
  for await (const { index, values } of streamXlsxRows(web))
    yield { line: index + 1, cells: values.map(cellOf) };
}

/** A cell as a text: a formula's is the result that the file holds; a date without a time is a day. */
function cellOf(value: CellValue): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value);
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', '');
}

function faultOf(error: unknown): FileFault {
  if (error instanceof EncryptedFileError) return 'protected';
  return error instanceof CsvError ? 'quote' : 'unreadable';
}
