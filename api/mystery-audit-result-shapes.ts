/** What results of mystery audits look like from outside. A margin that isn't known (of one case) is null. */
import { z } from '@hono/zod-openapi';
import type { AuditResults } from '../commands/audit/audit-results.js';
import type { Alpha } from '../domain/audit/agreement.js';
import type { Estimate } from '../domain/audit/margin.js';
import { resultDimensions, type GroupResult } from '../domain/audit/results.js';
import { anyJson } from './schemas.js';

const estimateSchema = z
  .object({ n: z.int(), value: z.number(), margin: z.number().nullable() })
  .openapi('Estimate')
  .nullable();
const groupSchema = z.object({ value: z.string(), n: z.int(), score: estimateSchema, fatal: z.int() });
const bounds = { low: z.number().nullable(), high: z.number().nullable() };
const alphaSchema = z.object({ alpha: z.number(), ...bounds }).nullable();
const kappaSchema = z.object({ kappa: z.number(), ...bounds }).nullable();

export const resultsSchema = z
  .object({
    whole: groupSchema,
    by: z.record(z.enum(resultDimensions), z.array(groupSchema)),
    parameters: z.array(
      z.object({
        ...{ name: z.string(), title: anyJson, wanted: z.number().nullable(), points: estimateSchema },
        ...{ not_applicable: z.int(), below: z.boolean() },
      }),
    ),
    indicators: z.array(
      z.object({
        ...{
          name: z.string(),
          unit: z.enum(['share', 'span']),
          formula: z.string(),
          estimate: estimateSchema,
        },
      }),
    ),
    agreement: z.object({
      n: z.int(),
      scores: alphaSchema,
      parameters: z.array(
        z.object({
          ...{ name: z.string(), n: z.int(), equal: z.number().nullable() },
          ...{ kappa: kappaSchema, alpha: alphaSchema },
        }),
      ),
    }),
    benchmark: z.array(
      z.object({
        name: z.string(),
        ours: z.object({ n: z.int(), mean: z.number() }).nullable(),
        reference: z.object({ n: z.int(), mean: z.number(), deviation: z.number() }),
        difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
        verdict: z.enum(['better', 'worse', 'alike', 'no_cases']),
      }),
    ),
  })
  .openapi('AuditResults');
type Shown = z.infer<typeof resultsSchema>;

/** Results as they are sent. */
export function shownResults({
  whole,
  by,
  parameters,
  indicators,
  agreement,
  benchmark,
}: AuditResults): Shown {
  return {
    whole: shownGroup(whole),
    by: Object.fromEntries(
      Object.entries(by).map(([name, groups]) => [name, groups.map(shownGroup)]),
    ) as Shown['by'],
    parameters: parameters.map(({ parameter: { name, title, wanted }, points, notApplicable, below }) => ({
      ...{ name, title, wanted, points: shownEstimate(points), not_applicable: notApplicable, below },
    })),
    indicators: indicators.map(({ estimate, ...rest }) => ({ ...rest, estimate: shownEstimate(estimate) })),
    agreement: {
      ...{ n: agreement.n, scores: shownAlpha(agreement.scores) },
      parameters: agreement.parameters.map(({ name, n, equal, kappa, alpha }) => ({
        ...{ name, n, equal, alpha: shownAlpha(alpha) },
        kappa: kappa === null ? null : { kappa: kappa.kappa, low: kappa.low, high: kappa.high },
      })),
    },
    benchmark: benchmark.map(({ reference: { n, mean, deviation }, ...rest }) => ({
      ...{ ...rest, reference: { n, mean, deviation } },
    })),
  };
}

function shownGroup({ score, ...rest }: GroupResult): Shown['whole'] {
  return { ...rest, score: shownEstimate(score) };
}

function shownEstimate(estimate: Estimate | null): Shown['whole']['score'] {
  if (estimate === null) return null;
  const { n, value, margin } = estimate;
  return { n, value, margin: Number.isFinite(margin) ? margin : null };
}

function shownAlpha(alpha: Alpha | null) {
  return alpha === null ? null : { ...alpha };
}
