/** Compiled workflows by the hash of their closure. A calendar's years are kept once for all programs that share them. */
import { desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Program } from '../engine/definition.js';
import type { JsonObject } from '../engine/json.js';
import { hashOf } from './hash.js';
import { calendarYears, compiled } from './schema.js';
import type { Db } from './store.js';

const calendarRefs = z.record(
  z.string(),
  z.object({ calendar: z.record(z.string(), z.json()), years: z.array(z.string()) }),
);

/** Keeps a program, unless its version is there. `compiledAt` in milliseconds. */
export async function saveProgram(db: Db, program: Program, compiledAt: number): Promise<void> {
  const { calendars, ...rest } = program;
  const years: { hash: string; content: JsonObject }[] = [];
  const refs: Record<string, z.infer<typeof calendarRefs>[string]> = {};
  for (const [name, calendar] of Object.entries(calendars)) {
    const { years: parts, ...head } = calendar;
    const pieces = parts.map((year) => ({
      hash: hashOf(JSON.stringify(year)),
      content: year as unknown as JsonObject,
    }));
    years.push(...pieces);
    refs[name] = { calendar: head, years: pieces.map((piece) => piece.hash) };
  }
  if (years.length > 0) await db.orm.insert(calendarYears).values(years).onConflictDoNothing();
  await db.orm
    .insert(compiled)
    .values({
      hash: program.version,
      workflow: program.workflow.name,
      program: rest as unknown as JsonObject,
      calendars: refs as JsonObject,
      compiledAt,
    })
    .onConflictDoNothing();
}

/** The program of a version, or null. @throws if a year of one of its calendars is missing: the store is damaged. */
export async function findProgram(db: Db, hash: string): Promise<Program | null> {
  const rows = await db.orm.select().from(compiled).where(eq(compiled.hash, hash));
  const row = rows[0];
  if (row === undefined) return null;
  const refs = calendarRefs.parse(row.calendars);
  const wanted = [...new Set(Object.values(refs).flatMap((ref) => ref.years))];
  const pieces =
    wanted.length === 0
      ? []
      : await db.orm.select().from(calendarYears).where(inArray(calendarYears.hash, wanted));
  const byHash = new Map(pieces.map((piece) => [piece.hash, piece.content]));
  const calendars: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries(refs)) {
    const years = ref.years.map((year) => byHash.get(year) ?? missing(hash, name, year));
    calendars[name] = { ...ref.calendar, years };
  }
  // What `saveProgram` took apart, put together again: nothing else writes these tables.
  return { ...row.program, calendars } as unknown as Program;
}

function missing(hash: string, calendar: string, year: string): never {
  throw new Error(
    `program ${hash}: the year ${year} of its calendar ${calendar} is not in calendar_years: restore it from a backup, or publish again`,
  );
}

/** The newest hundred versions of a workflow that were compiled, the newest first; instants in milliseconds. */
export async function listVersions(
  db: Db,
  workflow: string,
): Promise<{ readonly version: string; readonly compiledAt: number }[]> {
  return db.orm
    .select({ version: compiled.hash, compiledAt: compiled.compiledAt })
    .from(compiled)
    .where(eq(compiled.workflow, workflow))
    .orderBy(desc(compiled.compiledAt))
    .limit(100);
}

/** The workflows whose current version starts by a message, in order of name. */
export async function listStartedBy(db: Db, message: string): Promise<string[]> {
  const answer = await db.sql.query<{ workflow: string }>({
    name: 'list_started_by',
    text: `select v.workflow from current_versions v join compiled c on c.hash = v.hash
      where c.program #>> '{workflow,start,message}' = $1 order by v.workflow`,
    values: [message],
  });
  return answer.rows.map(({ workflow }) => workflow);
}
