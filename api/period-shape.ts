/** Periods, their editions and what is different between two of them, as the API shows them. */
import { z } from '@hono/zod-openapi';
import type { Difference } from '../commands/measures/difference.js';
import type { Case } from '../domain/levels/case.js';
import type { Figure } from '../domain/levels/figure.js';
import type { Language } from './language.js';
import { figureSchema, shownFigure, totalSchema } from './measure-shape.js';
import { anyJson } from './schemas.js';

const editionSchema = z.object({
  edition: z.int(),
  closed_at: z.string(),
  closed_by: z.string(),
  reason: z.string().nullable(),
  asked_by: z.string().nullable(),
  seen: z.string(),
  total: totalSchema,
});

export const periodSchema = z
  .object({
    id: z.string().openapi({ description: '`<contract>/<period>`' }),
    contract: z.string(),
    title: anyJson,
    period: z.string(),
    kind: z.enum(['month', 'quarter', 'year']),
    from: z.string(),
    until: z.string(),
    state: z
      .enum(['open', 'running', 'to_close', 'closed'])
      .openapi({ description: '`open`: not begun; `to_close`: over, and not closed' }),
    editions: z.array(editionSchema).openapi({ description: 'the newest last' }),
  })
  .openapi('Period');

/** A case as it stands in one of two states. */
const standingSchema = z.object({
  at: z.string(),
  facts: anyJson,
  verdicts: z.array(z.string()).openapi({ description: 'in each test of its kind, in their order' }),
});

/** What is different between two states of a period. */
export const differenceSchema = z
  .object({
    contract: z.string(),
    period: z.string(),
    from_edition: z.int(),
    /** Null: what is computed now. */
    to_edition: z.int().nullable(),
    seen: z.string().nullable().openapi({
      description: 'the hash of what is computed now: what reopening is given; null between two editions',
    }),
    changed: z.boolean(),
    figures: z.array(
      z.object({
        level: z.string(),
        test: z.int(),
        before: figureSchema.nullable(),
        after: figureSchema.nullable(),
      }),
    ),
    cases: z.array(
      z.object({
        kind: z.enum(['call', 'clock', 'outage']),
        id: z.string(),
        change: z.enum(['entered', 'left', 'changed']),
        before: standingSchema.nullable(),
        after: standingSchema.nullable(),
      }),
    ),
    more: z.int().openapi({ description: 'how many further cases changed that are not listed' }),
  })
  .openapi('PeriodDifference');

/** A difference in a language. */
export function shownDifference(
  { contract, period }: { readonly contract: string; readonly period: string },
  { from, to, seen, figures, cases, more }: Difference,
  language: Language,
) {
  const figure = (each: Figure | null) => (each === null ? null : shownFigure(each, language));
  const standing = (each: Case | null) =>
    each === null
      ? null
      : { at: new Date(each.at).toISOString(), facts: each.facts, verdicts: [...each.verdicts] };
  return {
    ...{ contract, period, from_edition: from, to_edition: to, seen, more },
    changed: figures.length + cases.length + more > 0,
    figures: figures.map(({ level, test, before, after }) => {
      return { level, test, before: figure(before), after: figure(after) };
    }),
    cases: cases.map(({ kind, id, change, before, after }) => {
      return { kind, id, change, before: standing(before), after: standing(after) };
    }),
  };
}
