/** What mystery audits look like from outside: orders, sheets, courses. */
import { z } from '@hono/zod-openapi';
import { channelNames, detectionKinds } from '../domain/audit/perimeter.js';
import type { PlanOrder } from '../domain/audit/sampling-plan.js';
import type { Sheet } from '../domain/audit/sheet.js';
import { instantSchema, nameSchema, textSchema } from './schemas.js';

const titleSchema = z.union([textSchema, z.strictObject({ it: textSchema, en: textSchema })]);
const weight = z.number().positive().max(1_000_000);
const many = z.int().min(0).max(100_000);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time such as 08:00');
export const kindSchema = z.enum(detectionKinds);
/** A body: INPS. */
const bodySchema = z.string().trim().min(1).max(50);

export const orderSchema = z
  .strictObject({
    from: z.iso.date(),
    until: z.iso.date(),
    closed: z.array(z.iso.date()).max(366).default([]),
    bands: z
      .array(
        z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7), from: time, until: time }),
      )
      .min(1)
      .max(50),
    services: z
      .array(
        z.strictObject({
          body: bodySchema,
          service: nameSchema,
          title: titleSchema.nullable().default(null),
          weight: weight.default(1),
          languages: z.record(z.string().regex(/^[a-z]{2,3}$/, 'expected a language such as it'), weight),
          channels: z.partialRecord(z.enum(channelNames), weight),
        }),
      )
      .min(1)
      .max(500),
    quantities: z
      .array(
        z.strictObject({
          ...{ body: bodySchema, kind: kindSchema, detections: many },
          population: z.int().min(1).nullable().default(null),
        }),
      )
      .min(1)
      .max(100),
    /** The fewest detections of a cell. */
    minimum: z.int().min(0).max(1_000).default(1),
    per_day: z.strictObject({ call: z.int().min(1).max(100_000), mail: z.int().min(1).max(100_000) }),
    seed: z.int().min(0).default(1),
  })
  .openapi('AuditOrder');

const parameterSchema = z.strictObject({
  name: nameSchema,
  title: titleSchema,
  help: titleSchema.nullable().default(null),
  kinds: z.array(kindSchema).min(1),
  weight: z.number().max(1_000_000),
  levels: z
    .array(z.strictObject({ name: nameSchema, title: titleSchema, points: z.number().min(0).max(100) }))
    .max(20),
  may_not_apply: z.boolean().default(false),
  fatal: z.boolean().default(false),
  wanted: z.number().min(0).max(100).nullable().default(null),
});
export const sheetSchema = z
  .strictObject({
    name: nameSchema,
    title: titleSchema,
    parameters: z.array(parameterSchema).min(1).max(200),
  })
  .openapi('AuditSheet');

const instant = instantSchema.nullable().default(null);
export const callSchema = z
  .strictObject({
    dialled_at: instantSchema,
    ...{ ivr_at: instant, queued_at: instant, operator_queue_at: instant, answered_at: instant },
    ended_at: instantSchema,
    handled_by_ivr: z.boolean().default(false),
    call_back_offered: z.boolean().default(false),
  })
  .openapi('AuditCall');
export type CallTold = z.infer<typeof callSchema>;

export const referenceSchema = z.array(
  z.strictObject({
    /** A parameter of the sheet, or `score`. */
    name: nameSchema,
    n: z.int().min(1),
    mean: z.number().min(0).max(100),
    deviation: z.number().min(0).max(100),
  }),
);

/** Answers by parameter, as they are given. */
export const answersSchema = z.record(z.string().max(100), z.string().max(100));
export const attachmentsSchema = z.array(z.string().min(1).max(100)).max(20).default([]);

/** The order as the sums take it. */
export function orderOf({
  from,
  until,
  closed,
  per_day: perDay,
  ...rest
}: z.infer<typeof orderSchema>): PlanOrder {
  return { ...rest, days: { from, until, closed }, perDay };
}

/** The order as it was sent. */
export function shownOrder({ days, perDay, ...rest }: PlanOrder) {
  return { ...days, ...rest, per_day: perDay };
}

/** The sheet as the sums take it. */
export function sheetOf({ parameters, ...rest }: z.infer<typeof sheetSchema>): Sheet {
  return {
    ...rest,
    parameters: parameters.map(({ may_not_apply: mayNotApply, ...each }) => ({ ...each, mayNotApply })),
  };
}

/** The sheet as it was sent. */
export function shownSheet({ parameters, ...rest }: Sheet) {
  return {
    ...rest,
    parameters: parameters.map(({ mayNotApply, ...each }) => ({ ...each, may_not_apply: mayNotApply })),
  };
}
