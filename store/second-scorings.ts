/** The second, blind scoring of detections: by somebody else, who is given the recording and nothing that the first one said. */
import type { DetectionRow } from './detections.js';
import { isoInstant } from './append-parts.js';
import type { secondScorings } from './schema.js';
import type { Db } from './store.js';

export type SecondScoring = Readonly<typeof secondScorings.$inferSelect>;

const columns =
  'detection_id as "detectionId", auditor, begun_at as "begunAt", ended_at as "endedAt", answers';

/** Takes the next detection that is to be scored again and that somebody else made; null if there is none, or the auditor has one in hand. */
export async function takeSecondScoring(
  db: Db,
  {
    audit,
    auditor,
    languages,
    now,
  }: {
    readonly audit: string;
    readonly auditor: string;
    readonly languages: readonly string[];
    readonly now: number;
  },
): Promise<string | null> {
  const { rows } = await db.sql.query<{ id: string }>(
    `with next as (
       select d.id from detections d join audit_cells c on c.audit_id = d.audit_id and c.cell = d.cell
       where d.audit_id = $1 and d.twice and d.state = 'made' and d.auditor <> $2 and c.language = any($3)
         and not exists (select from second_scorings s where s.detection_id = d.id)
         and exists (select from mystery_audits a where a.id = $1 and a.state = 'working')
       order by d.ended_at, d.id limit 1 for update of d skip locked)
     insert into second_scorings (detection_id, auditor, begun_at) select id, $2, $4 from next
     on conflict do nothing returning detection_id as id`,
    [audit, auditor, languages, isoInstant(now)],
  );
  return rows[0]?.id ?? null;
}

/** What somebody has in hand to score again, the oldest; null for nothing. */
export async function secondScoringInHand(db: Db, auditor: string): Promise<SecondScoring | null> {
  const { rows } = await db.sql.query<SecondScoring>(
    `select ${columns} from second_scorings where auditor = $1 and ended_at is null order by begun_at limit 1`,
    [auditor],
  );
  return rows[0] ?? null;
}

/** A second scoring, locked until the transaction ends; null if there is none. */
export async function lockSecondScoring(db: Db, detection: string): Promise<SecondScoring | null> {
  const { rows } = await db.sql.query<SecondScoring>(
    `select ${columns} from second_scorings where detection_id = $1 for update`,
    [detection],
  );
  return rows[0] ?? null;
}

/** Writes what was answered the second time. */
export async function saveSecondScoring(
  db: Db,
  detection: string,
  answers: NonNullable<SecondScoring['answers']>,
  at: number,
): Promise<void> {
  await db.sql.query('update second_scorings set answers = $2, ended_at = $3 where detection_id = $1', [
    ...[detection, JSON.stringify(answers), isoInstant(at)],
  ]);
}

/** Detections of an audit that were scored twice, with both answers. */
export async function scoredTwice(
  db: Db,
  audit: string,
): Promise<
  (Pick<DetectionRow, 'id' | 'kind'> & {
    readonly sheet: string;
    readonly first: NonNullable<DetectionRow['answers']>;
    readonly second: NonNullable<DetectionRow['answers']>;
  })[]
> {
  const { rows } = await db.sql.query<
    Pick<DetectionRow, 'id' | 'kind'> & {
      sheet: string;
      first: NonNullable<DetectionRow['answers']>;
      second: NonNullable<DetectionRow['answers']>;
    }
  >(
    `select d.id, c.kind, d.sheet, d.answers as first, s.answers as second
     from second_scorings s join detections d on d.id = s.detection_id join audit_cells c on c.audit_id = d.audit_id and c.cell = d.cell
     where d.audit_id = $1 and s.ended_at is not null and d.state = 'made' order by d.ended_at, d.id`,
    [audit],
  );
  return rows;
}

/** How many detections of an audit wait for a second scoring that is not hers to have made. */
export async function countForSecond(db: Db, audit: string, auditor: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(
    `select count(*) as n from detections d where d.audit_id = $1 and d.twice and d.state = 'made' and d.auditor <> $2
       and not exists (select from second_scorings s where s.detection_id = d.id)`,
    [audit, auditor],
  );
  return rows[0]?.n ?? 0;
}
