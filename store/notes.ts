/** Notes on instances, sealed; what is in them is the caller's to open. */
import { isoInstant } from './append-parts.js';
import type { notes } from './schema.js';
import type { Db } from './store.js';

/** A sealed note. Instants in milliseconds. */
export type NoteRow = Readonly<typeof notes.$inferSelect>;

/** Writes a note. */
export async function insertNote(db: Db, note: NoteRow): Promise<void> {
  await db.sql.query(
    'insert into notes (id, instance_id, by, at, sealed, wrapped) values ($1, $2, $3, $4, $5, $6)',
    [note.id, note.instanceId, note.by, isoInstant(note.at), note.sealed, note.wrapped],
  );
}

/** The notes on an instance, the oldest first. */
export async function listNotes(db: Db, instanceId: string): Promise<NoteRow[]> {
  const answer = await db.sql.query<NoteRow>(
    `select id, instance_id as "instanceId", by, at, sealed, wrapped from notes where instance_id = $1 order by at, id`,
    [instanceId],
  );
  return answer.rows;
}

/** Forgets the notes on an instance, and with them their keys. */
export async function deleteNotes(db: Db, instanceId: string): Promise<void> {
  await db.sql.query('delete from notes where instance_id = $1', [instanceId]);
}

/** How many notes an instance has. */
export async function countNotes(db: Db, instanceId: string): Promise<number> {
  const answer = await db.sql.query<{ n: number }>({
    name: 'count_notes',
    text: 'select count(*)::int as n from notes where instance_id = $1',
    values: [instanceId],
  });
  return answer.rows[0]?.n ?? 0;
}
