/** Measures and their single cases, as the API shows them. */
import { z } from '@hono/zod-openapi';
import type { Figure, Measures, PenaltyProposed, PeriodTotal } from '../domain/levels/figure.js';
import { capSpans } from '../engine/reading/contract-definition.js';
import type { Case } from '../domain/levels/case.js';
import type { Verdict } from '../domain/levels/tally.js';
import { leftOutText } from '../domain/levels/reasons.js';
import { said, type Language } from './language.js';
import { anyJson } from './schemas.js';

const thresholdSchema = z
  .union([z.object({ at_least: z.number() }), z.object({ at_most: z.number() })])
  .nullable();
const moneySchema = z.number().openapi({ description: 'in units of the currency, with two decimals' });

export const totalSchema = z.object({
  amount: moneySchema,
  asked: moneySchema.openapi({ description: 'what all penalties come to before caps' }),
  capped: moneySchema.openapi({ description: 'what caps take off' }),
  currency: z.string(),
  caps: z
    .array(z.object({ per: z.enum(capSpans), amount: moneySchema, how: z.string() }))
    .openapi({ description: 'the caps that take something off, each with its sum written out' }),
});

export const figureSchema = z.object({
  test: z.int(),
  formula: z.object({ name: z.string(), text: z.string() }),
  unit: z.enum(['calls', 'clocks', 'ms']),
  met: z.number(),
  of: z.number(),
  share: z.number().nullable().openapi({ description: 'null: no cases' }),
  threshold: thresholdSchema,
  written: thresholdSchema,
  relief: z.number().openapi({ description: 'points by which overflow relaxed the threshold' }),
  counted: z.enum(['point', 'day_late']),
  short: z.number(),
  parts: z.int(),
  penalty: z
    .object({
      amount: moneySchema,
      capped: moneySchema.openapi({ description: 'what caps take off of it' }),
      currency: z.string(),
      how: z.string(),
    })
    .nullable(),
  left_out: z.array(z.object({ reason: z.string(), text: z.string(), count: z.number() })),
});

export const measuresSchema = z
  .object({
    contract: z.string(),
    title: anyJson,
    period: z.string(),
    from: z.string(),
    until: z.string(),
    state: z.enum(['open', 'running', 'to_close', 'closed']),
    /** Null: computed now. */
    edition: z.int().nullable(),
    computed_at: z.string(),
    seen: z.string().openapi({ description: 'the hash of all this: what closing is given' }),
    volume: z
      .object({ name: z.string(), expected: z.number(), came: z.number(), relief: z.number() })
      .nullable(),
    measures: z.array(
      z.object({
        level: z.string(),
        title: anyJson,
        kind: z.enum(['share_of_clocks', 'share_of_calls', 'uptime', 'each_clock']),
        supplied_by: z.enum(['body', 'supplier']).nullable(),
        figures: z.array(figureSchema),
      }),
    ),
    total: totalSchema,
  })
  .openapi('Measures');

export type MeasuresShown = z.infer<typeof measuresSchema>;

/** Measures in a language, without what only the caller knows of them. */
export function shownMeasures(found: Measures, language: Language) {
  const { contract, title, period, volume, measures, total } = found;
  return {
    ...{ contract, title, period, volume },
    from: new Date(found.from).toISOString(),
    until: new Date(found.until).toISOString(),
    measures: measures.map(({ figures, ...measure }) => ({
      ...measure,
      figures: figures.map((figure) => shownFigure(figure, language)),
    })),
    total: shownTotal(total, language),
  };
}

/** What all cost together. */
export function shownTotal({ cents, capped, currency, caps = [] }: PeriodTotal, language: Language) {
  return {
    ...{ amount: cents / 100, asked: (cents + capped) / 100, capped: capped / 100, currency },
    caps: caps.map((each) => ({ per: each.per, amount: each.cents / 100, how: said(each.how, language) })),
  };
}

/** A figure in a language. */
export function shownFigure(figure: Figure, language: Language) {
  const { formula, penalty, left_out: left } = figure;
  const { test, unit, met, of, share, threshold, written, relief, counted, short, parts } = figure;
  return {
    ...{ test, unit, met, of, share, threshold, written, relief, counted, short, parts },
    formula: { name: formula.name, text: said(formula.text, language) },
    penalty: penalty === null ? null : shownPenalty(penalty, language),
    left_out: Object.entries(left).map(([reason, count]) => {
      return { reason, text: said(leftOutText(reason), language), count };
    }),
  };
}

function shownPenalty({ cents, capped = 0, currency, how }: PenaltyProposed, language: Language) {
  return { amount: cents / 100, capped: capped / 100, currency, how: said(how, language) };
}

/** A single call, lap or outage behind a figure. */
export const caseSchema = z
  .object({
    kind: z.enum(['call', 'clock', 'outage']),
    id: z.string(),
    number: z.string().nullable().openapi({ description: 'of the instance, where there is one' }),
    instance: z.string().nullable(),
    at: z.string(),
    met: z.boolean().nullable().openapi({ description: 'null: left out' }),
    left_out: z.string().nullable(),
    facts: anyJson,
  })
  .openapi('MeasureCase');

/** A case as it stands to the test that was asked for. */
export function shownCase({ case: one, verdict }: { readonly case: Case; readonly verdict: Verdict }) {
  const { kind, id, number, instance, at, facts } = one;
  const counts = verdict === 'met' || verdict === 'missed';
  return {
    ...{ kind, id, number, instance, at: new Date(at).toISOString(), facts },
    ...{ met: counts ? verdict === 'met' : null, left_out: counts ? null : verdict },
  };
}
