/**
 * A program for SPSS (and PSPP) that reads the results' CSV with all labels: no library that writes SPSS's own files is kept
 * up, and a text can be read by whoever gets it.
 */
import type { Variable } from './variables.js';

/** A column that every result has, beside the questions. */
export interface FixedColumn {
  readonly name: string;
  readonly label: string;
}

const longestText = 4_000;
const longestLabel = 250;

/** The syntax; `file` is the CSV's name, `numbers` the variables whose values are numbers throughout. */
export function spssSyntax(
  file: string,
  fixed: readonly FixedColumn[],
  variables: readonly Variable[],
): string {
  const columns = [
    ...fixed.map(({ name }) => `${name} A64`),
    ...variables.map((variable) => `${variable.name} ${formatOf(variable)}`),
  ];
  const labels = [...fixed, ...variables].map(({ name, label }) => `${name} ${quoted(label)}`);
  const values = variables.flatMap((variable) => {
    if (variable.values.length === 0) return [];
    const shown = variable.values.map(({ value, label }) =>
      isNumber(variable) ? `${String(value)} ${quoted(label)}` : `${quoted(String(value))} ${quoted(label)}`,
    );
    return [`${variable.name} ${shown.join(' ')}`];
  });
  return [
    '* Results of a campaign: reads the CSV of the same name, which has to lie in the current folder.',
    `GET DATA /TYPE=TXT /FILE=${quoted(file)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS="," /QUALIFIER='"'`,
    '  /FIRSTCASE=2 /VARIABLES=',
    ...columns.map((column) => `  ${column}`),
    '  .',
    `VARIABLE LABELS\n  ${labels.join('\n  /')}.`,
    ...(values.length === 0 ? [] : [`VALUE LABELS\n  ${values.join('\n  /')}.`]),
    'EXECUTE.',
    '',
  ].join('\n');
}

/** Whole numbers, numbers, a word, a text; what is longer is cut. */
function formatOf(variable: Variable): string {
  const { values } = variable;
  if (isNumber(variable)) return values.every(({ value }) => Number.isInteger(value)) ? 'F8.0' : 'F12.4';
  return `A${String(values.length > 0 ? longestLabel : longestText)}`;
}

/** A variable of numbers: all that it can be is one. */
function isNumber({ values, source }: Variable): boolean {
  if (source.reads === 'chosen' || source.reads === 'place') return true;
  return values.length > 0 && values.every(({ value }) => typeof value === 'number');
}

/** On one line, its quotes doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll(/\s+/g, ' ').slice(0, longestLabel).replaceAll("'", "''")}'`;
}
