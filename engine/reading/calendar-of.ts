/** One calendar, outside of any workflow that uses it: what a row of a contact list names as its own hours. */
import type { CompiledCalendar } from '../time/calendar.js';
import { compileCalendar } from './compile-calendar.js';
import { readTree, type SourceFile } from './tree.js';

/** The calendar of a file, compiled for the years around `thisYear`; null where it is none. Throws as `compileCalendar` does. */
export function calendarOf(file: SourceFile, thisYear: number): CompiledCalendar | null {
  for (const definition of readTree([file]).definitions)
    if (definition.kind === 'calendar' && definition.body !== null)
      return compileCalendar(definition.body, thisYear);
  return null;
}
