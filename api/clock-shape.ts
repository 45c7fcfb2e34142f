/** A clock as the API shows it: all that a reader needs to count it down by itself. */
import { z } from '@hono/zod-openapi';
import type { ClockView } from '../engine/running.js';
import { anyJson } from './schemas.js';

const text = z.string().nullable();
const span = z.object({ from: z.string(), to: text });

export const clockSchema = z
  .object({
    clock: z.string(),
    title: anyJson,
    lap: z.int().nullable(),
    state: z.enum(['pending', 'running', 'paused', 'met', 'breached', 'cancelled']),
    due: text,
    elapsed: z.string(),
    breached: z.boolean(),
    started_at: text,
    stopped_at: text,
    measure: z.enum(['elapsed', 'working', 'days']),
    /** When its time runs, from its start to `due`, pauses left out; while it stands still, as if it went on at `as_of`. At most some 120 spans: far ones are joined, their sum kept. */
    open: z.array(span),
    pauses: z.array(span),
    thresholds: z.array(z.string()),
    total_ms: z.number().nullable(),
    elapsed_ms: z.number(),
    as_of: z.string(),
  })
  .openapi('Clock');

/** The clock; its lists are copies, as the schema has them. */
export function shownClock(clock: ClockView): z.infer<typeof clockSchema> {
  return {
    ...clock,
    open: [...clock.open],
    pauses: [...clock.pauses],
    thresholds: [...clock.thresholds],
  };
}
