/** How fast a list has been worked lately, and when it will be over at that pace. Instants in milliseconds. */
import type { CompiledCalendar } from '../engine/time/calendar.js';
import { addOpen, openBetween } from '../engine/time/working-time.js';

/** How far a list had come: when, how many contacts had been tried, how many were done. */
export type Sample = readonly [at: number, tried: number, done: number];

const everyMs = 60_000;
const latelyMs = 3_600_000;

/** The samples of the last hour with a new one, a minute after the one before at the earliest; null: nothing new is to be kept. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] | null {
  const last = samples.at(-1);
  if (last !== undefined && sample[0] - last[0] < everyMs) return null;
  return [...samples.filter(([at]) => sample[0] - at <= latelyMs), sample];
}

export interface Forecast {
  /** Of the hours in which the list is worked; null: too early to say. */
  readonly perHour: number | null;
  /** Null: too early to say, or not at this pace. */
  readonly endsAt: number | null;
}

/** The pace since the oldest sample of the last hour, and when the rest is through. `hours`: when it is worked; null: always. */
export function forecast(
  samples: readonly Sample[],
  count: (sample: Sample) => number,
  here: { readonly sample: Sample; readonly all: number; readonly hours: CompiledCalendar | null },
): Forecast {
  const { sample, all, hours } = here;
  const [now] = sample;
  const since = samples.find(([at]) => now - at <= latelyMs && at < now);
  if (since === undefined) return { perHour: null, endsAt: null };
  const worked = hours === null ? now - since[0] : openBetween(since[0], now, hours);
  const made = count(sample) - count(since);
  if (worked <= 0) return { perHour: null, endsAt: null };
  const perHour = (made / worked) * 3_600_000;
  const left = all - count(sample);
  if (made <= 0 || left <= 0) return { perHour, endsAt: left <= 0 ? now : null };
  const takes = (left / made) * worked;
  return { perHour, endsAt: hours === null ? now + takes : addOpen(now, takes, hours) };
}
