/** Values as failures tell them. */
import type { Program } from '../definition.js';
import type { Json } from '../json.js';
import { calendarNamed } from '../running/calendars.js';
import { formatInstant } from '../time/local.js';

/** An instant (milliseconds since 1970 UTC) in the local time of the workflow's calendar, UTC without one; `none` for null. */
export function instantTold(at: number | null, program: Program): string {
  if (at === null) return 'none';
  return formatInstant(at, "yyyy-MM-dd'T'HH:mm:ssZZ", calendarNamed(program, program.workflow.calendar));
}

/** A value of the data; long ones cut. */
export function valueTold(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** Names in a list; `none` for an empty one. */
export function namesTold(names: Iterable<string>): string {
  return [...names].join(', ') || 'none';
}
