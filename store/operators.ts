/** How operators work, since when, and for whom they stand in. */
import { usualMode, type Mode } from '../domain/operator-mode.js';
import { isoInstant } from './append-parts.js';
import { worksTasks } from './people.js';
import type { Db } from './store.js';

/** How somebody works now; `since` (milliseconds) is null for who never said. */
export interface ModeRow {
  readonly mode: Mode;
  readonly reason: string | null;
  readonly since: number | null;
  readonly setBy: string | null;
}

/** A span of the history; `until` is null for the present one. */
export interface ModeSpan extends ModeRow {
  readonly until: number | null;
}

const span = 'm.mode, m.reason, m.since_at as since, m.until_at as until, m.set_by as "setBy"';
const never: ModeRow = { mode: usualMode, reason: null, since: null, setBy: null };

/** How the user with this id works now. */
export async function findMode(db: Db, userId: string): Promise<ModeRow> {
  const answer = await db.sql.query<ModeRow>({
    name: 'find_mode',
    text: `select ${span} from operator_modes m where m.user_id = $1 and m.until_at is null`,
    values: [userId],
  });
  return answer.rows[0] ?? never;
}

/** The spans of a user, the present one first. */
export async function listModes(db: Db, userId: string, limit: number): Promise<ModeSpan[]> {
  const answer = await db.sql.query<ModeSpan>(
    `select ${span} from operator_modes m where m.user_id = $1 order by m.id desc limit $2`,
    [userId, limit],
  );
  return answer.rows;
}

interface NewMode {
  readonly userId: string;
  readonly mode: Mode;
  readonly reason: string | null;
  readonly setBy: string;
  readonly now: number;
}

/** Ends the present span and begins another; the same mode with the same reason goes on. In a transaction. */
export async function setMode(db: Db, { userId, mode, reason, setBy, now }: NewMode): Promise<ModeRow> {
  // Two changes at once would both end the same span, and begin two.
  await db.sql.query('select from users where id = $1 for update', [userId]);
  const before = await findMode(db, userId);
  if (before.since !== null && before.mode === mode && before.reason === reason) return before;
  await db.sql.query('update operator_modes set until_at = $2 where user_id = $1 and until_at is null', [
    userId,
    isoInstant(now),
  ]);
  await db.sql.query(
    'insert into operator_modes (user_id, mode, reason, set_by, since_at) values ($1, $2, $3, $4, $5)',
    [userId, mode, reason, setBy, isoInstant(now)],
  );
  return { mode, reason, since: now, setBy };
}

/** An operator as supervisors see them; `claimed`: how many tasks they hold. */
export interface OperatorRow extends ModeRow {
  readonly name: string;
  readonly displayName: string | null;
  readonly claimed: number;
  readonly awayUntil: number | null;
  readonly substitute: string | null;
}

/** All who are active and may work tasks, by name. */
export async function listOperators(db: Db, now: number): Promise<OperatorRow[]> {
  const answer = await db.sql.query<OperatorRow>(
    `select u.name, u.display_name as "displayName", coalesce(m.mode, '${usualMode}') as mode, m.reason, m.since_at as since,
       m.set_by as "setBy", coalesce(l.claimed, 0)::int as claimed, a.until_at as "awayUntil", s.name as substitute
     from users u
       left join operator_modes m on m.user_id = u.id and m.until_at is null
       left join (select assignee, count(*) as claimed from tasks where state in ('ready', 'claimed') and assignee is not null
         group by assignee) l on l.assignee = u.name
       left join lateral (select until_at, substitute_id from absences where user_id = u.id and from_at <= $1 and until_at > $1
         order by until_at desc limit 1) a on true
       left join users s on s.id = a.substitute_id
     where ${worksTasks}
     order by u.name`,
    [isoInstant(now)],
  );
  return answer.rows;
}
