/** The call that an operator answered last. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export interface OwnCall {
  readonly id: string;
  readonly queue: string | null;
  readonly service: string | null;
  readonly language: string | null;
  readonly answeredAt: number;
  /** Null: she is talking still. */
  readonly endedAt: number | null;
  /** What it opened or concerned so far. */
  readonly instances: readonly string[];
}

const longestCallMs = 4 * 3_600_000;
/** After its end she writes down what it was about. */
const writingMs = 30 * 60_000;

/** The call that an operator, by the name of the switch, is in or has just ended; null: there is none. */
export async function findOwnCall(db: Db, operator: string, now: number): Promise<OwnCall | null> {
  const answer = await db.sql.query<OwnCall>(
    `select c.id, c.queue, c.service, c.language, c.answered_at as "answeredAt", c.ended_at as "endedAt",
       array(select ci.instance_id from call_instances ci where ci.call_id = c.id order by ci.at) as instances
     from calls c
     where c.operator = $1 and c.answered_at is not null and c.offered_at > $2 and c.offered_at <= $4
       and (c.ended_at is null or c.ended_at > $3)
     order by c.answered_at desc limit 1`,
    [operator, isoInstant(now - longestCallMs), isoInstant(now - writingMs), isoInstant(now)],
  );
  return answer.rows[0] ?? null;
}
