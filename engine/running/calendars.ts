/** The calendars that a program carries. */
import type { Program } from '../definition.js';
import type { CompiledCalendar } from '../time/calendar.js';

/** A calendar by its name; null for none. */
export function calendarNamed(program: Program, name: string | null): CompiledCalendar | null {
  if (name === null || !Object.hasOwn(program.calendars, name)) return null;
  return program.calendars[name] ?? null;
}
