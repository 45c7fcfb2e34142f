/** A program as it is, but for the openings of calendars: for instances that keep their version and get a new calendar. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Program } from '../definition.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { compileCalendar } from './compile-calendar.js';

/**
 * The program on another version of one of its calendars, compiled for the years around `thisYear`; the same program where
 * it does not use the calendar, or the openings are the same. The same change of the same program has the same version.
 * @throws Error as `compileCalendar` does
 */
export function retimedProgram(program: Program, definition: CalendarDefinition, thisYear: number): Program {
  const { calendar: name } = definition;
  const before = Object.hasOwn(program.calendars, name) ? program.calendars[name] : undefined;
  if (before === undefined) return program;
  const calendar = compileCalendar(definition, thisYear);
  if (JSON.stringify(before) === JSON.stringify(calendar)) return program;
  const version = bytesToHex(sha256(utf8ToBytes(JSON.stringify([program.version, name, calendar]))));
  return { ...program, version, calendars: { ...program.calendars, [name]: calendar } };
}
