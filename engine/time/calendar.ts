/**
 * A calendar compiled to sorted openings in UTC: no zone data and no holiday rules are needed to add or measure working time.
 * All instants are milliseconds since 1970 UTC. Made by `reading/compile-calendar.ts`, searched by way of `timeline.ts`.
 */

/** One local year of a calendar. `opens`/`closes` are parallel, ascending, not overlapping; none crosses a local midnight, none is empty. */
export interface CalendarYear {
  readonly year: number;
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** For each opening, the index in `midnights` of the local day it belongs to. */
  readonly days: readonly number[];
  /** Start of each local day of the year (365 or 366). */
  readonly midnights: readonly number[];
  /** The midnight that closes the year: the first of the next one. */
  readonly end: number;
  /** Offsets from UTC in minutes (a fraction where a zone has seconds), each from an instant on; the first from the year's start. */
  readonly offsets: readonly { readonly from: number; readonly minutes: number }[];
}

export interface CompiledCalendar {
  readonly name: string;
  readonly zone: string;
  /** Consecutive, ascending: from three years back to ten ahead of the compilation. */
  readonly years: readonly CalendarYear[];
}
