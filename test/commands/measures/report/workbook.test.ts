/** The workbook of a report, as a reader of workbooks finds it. */
import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { workbook, type Sheet } from '../../../../commands/measures/report/workbook.js';

async function bytesOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of workbook(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('has its sheets in order, with their texts and numbers as they were given', async () => {
  const rows = [
    ['Quando & "perché"', ' <attesa> ', 12.5],
    ['=1+1', 'città €', 0],
    ['', 'after an empty one', -3],
  ];
  const wide = [Array.from({ length: 30 }, (_, n) => n + 1)];
  const book = await readXlsx(
    await bytesOf([
      { name: 'Riepilogo & altro', rows: () => rows },
      { name: 'wide', rows: () => wide },
    ]),
  );
  expect(book.sheets.map(({ name }) => name)).toEqual(['Riepilogo & altro', 'wide']);
  expect(book.sheets[0]?.rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(rows);
  expect(book.sheets[1]?.rows).toEqual(wide);
});

it('leaves out what XML can not hold', async () => {
  const book = await readXlsx(await bytesOf([{ name: 'a', rows: () => [['one\u0000two\u001f']] }]));
  expect(book.sheets[0]?.rows).toEqual([['onetwo']]);
});

it('is the same file for the same rows, of several chunks', async () => {
  const rows = () => Array.from({ length: 5_000 }, (_, n) => [`row ${String(n)}`, n]);
  const [one, other] = [await bytesOf([{ name: 'a', rows }]), await bytesOf([{ name: 'a', rows }])];
  expect(one.equals(other)).toBe(true);
  expect((await readXlsx(one)).sheets[0]?.rows.at(-1)).toEqual(['row 4999', 4_999]);
});
