/** `/api/forecast`: how many calls will come by half hour, within what that will lie, and how many agents they need (MON-5). */
import { z } from '@hono/zod-openapi';
import { staffedForecast } from '../commands/monitoring/forecast.js';
import type { Table } from '../commands/monitoring/table-file.js';
import { dayOf } from '../domain/day.js';
import { guarded } from './guard.js';
import { daySchema } from './history-question.js';
import { languageOf, type Language } from './language.js';
import { newResource } from './resource.js';
import { json } from './schemas.js';
import type { Api } from './services.js';
import { fileContent, fileFormat, tableAnswer } from './table-answer.js';

const number = z.number();
const share = number.min(0).max(1);
const expected = { expected: number, low: number, high: number };
const staffSchema = z
  .object({
    ...{
      agents: z.int(),
      rostered: z.int(),
      within: share,
      waiting: share,
      abandoned: share,
      occupancy: share,
    },
    average_wait_ms: number.nullable(),
  })
  .nullable();

const forecastSchema = z
  .object({
    queue: z.string().nullable(),
    history: z.object({ from: z.string(), to: z.string() }).nullable(),
    weeks: z.int().openapi({ description: 'whole weeks that it was made from' }),
    error: number
      .nullable()
      .openapi({ description: 'of a week’s volume a week ahead, as a share; null: unknown' }),
    remarks: z.array(z.enum(['too_little_history', 'little_history', 'holidays_as_sundays'])),
    probability: share,
    model: z.enum(['erlang_a', 'erlang_c']),
    handle_ms: number.nullable(),
    patience_ms: number.nullable(),
    days: z.array(
      z.object({
        ...{ day: z.string(), holiday: z.boolean(), ...expected },
        slots: z.array(z.object({ at: z.string(), ...expected, staff: staffSchema })),
      }),
    ),
  })
  .openapi('Forecast');
type Shown = z.infer<typeof forecastSchema>;

const within = (least: number, most: number, otherwise: number) =>
  z.coerce.number().min(least).max(most).default(otherwise);

const route = guarded('measures.read', {
  method: 'get',
  path: '/api/forecast',
  tags: ['measures'],
  summary:
    'Calls expected by day and half hour (Holt-Winters by week, holidays apart), with an interval, and the agents that they need by Erlang A or C; as JSON, CSV or XLSX',
  request: {
    query: z.strictObject({
      queue: z.string().min(1).max(200).optional(),
      from: daySchema.optional().openapi({ description: 'the first day forecast; today, unless told' }),
      days: z.coerce.number().int().min(1).max(56).default(14),
      probability: within(0.5, 0.99, 0.8),
      calendar: z
        .string()
        .min(1)
        .max(100)
        .default('operators')
        .openapi({ description: 'whose holidays count' }),
      share: within(0.01, 0.999, 0.9),
      within: within(0, 3_600, 30).openapi({ description: 'seconds' }),
      occupancy: within(0.1, 1, 0.9),
      shrinkage: within(0, 0.9, 0.3),
      model: z.enum(['erlang_a', 'erlang_c']).default('erlang_a'),
      format: fileFormat,
    }),
  },
  responses: {
    200: {
      description: 'The forecast; without days where there is too little history',
      content: { ...json(forecastSchema).content, ...fileContent },
    },
  },
});

/** The forecast. */
export function forecastApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const asked = c.req.valid('query');
    const { queue = null, from = dayOf(api.clock()), days, probability, calendar, shrinkage, model } = asked;
    const goal = { share: asked.share, withinMs: asked.within * 1_000, mostOccupied: asked.occupancy };
    const found = await staffedForecast(api.commands, {
      ...{ queue, from, days, probability, calendar, goal, shrinkage, model },
    });
    const { handleMs, patienceMs, remarks, ...rest } = found;
    const shown: Shown = {
      ...{ queue, ...rest, probability, model, remarks: [...remarks] },
      ...{ handle_ms: handleMs, patience_ms: patienceMs },
      days: found.days.map(({ slots, ...day }) => ({
        ...day,
        slots: slots.map(({ staff, ...slot }, n) => ({ at: clockOf(n), ...slot, staff: shownStaff(staff) })),
      })),
    };
    if (asked.format === 'json') return c.json(shown, 200);
    return tableAnswer(c, forecastTable(shown, from, languageOf(c)), asked.format);
  });
}

function shownStaff(
  staff: Awaited<ReturnType<typeof staffedForecast>>['days'][number]['slots'][number]['staff'],
) {
  if (staff === null) return null;
  const { averageWaitMs, ...rest } = staff;
  return { ...rest, average_wait_ms: averageWaitMs };
}

function clockOf(slot: number): string {
  return `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
}

const header: Readonly<Record<Language, readonly string[]>> = {
  it: ['giorno', 'ora', 'attese', 'almeno', 'al più', 'operatori', 'in turno'],
  en: ['day', 'time', 'expected', 'at least', 'at most', 'agents', 'on the roster'],
};

function forecastTable({ days }: Shown, from: string, language: Language): Table {
  return {
    name: `forecast-${from}`,
    header: header[language],
    rows: days.flatMap(({ day, slots }) =>
      slots.map(({ at, expected: mean, low, high, staff }) => {
        const calls = Math.round(mean * 10) / 10;
        return [day, at, calls, low, high, staff?.agents ?? null, staff?.rostered ?? null];
      }),
    ),
  };
}
