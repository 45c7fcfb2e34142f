/** The rows that an import refused, as a file for whoever mends them. */
import { csvLine } from '../../domain/csv.js';
import { tellRowFault } from '../../domain/lists/refusals.js';
import { readRefusals } from '../../store/list-refusals.js';
import type { Db } from '../../store/store.js';

const page = 2_000;
const headers = {
  it: ['riga', 'colonna', 'perché', 'riga come nel file'],
  en: ['row', 'column', 'why', 'row as in the file'],
};

/** Lines of CSV, a page at a time, with the mark that spreadsheets look for. */
export async function* refusedLines(db: Db, id: string, language: 'it' | 'en'): AsyncGenerator<string> {
  yield `\ufeff${csvLine(headers[language])}`;
  for (let after = 0; ;) {
    const rows = await readRefusals(db, id, after, page);
    yield rows
      .map(({ line, column, code, detail, raw }) =>
        csvLine([line, column ?? '', tellRowFault(code, detail, language), raw]),
      )
      .join('');
    if (rows.length < page) return;
    after = rows.at(-1)?.line ?? after;
  }
}
