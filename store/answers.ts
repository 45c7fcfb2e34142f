/** Answers to questionnaires. Instants in milliseconds, days as texts. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import type { answers } from './schema.js';
import type { Db } from './store.js';

export type AnswersRow = Readonly<typeof answers.$inferSelect>;

/** By what answers are gone on with: a hash of the link or of a page's key, or the contact. */
export type AnswersKey = { readonly resume: string } | { readonly row: number };

const columns = `id, outreach_id as "outreachId", questionnaire, version, language, anonymous, complete, day::text as day, mixed, data, resume,
  "row", begun_at as "begunAt", completed_at as "completedAt"`;

/** The answers of a link or a contact; null if nothing was saved yet. `lock`: until the transaction ends. */
export async function findAnswers(
  db: Db,
  outreach: string,
  key: AnswersKey,
  lock: boolean,
): Promise<AnswersRow | null> {
  const [which, value] = 'row' in key ? ['"row" = $2::integer', key.row] : ['resume = $2::text', key.resume];
  const { rows } = await db.sql.query<AnswersRow>(
    `select ${columns} from answers where outreach_id = $1 and ${which}${lock ? ' for update' : ''}`,
    [outreach, value],
  );
  return rows[0] ?? null;
}

export interface NewAnswers extends Pick<
  AnswersRow,
  'outreachId' | 'questionnaire' | 'version' | 'language' | 'anonymous' | 'data'
> {
  readonly day: string;
  readonly key: AnswersKey;
  /** Null where the answers are anonymous. */
  readonly begunAt: number | null;
}

/** Writes answers that are begun, not complete yet; those that are there under the same key stay as they are. */
export async function insertAnswers(db: Db, made: NewAnswers): Promise<void> {
  const { outreachId, questionnaire, version, language, anonymous, day, data, key, begunAt } = made;
  await db.sql.query(
    `insert into answers (id, outreach_id, questionnaire, version, language, anonymous, day, data, resume, "row", begun_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      ...[randomUUID(), outreachId, questionnaire, version, language, anonymous, day, JSON.stringify(data)],
      ...['resume' in key ? key.resume : null, 'row' in key ? key.row : null],
      begunAt === null ? null : isoInstant(begunAt),
    ],
  );
}

/** Writes what was answered since. Of anonymous answers that are complete it takes out whose they were. */
export async function updateAnswers(
  db: Db,
  id: string,
  {
    data,
    language,
    day,
    completedAt,
  }: {
    readonly data: JsonObject;
    readonly language: string;
    /** Taken out where an operator completed them anonymously: attempts have their times. */
    readonly day: string;
    /** Null: they aren't complete yet. */
    readonly completedAt: number | null;
  },
): Promise<void> {
  await db.sql.query(
    `update answers set data = $2, language = $3, complete = $5,
       completed_at = case when anonymous then null else $6::timestamptz end,
       "row" = case when anonymous and $5 then null else "row" end,
       day = case when anonymous and $5 and "row" is not null then null else $4::date end where id = $1`,
    [
      ...[id, JSON.stringify(data), language, day, completedAt !== null],
      completedAt === null ? null : isoInstant(completedAt),
    ],
  );
}

/**
 * Writes anonymous answers anew, in no order and in one transaction for many: those that are complete since before a day, `most` at once.
 * They lose the hash of their link too. So neither where they lie in the table, nor the transaction that wrote them, is that
 * of their contact. Answers how many.
 */
export async function mixAnswers(db: Db, before: string, most: number): Promise<number> {
  const { rowCount } = await db.sql.query(
    `with taken as (
       delete from answers where id in (
         select id from answers where anonymous and complete and not mixed and (day is null or day < $1) limit $2 for update skip locked)
       returning *)
     insert into answers (id, outreach_id, questionnaire, version, language, anonymous, complete, day, mixed, data)
     select gen_random_uuid(), outreach_id, questionnaire, version, language, true, true, day, true, data from taken order by random()`,
    [before, most],
  );
  return rowCount ?? 0;
}

/** Answers of somebody who is in contact lists, with what they were asked. */
export interface HeldAnswers extends Pick<
  AnswersRow,
  'questionnaire' | 'version' | 'language' | 'complete' | 'begunAt' | 'completedAt' | 'data'
> {
  readonly list: string;
}

interface Addresses {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

const ofPerson = `from list_rows r join outreaches o on o.list_id = r.list_id
  where (r.phone = any($1) or r.fax = any($1) or r.email = any($2))`;

/** What whoever has one of these addresses in a list has answered, unless anonymously; at most `limit`. */
export async function findAnswersOfPerson(db: Db, of: Addresses, limit: number): Promise<HeldAnswers[]> {
  const { rows } = await db.sql.query<HeldAnswers>(
    `select l.name as list, a.questionnaire, a.version, a.language, a.complete, a.begun_at as "begunAt", a.completed_at as "completedAt", a.data
     from (select r."row", o.id, r.list_id ${ofPerson}) h
     join answers a on a.outreach_id = h.id and a."row" = h."row" join contact_lists l on l.id = h.list_id
     order by l.name, a.begun_at, a.id limit $3`,
    [of.phones, of.emails, limit],
  );
  return rows;
}

/** Takes out what they have answered, and their links. */
export async function deleteAnswersOfPerson(db: Db, of: Addresses): Promise<void> {
  for (const table of ['answers', 'invitations'])
    await db.sql.query(
      `delete from ${table} a using (select r."row", o.id ${ofPerson}) h where a.outreach_id = h.id and a."row" = h."row"`,
      [of.phones, of.emails],
    );
}

/** Takes from the answers of a list's contacts whose they are, and takes out their links, in portions. */
export async function unlinkAnswers(db: Db, list: string): Promise<void> {
  const some = (table: string, id: string) =>
    `${id} in (select a.${id} from ${table} a join outreaches o on o.id = a.outreach_id
       where o.list_id = $1 and a."row" is not null limit ${String(20_000)})`;
  for (const statement of [
    `update answers set "row" = null, resume = null where ${some('answers', 'id')}`,
    `delete from invitations where ${some('invitations', 'token_hash')}`,
  ])
    while (((await db.sql.query(statement, [list])).rowCount ?? 0) > 0);
}
