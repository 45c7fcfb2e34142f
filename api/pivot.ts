/** `/api/pivot`: contacts in a table of any two dimensions (MON-5). */
import { z } from '@hono/zod-openapi';
import { contactSums, noSums, type ContactSum, type ContactSums } from '../domain/monitoring/contact-sums.js';
import { dimensions } from '../domain/monitoring/dimensions.js';
import { indicatorNames, indicatorOf, type IndicatorName } from '../domain/monitoring/indicators.js';
import { pivotOf } from '../domain/monitoring/pivot.js';
import {
  dimensionWords,
  formulaInWords,
  indicatorWords,
  sumWords,
  titleWord,
} from '../domain/monitoring/words.js';
import { worded } from '../engine/wording/worded.js';
import { contactFields } from '../commands/monitoring/contact-fields.js';
import { sumContacts } from '../store/history.js';
import type { Table } from '../commands/monitoring/table-file.js';
import { dimensionTitles } from './dimension-titles.js';
import { guarded } from './guard.js';
import { daysSchema, historyQuestion, onlySchema } from './history-question.js';
import { languageOf, type Language } from './language.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json, jsonBody } from './schemas.js';
import type { Api } from './services.js';
import { fileContent, fileFormat, tableAnswer } from './table-answer.js';

const mostCells = 50_000;
const measures = [...contactSums, ...indicatorNames] as const;
type Measured = ContactSum | IndicatorName;

const figure = z.number().nullable();
const pivotSchema = z
  .object({
    ...{ from: z.string(), until: z.string(), zone: z.string() },
    measure: z.object({
      name: z.string(),
      unit: z.enum(['count', 'ms', 'share']),
      formula: z.string().nullable(),
    }),
    rows: z.array(z.string().nullable()),
    columns: z.array(z.string().nullable()),
    cells: z
      .array(z.array(figure))
      .openapi({ description: 'by row, then column; null: no contacts, or no cases' }),
    row_totals: z.array(figure),
    column_totals: z.array(figure),
    total: figure,
  })
  .openapi('Pivot');

const askedSchema = z.strictObject({
  rows: z.enum(dimensions),
  columns: z.enum(dimensions),
  measure: z.enum(measures),
  ...daysSchema,
  only: z.strictObject(onlySchema).default({}),
  format: fileFormat,
});

const route = guarded('measures.read', {
  method: 'post',
  path: '/api/pivot',
  tags: ['measures'],
  summary: 'Contacts from the first to the last day in a table of two dimensions; as JSON, CSV or XLSX',
  request: { body: jsonBody(askedSchema) },
  responses: {
    200: { description: 'The table', content: { ...json(pivotSchema).content, ...fileContent } },
  },
});

/** The pivot of contacts. */
export function pivotApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const { rows, columns, measure, from, until, only, format } = c.req.valid('json');
    const asked = historyQuestion(api.clock(), { from, until }, only);
    const summed = await sumContacts(api.store, [rows, columns], asked, await contactFields(api.commands));
    const language = languageOf(c);
    const pivot = pivotOf(
      summed.map(({ values, sums }) => ({ row: values[0] ?? null, column: values[1] ?? null, sums })),
    );
    const cells = pivot.rows.length * pivot.columns.length;
    if (cells > mostCells)
      throw problem(
        'invalid',
        worded`This table would have ${cells} cells, and at most ${mostCells} are shown: choose fewer days, or weeks and months instead of days.`,
      );
    const told = {
      measure: describe(measure, language),
      ...{ rows: [...pivot.rows], columns: [...pivot.columns] },
      cells: pivot.cells.map((row) => row.map((cell) => (cell === null ? null : figureOf(measure, cell)))),
      row_totals: pivot.rowTotals.map((sums) => figureOf(measure, sums)),
      column_totals: pivot.columnTotals.map((sums) => figureOf(measure, sums)),
      total: figureOf(measure, pivot.total),
    };
    if (format === 'json') return c.json({ ...asked.days, ...told }, 200);
    const name = `pivot-${rows}-${columns}-${asked.days.from}-${asked.days.until}`;
    const titles = await dimensionTitles(api.store, rows, language);
    const table = pivotTable(name, dimensionWords[rows][language], told);
    return tableAnswer(c, titles === null ? table : withTitles(table, titles, language), format);
  });
}

function isIndicator(measure: Measured): measure is IndicatorName {
  return (indicatorNames as readonly string[]).includes(measure);
}

function figureOf(measure: Measured, sums: ContactSums): number | null {
  return isIndicator(measure) ? indicatorOf(measure, sums).value : sums[measure];
}

function describe(measure: Measured, language: Language) {
  if (!isIndicator(measure)) {
    const unit: 'ms' | 'count' = measure.endsWith('Ms') ? 'ms' : 'count';
    return { name: sumWords[measure][language], unit, formula: null };
  }
  const { unit, formula } = indicatorOf(measure, noSums);
  return { name: indicatorWords[measure][language], unit, formula: formulaInWords(formula, language) };
}

type Told = Omit<z.infer<typeof pivotSchema>, 'from' | 'until' | 'zone'>;

function pivotTable(name: string, corner: string, told: Told): Table {
  const ms = told.measure.unit === 'ms';
  const cell = (value: number | null) => (value === null || !ms ? value : Math.round(value) / 1_000);
  const { rows, columns, cells, row_totals: totals, column_totals: sums, total } = told;
  return {
    name,
    header: [
      `${corner} · ${told.measure.name}${ms ? ' (s)' : ''}`,
      ...columns.map((column) => column ?? '–'),
      'Σ',
    ],
    rows: [
      ...rows.map((row, n) => [row ?? '–', ...(cells[n] ?? []).map(cell), cell(totals[n] ?? null)]),
      ['Σ', ...sums.map(cell), cell(total)],
    ],
  };
}

/** The titles of rows stand last, so that who reads by place or by name finds all where it was. */
function withTitles(table: Table, titles: ReadonlyMap<string, string>, language: Language): Table {
  return {
    ...table,
    header: [...table.header, titleWord[language]],
    rows: table.rows.map((row) => [...row, titles.get(String(row[0])) ?? null]),
  };
}
