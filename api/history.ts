/** `/api/history`: volumes, durations, waits and outcomes of contacts by time or by what they have in common (MON-2, MON-3). */
import { z } from '@hono/zod-openapi';
import { added, contactSums, noSums, type ContactSums } from '../domain/monitoring/contact-sums.js';
import { dimensions, type Dimension } from '../domain/monitoring/dimensions.js';
import { indicatorNames, indicatorOf } from '../domain/monitoring/indicators.js';
import {
  dimensionWords,
  formulaInWords,
  indicatorWords,
  sumWords,
  titleWord,
} from '../domain/monitoring/words.js';
import { contactFields } from '../commands/monitoring/contact-fields.js';
import { sumContacts, type SummedContacts } from '../store/history.js';
import type { Table } from '../commands/monitoring/table-file.js';
import { dimensionTitles, type DimensionTitles } from './dimension-titles.js';
import { guarded } from './guard.js';
import { daysSchema, historyQuestion, onlySchema } from './history-question.js';
import { languageOf, type Language } from './language.js';
import { newResource } from './resource.js';
import { json } from './schemas.js';
import type { Api } from './services.js';
import { fileContent, fileFormat, tableAnswer } from './table-answer.js';

const number = z.number();
const sumsSchema = z
  .object(
    Object.fromEntries(contactSums.map((name) => [name, number])) as Record<keyof ContactSums, typeof number>,
  )
  .openapi('ContactSums');
const unit = z.enum(['share', 'ms']);

const historySchema = z
  .object({
    by: z.enum(dimensions),
    from: z.string(),
    until: z.string(),
    zone: z.string(),
    rows: z.array(
      z.object({
        value: z.string().nullable(),
        sums: sumsSchema,
        indicators: z.record(z.string(), z.number().nullable()),
      }),
    ),
    total: z.object({
      sums: sumsSchema,
      indicators: z.array(
        z.object({
          ...{ name: z.enum(indicatorNames), unit, formula: z.string() },
          ...{ above: number, below: number },
          value: number.nullable().openapi({ description: 'null: no cases' }),
        }),
      ),
    }),
  })
  .openapi('History');

const route = guarded('measures.read', {
  method: 'get',
  path: '/api/history',
  tags: ['measures'],
  summary:
    'Contacts from the first to the last day, added up by time or by what they have in common, with the indicators of the audit and their formulas; phone calls as the switch told of them, all others as instances. As JSON, CSV or XLSX',
  request: {
    query: z.strictObject({
      by: z.enum(dimensions).default('day'),
      ...daysSchema,
      ...onlySchema,
      format: fileFormat,
    }),
  },
  responses: {
    200: { description: 'The sums', content: { ...json(historySchema).content, ...fileContent } },
  },
});

/** The history of contacts. */
export function historyApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const { by, from, until, format, ...only } = c.req.valid('query');
    const asked = historyQuestion(api.clock(), { from, until }, only);
    const rows = await sumContacts(api.store, [by], asked, await contactFields(api.commands));
    const language = languageOf(c);
    if (format !== 'json') {
      const titles = await dimensionTitles(api.store, by, language);
      return tableAnswer(c, historyTable(by, asked.days, rows, language, titles), format);
    }
    const sums = rows.map((row) => row.sums).reduce(added, noSums);
    return c.json(
      {
        by,
        ...asked.days,
        rows: rows.map((row) => ({
          value: row.values[0] ?? null,
          sums: row.sums,
          indicators: Object.fromEntries(
            indicatorNames.map((name) => [name, indicatorOf(name, row.sums).value]),
          ),
        })),
        total: {
          sums,
          indicators: indicatorNames.map((name) => {
            const { formula, ...indicator } = indicatorOf(name, sums);
            return { ...indicator, formula: formulaInWords(formula, language) };
          }),
        },
      },
      200,
    );
  });
}

/** Spans as seconds; a share as a number from 0 to 1, empty where there are no cases. Titles stand last, so that who reads by place or by name finds all where it was. */
function historyTable(
  by: Dimension,
  days: { readonly from: string; readonly until: string },
  rows: readonly SummedContacts[],
  language: Language,
  titles: DimensionTitles,
): Table {
  const seconds = (ms: number) => Math.round(ms) / 1_000;
  const spans = (name: string) => name.endsWith('Ms');
  const total: SummedContacts = { values: ['Σ'], sums: rows.map(({ sums }) => sums).reduce(added, noSums) };
  return {
    name: `history-${by}-${days.from}-${days.until}`,
    header: [
      dimensionWords[by][language],
      ...contactSums.map((name) => `${sumWords[name][language]}${spans(name) ? ' (s)' : ''}`),
      ...indicatorNames.map((name) => {
        const { unit: of, formula } = indicatorOf(name, noSums);
        return `${indicatorWords[name][language]}${of === 'ms' ? ' (s)' : ''} = ${formulaInWords(formula, language)}`;
      }),
      ...(titles === null ? [] : [titleWord[language]]),
    ],
    rows: [...rows, total].map(({ values, sums }) => [
      values[0] ?? '',
      ...contactSums.map((name) => (spans(name) ? seconds(sums[name]) : sums[name])),
      ...indicatorNames.map((name) => {
        const { unit: of, value } = indicatorOf(name, sums);
        return value === null || of === 'share' ? value : seconds(value);
      }),
      ...(titles === null ? [] : [titles.get(values[0] ?? '') ?? '']),
    ]),
  };
}
