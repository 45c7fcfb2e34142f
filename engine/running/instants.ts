/** When an event counts: at `occurred_at` if it says so, never later than now nor before what it follows. */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import { refuse } from './refusal.js';
import { faultAt, worded, type Worded } from '../wording/worded.js';

/** Why `occurred_at` is later than the recording; null when it isn't. @param now milliseconds since 1970 UTC */
export function tooLate({ occurredAt }: InstanceEvent, now: number): Refusal | null {
  if (occurredAt === null || occurredAt <= now) return null;
  return wrong(worded`occurred_at ${text(occurredAt)} is later than now, ${text(now)}`);
}

/** Why `occurred_at` is before what the event follows (`what`, at `since`); null when it isn't. */
export function tooEarly({ occurredAt }: InstanceEvent, since: number, what: () => Worded): Refusal | null {
  if (occurredAt === null || occurredAt >= since) return null;
  return wrong(worded`occurred_at ${text(occurredAt)} is before ${what()}, ${text(since)}`);
}

function wrong(message: Worded): Refusal {
  return refuse('invalid', worded`${message}.`, [faultAt('/occurred_at', message)]);
}

function text(instant: number): string {
  return new Date(instant).toISOString();
}
