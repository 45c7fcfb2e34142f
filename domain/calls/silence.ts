/** Calls whose end a switch never tells: it was restarted, or lost its connection. They must not stay open for ever. */
import type { CallEvent } from './call-event.js';

/** Of no call anybody waits or speaks for so long without anything being told. */
export const silentForMs = 12 * 3_600_000;

const reason = 'no_news';

/** Of the end that is assumed at an instant: the same however often it is. */
function idAt(at: number): string {
  return `${reason} ${new Date(at).toISOString()}`;
}

/** Whether an end was not told but assumed, after a silence. A switch may give the same reason, under an id of its own. */
export function isAssumedEnd({ id, kind, at, details }: CallEvent): boolean {
  return kind === 'ended' && details?.reason === reason && id === idAt(at);
}

/** The end to assume of a call that has these events, at the last of them; null as long as more may come by `now`, or its end was told. */
export function assumedEnd(call: string, events: readonly CallEvent[], now: number): CallEvent | null {
  if (events.length === 0 || events.some(({ kind }) => kind === 'ended')) return null;
  const at = Math.max(...events.map((event) => event.at));
  if (at + silentForMs > now) return null;
  return { id: idAt(at), call, kind: 'ended', at, details: { reason } };
}

/** The events without ends that were assumed and refuted since: something later is told, or its end is. */
export function withoutRefuted(events: readonly CallEvent[]): readonly CallEvent[] {
  if (!events.some(isAssumedEnd)) return events;
  const told = events.filter((event) => !isAssumedEnd(event));
  const last = Math.max(...told.map(({ at }) => at));
  const ended = told.some(({ kind }) => kind === 'ended');
  return events.filter((event) => !isAssumedEnd(event) || (!ended && event.at >= last));
}
