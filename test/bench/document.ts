/** Puts a run's tables into `docs/performance.md`, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [begin, end] = ['<!-- tables -->', '<!-- end of tables -->'] as const;

/** Replaces the tables of the last run by these. @throws when a mark is missing */
export function writeDocument(tables: readonly string[], at: Date): void {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${file}: the marks ${begin} and ${end} are not there, in this order`);
  const day = at.toISOString().slice(0, 10);
  const section = [begin, `Run of ${day}.`, ...tables, end].join('\n\n');
  writeFileSync(file, text.slice(0, from) + section + text.slice(to + end.length));
}
