/** What a log entry says of an event beside what happened. */
import type { InstanceEvent } from '../event.js';
import type { Advanced } from '../outcome.js';

/** The step that an event is about: the one that it names, else the first that it moved. */
export function stepOfEntry(event: InstanceEvent, { happenings }: Advanced): string | null {
  return 'step' in event ? event.step : (happenings.find(({ step }) => step !== undefined)?.step ?? null);
}

/** Who did what an event says; null for time and services. */
export function doerOf(event: InstanceEvent): string | null {
  if (event.type === 'start') return event.instance.started_by;
  return 'by' in event ? (event.by?.name ?? null) : null;
}
