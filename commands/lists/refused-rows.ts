/** The rows that an import refused, as a file for whoever mends them. */
import { csvLine } from '../../domain/csv.js';
import { tellRowFault } from '../../domain/lists/refusals.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { readRefusals } from '../../store/list-refusals.js';
import type { Db } from '../../store/store.js';

const page = 2_000;
const header = [worded`row`, worded`column`, worded`why`, worded`row as in the file`];

/** Lines of CSV, a page at a time, with the mark that spreadsheets look for; `say` puts words into the reader's language. */
export async function* refusedLines(
  db: Db,
  id: string,
  say: (words: Worded) => string,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(header.map(say))}`;
  for (let after = 0; ;) {
    const rows = await readRefusals(db, id, after, page);
    yield rows
      .map(({ line, column, code, detail, raw }) =>
        csvLine([line, column ?? '', say(tellRowFault(code, detail)), raw]),
      )
      .join('');
    if (rows.length < page) return;
    after = rows.at(-1)?.line ?? after;
  }
}
