/** Who is away from when to when, and who does their tasks meanwhile. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Names; instants in milliseconds. Over at `until`, by itself. */
export interface AbsenceRow {
  readonly id: string;
  readonly user: string;
  readonly substitute: string;
  readonly from: number;
  readonly until: number;
  readonly setBy: string;
  readonly setAt: number;
}

const selected = `select a.id, u.name as "user", s.name as substitute, a.from_at as "from", a.until_at as until, a.set_by as "setBy",
    a.set_at as "setAt"
  from absences a join users u on u.id = a.user_id join users s on s.id = a.substitute_id`;

/** Absences that are not over: those of `name` and those in which they stand in, or (null) everybody's. */
export async function listAbsences(db: Db, name: string | null, now: number): Promise<AbsenceRow[]> {
  const answer = await db.sql.query<AbsenceRow>(
    `${selected} where a.until_at > $2 and ($1::text is null or u.name = $1 or s.name = $1) order by a.from_at, a.id`,
    [name, isoInstant(now)],
  );
  return answer.rows;
}

/** The absence with this id, over or not, or null. */
export async function findAbsence(db: Db, id: string): Promise<AbsenceRow | null> {
  const answer = await db.sql.query<AbsenceRow>(`${selected} where a.id = $1`, [id]);
  return answer.rows[0] ?? null;
}

export interface NewAbsence {
  readonly id: string;
  readonly userId: string;
  readonly substituteId: string;
  readonly from: number;
  readonly until: number;
  readonly setBy: string;
  readonly setAt: number;
}

/** Writes an absence, unless the user is away in some of that time already: false. In a transaction. */
export async function insertAbsence(db: Db, absence: NewAbsence): Promise<boolean> {
  const { id, userId, substituteId, setBy } = absence;
  await db.sql.query('select from users where id = $1 for update', [userId]);
  const answer = await db.sql.query(
    `insert into absences (id, user_id, substitute_id, from_at, until_at, set_by, set_at)
     select $1, $2, $3, $4, $5, $6, $7
     where not exists (select from absences where user_id = $2 and from_at < $5 and until_at > $4)`,
    [
      id,
      userId,
      substituteId,
      isoInstant(absence.from),
      isoInstant(absence.until),
      setBy,
      isoInstant(absence.setAt),
    ],
  );
  return answer.rowCount === 1;
}

/** Ends an absence now; one that has not begun is forgotten. */
export async function endAbsence(db: Db, id: string, now: number): Promise<void> {
  const at = isoInstant(now);
  await db.sql.query('delete from absences where id = $1 and from_at >= $2', [id, at]);
  await db.sql.query('update absences set until_at = $2 where id = $1 and until_at > $2', [id, at]);
}

/** Names of those who are away now and for whom `name` stands in: also where their substitute is away in turn. */
export async function listStoodInFor(db: Db, name: string, now: number): Promise<string[]> {
  const answer = await db.sql.query<{ name: string }>({
    name: 'list_stood_in_for',
    // `union` ends a circle of people who are all away for one another.
    text: `with recursive current as (
        select u.name as away, s.name as substitute from absences a join users u on u.id = a.user_id join users s on s.id = a.substitute_id
        where a.from_at <= $2 and a.until_at > $2),
      stood as (select away from current where substitute = $1
        union select c.away from current c join stood on c.substitute = stood.away)
      select away as name from stood where away <> $1 order by away`,
    values: [name, isoInstant(now)],
  });
  return answer.rows.map((row) => row.name);
}
