/** What RustPBX says by RWI, as far as we heed it. */
import { z } from 'zod';

const event = z.object({
  event_type: z.string(),
  call_id: z.string(),
  reason: z.string().nullish(),
  sip_status: z.number().nullish(),
  interrupted: z.boolean().nullish(),
});

const answer = z.object({
  type: z.enum(['command_completed', 'command_failed']),
  action_id: z.string(),
  status: z.string().nullish(),
  error: z.string().nullish(),
  data: z.unknown().optional(),
});

const resumed = z.object({
  events: z.array(
    z.object({
      timestamp: z.string(),
      event: z.object({ event_type: z.string(), payload: z.record(z.string(), z.unknown()) }),
    }),
  ),
});

/** An event of a call. */
export type RwiEvent = z.infer<typeof event>;

/** The answer to a command. `success`: it was queued, no more. */
export type RwiAnswer = z.infer<typeof answer>;

/** Reads a message; null for one that we don't heed. */
export function readMessage(
  text: string,
): { readonly answer: RwiAnswer } | { readonly event: RwiEvent } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const answered = answer.safeParse(json);
  if (answered.success) return { answer: answered.data };
  const told = event.safeParse(json);
  return told.success ? { event: told.data } : null;
}

/** The events of a call that are told again, with their instants in milliseconds. */
export function readResumed(data: unknown): readonly (readonly [at: number, event: RwiEvent])[] {
  const read = resumed.safeParse(data);
  if (!read.success) return [];
  return read.data.events.flatMap(({ timestamp, event: { event_type: type, payload } }) => {
    const told = event.safeParse({ ...payload, event_type: type });
    return told.success ? [[Date.parse(timestamp), told.data] as const] : [];
  });
}

const calls = z.array(z.object({ session_id: z.string() }));

/** The calls that a switch says it has, by our ids of their legs. */
export function readCalls(data: unknown): readonly string[] {
  const read = calls.safeParse(data);
  return read.success ? read.data.map(({ session_id: id }) => id) : [];
}
