/** What a benchmark answers, and how it is printed. */

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What a reader must know to read the numbers rightly. */
  readonly notes: readonly string[];
}

/** The table as Markdown that is also readable as it is: columns aligned, numbers to the right. */
export function asMarkdown({ title, columns, rows, notes }: Table): string {
  const cells = rows.map((row) => row.map(shown));
  const widths = columns.map((column, i) =>
    Math.max(3, column.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const right = columns.map((_, i) => i > 0 && rows.some((row) => typeof row[i] === 'number'));
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text, i) => (right[i] === true ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (right[i] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const told = notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)];
  return [`### ${title}`, '', line(columns), rule, ...cells.map(line), ...told].join('\n');
}

/** Three significant digits are more than a run repeats. */
function shown(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en-US');
  return cell.toFixed(Math.abs(cell) >= 10 ? 1 : 2);
}
