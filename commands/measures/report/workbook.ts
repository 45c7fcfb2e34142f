/**
 * A workbook of several sheets, written row by row (ECMA-376; plain cells, as spreadsheets of every maker read them). The library that
 * writes our other workbooks streams one sheet, and holds several of them whole.
 */
import { zipStream, type ZipEntry } from '../../zip-stream.js';
import type { Cell } from './tables.js';

/** A sheet, by its name; its rows are gone through once. */
export interface Sheet {
  readonly name: string;
  readonly rows: () => Iterable<readonly Cell[]>;
}

// The same sheets are the same file, whenever it is written; archives tell the time of where they are.
const at = new Date(2000, 0, 1).getTime();
const some = 65_536;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook's bytes. */
export function workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array, void, undefined> {
  return zipStream(entriesOf(sheets));
}

function* entriesOf(sheets: readonly Sheet[]): Generator<ZipEntry, void, undefined> {
  yield part('[Content_Types].xml', [
    `<Types xmlns="${packages}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
    ...sheets.map((_, n) => `<Override PartName="/${sheetPath(n)}" ContentType="${types}.worksheet+xml"/>`),
    '</Types>',
  ]);
  yield part('_rels/.rels', related([['officeDocument', 'xl/workbook.xml']]));
  yield part('xl/workbook.xml', [
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
    ...sheets.map(
      ({ name }, n) =>
        `<sheet name="${escaped(name)}" sheetId="${String(n + 1)}" r:id="rId${String(n + 1)}"/>`,
    ),
    '</sheets></workbook>',
  ]);
  const paths = sheets.map((_, n) => ['worksheet', `/${sheetPath(n)}`] as const);
  yield part('xl/_rels/workbook.xml.rels', related(paths));
  for (const [n, { rows }] of sheets.entries()) yield part(sheetPath(n), sheetOf(rows()));
}

function sheetPath(n: number): string {
  return `xl/worksheets/sheet${String(n + 1)}.xml`;
}

function related(parts: readonly (readonly [type: string, target: string])[]): readonly string[] {
  return [
    `<Relationships xmlns="${packages}/relationships">`,
    ...parts.map(
      ([type, target], n) =>
        `<Relationship Id="rId${String(n + 1)}" Type="${office}/${type}" Target="${target}"/>`,
    ),
    '</Relationships>',
  ];
}

function part(path: string, xml: Iterable<string>): ZipEntry {
  return { path, at, deflate: true, content: bytesOf(xml) };
}

function* bytesOf(xml: Iterable<string>): Generator<Uint8Array, void, undefined> {
  let text = declaration;
  for (const piece of xml) {
    text += piece;
    if (text.length < some) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function* sheetOf(rows: Iterable<readonly Cell[]>): Generator<string, void, undefined> {
  yield `<worksheet xmlns="${main}"><sheetData>`;
  let n = 0;
  for (const row of rows) {
    n += 1;
    yield rowOf(row, String(n));
  }
  yield '</sheetData></worksheet>';
}

function rowOf(row: readonly Cell[], number: string): string {
  let cells = '';
  let column = 0;
  for (const cell of row) {
    const place = `${columnName(column)}${number}`;
    column += 1;
    if (typeof cell === 'number') cells += `<c r="${place}"><v>${String(cell)}</v></c>`;
    else if (cell !== '')
      cells += `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

/** A, B, … Z, AA, …, as spreadsheets count. */
function columnName(n: number): string {
  const letter = String.fromCodePoint(65 + (n % 26));
  return n < 26 ? letter : columnName(Math.floor(n / 26) - 1) + letter;
}

// Most texts have none, and to look is cheaper than to replace.
// XML can't hold control characters at all.
const special = /[<>&"\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const everySpecial = new RegExp(special.source, 'g');
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(everySpecial, (letter) => entities[letter] ?? '');
}
