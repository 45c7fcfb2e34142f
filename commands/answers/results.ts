/**
 * What a campaign was answered: as CSV, as a workbook, with a code book and a program for SPSS. Rows are read from the store
 * page by page as they are written; what is held is a page.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre';
import { resultColumns } from '../../domain/campaign/result-columns.js';
import { spssSyntax } from '../../domain/campaign/spss-syntax.js';
import { cellOf, variablesOf, type Variable } from '../../domain/campaign/variables.js';
import { csvLine } from '../../domain/csv.js';
import { instantText } from '../../engine/expressions/instants.js';
import { readResultsAfter, versionsAnswered, type AnswerResult } from '../../store/answer-results.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import { languageFor, questionnaireAt, questionnaireOf, type Questionnaire } from './questionnaires.js';

/** The results of one campaign, before they are written in a format. */
export interface Results {
  /** Of files: the questionnaire's name. */
  readonly name: string;
  readonly columns: ReturnType<typeof resultColumns>;
  readonly variables: readonly Variable[];
  readonly rows: () => AsyncGenerator<readonly (string | number)[]>;
}

type Cells = readonly (string | number)[];

const pageRows = 5_000;

/** The results of an outreach, labels in a language that its questionnaire has; null where it asks no questionnaire. */
export async function resultsOf(
  db: Db,
  outreach: OutreachRow,
  language: string | null,
): Promise<Results | null> {
  const asked = await questionnaireOf(db, outreach);
  if (asked === null) return null;
  const versions = await answeredIn(db, outreach, asked);
  const variables = versions
    .flatMap((version) => variablesOf(version, languageFor(version, language)))
    // A question of several versions is one column: the newest tells what it means.
    .filter(({ name }, n, all) => all.findIndex((each) => each.name === name) === n);
  const columns = resultColumns(asked.anonymous);
  async function* rows(): AsyncGenerator<Cells> {
    for (let after: string | null = null; ;) {
      const page: readonly AnswerResult[] = await readResultsAfter(db, outreach.id, after, pageRows);
      for (const answer of page) yield cells(answer);
      const last = page.at(-1);
      if (last === undefined || page.length < pageRows) return;
      after = last.id;
    }
  }
  const cells = ({ id, begunAt, completedAt, data, ...rest }: AnswerResult): Cells => {
    const instant = (at: number | null) => (at === null ? null : instantText(at));
    const row = { ...rest, answer: id, begunAt: instant(begunAt), completedAt: instant(completedAt) };
    return [
      ...columns.map(({ cell }) => cell(row)),
      ...variables.map((variable) => cellOf(variable, data) ?? ''),
    ];
  };
  return { name: asked.name, columns, variables, rows };
}

/** A format in which results are given: its type, and what it is made of. */
export interface ResultFormat {
  readonly type: string;
  readonly ending: string;
  readonly write: (results: Results) => Readable;
}

export const resultFormats: Readonly<Record<'csv' | 'xlsx' | 'codebook' | 'sps', ResultFormat>> = {
  csv: {
    ...{ type: 'text/csv; charset=utf-8', ending: '.csv' },
    write: ({ rows, ...results }) => Readable.from(lines(headerOf(results), rows())),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    write: ({ name, rows, ...results }) => {
      const columns = headerOf(results).map((header) => ({ header }));
      const book = writeXlsxStream(plainRows(rows()), { name: name.slice(0, 31), columns });
      return Readable.fromWeb(book as ReadableStream);
    },
  },
  codebook: {
    ...{ type: 'text/csv; charset=utf-8', ending: '-codebook.csv' },
    write: (results) => Readable.from(lines(['variable', 'label', 'value', 'meaning'], codeBook(results))),
  },
  sps: {
    ...{ type: 'text/plain; charset=utf-8', ending: '.sps' },
    write: ({ name, columns, variables }) =>
      Readable.from([Buffer.from(spssSyntax(`${name}.csv`, columns, variables))]),
  },
};

function headerOf({ columns, variables }: Pick<Results, 'columns' | 'variables'>): readonly string[] {
  return [...columns, ...variables].map(({ name }) => name);
}

/** In UTF-8 with its mark, which spreadsheets look for. */
async function* lines(header: readonly string[], rows: AsyncIterable<Cells> | Iterable<Cells>) {
  let some = `\ufeff${csvLine(header)}`;
  for await (const row of rows) {
    some += csvLine(row);
    if (some.length < 65_536) continue;
    yield Buffer.from(some);
    some = '';
  }
  yield Buffer.from(some);
}

async function* plainRows(rows: AsyncIterable<Cells>) {
  for await (const row of rows) yield [...row];
}

function* codeBook({ columns, variables }: Pick<Results, 'columns' | 'variables'>): Generator<Cells> {
  for (const { name, label } of columns) yield [name, label, '', ''];
  for (const { name, label, values } of variables) {
    if (values.length === 0) yield [name, label, '', ''];
    for (const { value, label: meaning } of values) yield [name, label, value, meaning];
  }
}

async function answeredIn(
  db: Db,
  outreach: OutreachRow,
  asked: Questionnaire,
): Promise<readonly Questionnaire[]> {
  const versions = (await versionsAnswered(db, outreach.id)).filter((version) => version !== asked.version);
  const others = await Promise.all(versions.map((version) => questionnaireAt(db, asked.name, version)));
  return [asked, ...others.filter((each) => each !== null)].toSorted(
    (one, other) => other.version - one.version,
  );
}
