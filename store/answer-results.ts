/** Answers as results: read page by page, in an order that says nothing of when they came. Instants in milliseconds. */
import type { AnswersRow } from './answers.js';
import type { Db } from './store.js';

/** One answer. */
export type AnswerResult = Pick<
  AnswersRow,
  'id' | 'version' | 'language' | 'complete' | 'day' | 'data' | 'row' | 'begunAt' | 'completedAt'
>;

/** At most `limit` answers after an id; null: from the first. */
export async function readResultsAfter(
  db: Db,
  outreach: string,
  after: string | null,
  limit: number,
): Promise<readonly AnswerResult[]> {
  const { rows } = await db.sql.query<AnswerResult>({
    name: 'read_results_after',
    text: `select id, version, language, complete, day::text as day, data, "row", begun_at as "begunAt", completed_at as "completedAt"
      from answers where outreach_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    values: [outreach, after, limit],
  });
  return rows;
}

/** The versions of the questionnaire in which an outreach was answered, the newest first. */
export async function versionsAnswered(db: Db, outreach: string): Promise<readonly number[]> {
  const { rows } = await db.sql.query<{ version: number }>(
    'select distinct version from answers where outreach_id = $1 order by version desc',
    [outreach],
  );
  return rows.map(({ version }) => version);
}

/** How many answers there are. */
export async function countResults(db: Db, outreach: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(
    'select count(*) as n from answers where outreach_id = $1',
    [outreach],
  );
  return rows[0]?.n ?? 0;
}
