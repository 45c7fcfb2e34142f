/**
 * The compiled versions that this process has in hand: each is loaded once and shared by all its instances.
 * A version never changes, so it may be kept as long as there is room; which version is current is asked again after a moment.
 */
import type { Program } from '../engine/definition.js';
import { calendarOf } from '../engine/reading.js';
import type { CompiledCalendar } from '../engine/time/calendar.js';
import { findCurrentVersion, findDefinition } from '../store/definitions.js';
import { findProgram } from '../store/programs.js';
import type { Db } from '../store/store.js';

export interface Programs {
  /** The program of a version. Throws when the store does not have it. */
  get(version: string): Promise<Program>;
  /** The version that a start of `workflow` takes now, or null when none is published. */
  current(workflow: string): Promise<string | null>;
  /** The calendar that is published under a name, or null. Throws where it can't be compiled. */
  calendar(name: string): Promise<CompiledCalendar | null>;
  /** Forgets which versions are current: something was published here. */
  refresh(): void;
}

// Versions in use at once are few; this bounds what a long life gathers.
const mostPrograms = 200;
// Another process's publication is noticed this many milliseconds later at most.
const currentForMs = 1_000;
// To compile one takes some milliseconds, and rows of lists name them by the thousand.
const calendarForMs = 60_000;

/** The program of the version that an event or a command names, from which on it applies; null for all others. */
export async function nextProgram(
  programs: Pick<Programs, 'get'>,
  event: { readonly type: string; readonly version?: unknown } | null,
): Promise<Program | null> {
  if (event?.type !== 'migrate' && event?.type !== 'retime') return null;
  return programs.get(String(event.version));
}

/** Makes the cache over the store. `clock` gives milliseconds. */
export function createPrograms(db: Db, clock: () => number): Programs {
  const programs = new Map<string, Promise<Program>>();
  let calendars = new Map<
    string,
    { readonly at: number; readonly compiled: Promise<CompiledCalendar | null> }
  >();
  let current = new Map<string, { readonly at: number; readonly version: Promise<string | null> }>();

  return {
    get(version) {
      const known = programs.get(version);
      if (known !== undefined) return known;
      const loading = load(db, version);
      programs.set(version, loading);
      loading.catch(() => programs.delete(version));
      const oldest = programs.keys().next().value;
      if (programs.size > mostPrograms && oldest !== undefined) programs.delete(oldest);
      return loading;
    },
    current(workflow) {
      const known = current.get(workflow);
      if (known !== undefined && clock() - known.at < currentForMs) return known.version;
      const version = findCurrentVersion(db, workflow);
      current.set(workflow, { at: clock(), version });
      version.catch(() => current.delete(workflow));
      return version;
    },
    calendar(name) {
      const known = calendars.get(name);
      if (known !== undefined && clock() - known.at < calendarForMs) return known.compiled;
      const compiled = loadCalendar(db, name, new Date(clock()).getUTCFullYear());
      calendars.set(name, { at: clock(), compiled });
      compiled.catch(() => calendars.delete(name));
      return compiled;
    },
    refresh() {
      current = new Map();
      calendars = new Map();
    },
  };
}

async function load(db: Db, version: string): Promise<Program> {
  const program = await findProgram(db, version);
  if (program === null)
    throw new Error(
      `The compiled version ${version} is not in the store, though an instance runs it. Restore the table "compiled" from a backup.`,
    );
  return program;
}

async function loadCalendar(db: Db, name: string, thisYear: number): Promise<CompiledCalendar | null> {
  const row = await findDefinition(db, 'calendar', name, null);
  return row === null ? null : calendarOf({ path: `${name}.yaml`, text: row.text }, thisYear);
}
