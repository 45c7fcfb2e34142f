/** What is kept of a case beside its verdicts: enough to see why it stands as it does. Never who called. */
import type { JsonObject } from '../../engine/json.js';
import type { Call } from '../calls/call.js';
import type { UptimeSpan } from '../calls/uptime.js';
import type { LapFact } from './clock-level.js';

/** Of a call. Spans in milliseconds; what was not come to is left out. */
export function factsOfCall(call: Call): JsonObject {
  const { outcome, queue, service, language, body, operator, waitedMs, talkedMs, firstContact } = call;
  const facts: { [name: string]: string | number | boolean } = { outcome };
  if (queue !== null) facts['queue'] = queue;
  if (service !== null) facts['service'] = service;
  if (language !== null) facts['language'] = language;
  if (body !== null) facts['body'] = body;
  if (operator !== null) facts['operator'] = operator;
  if (waitedMs !== null) facts['waited_ms'] = waitedMs;
  if (talkedMs !== null) facts['talked_ms'] = talkedMs;
  if (firstContact !== null) facts['first_contact'] = firstContact;
  return facts;
}

/** Of a lap. */
export function factsOfLap(lap: LapFact, daysLate: number): JsonObject {
  const { clock, state, startedAt, stoppedAt } = lap;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const times = { started_at: iso(startedAt), due_at: iso(lap.dueAt), stopped_at: iso(stoppedAt) };
  return { clock, lap: lap.lap, state, ...times, ...(daysLate > 0 ? { days_late: daysLate } : {}) };
}

/** Of a span of a component's time. */
export function factsOfSpan(component: string, { from, until, state }: UptimeSpan): JsonObject {
  return { component, state, until: new Date(until).toISOString(), ms: until - from };
}
