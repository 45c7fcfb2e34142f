/** Reports of contracts by mail: one row a person and report, marked before the mail goes out and after. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** To whom a report goes. */
export interface ReportReader {
  readonly name: string;
  readonly email: string;
  readonly languages: readonly string[];
}

/** Who is in these groups, is active, and has not been sent the report of this day, nor is in doubt. */
export async function reportReaders(
  db: Db,
  {
    contract,
    day,
    groups,
  }: { readonly contract: string; readonly day: string; readonly groups: readonly string[] },
): Promise<ReportReader[]> {
  const answer = await db.sql.query<ReportReader>(
    `select u.name, u.email, u.languages from users u
     where u.active and exists (select from group_members m where m.user_id = u.id and m."group" = any($3))
       and not exists (select from period_reports r where r.contract = $1 and r.until = $2 and r.recipient = u.name)
     order by u.name`,
    [contract, day, groups],
  );
  return answer.rows;
}

/** Marks a report as on its way to somebody. False: another process did. */
export async function beginReport(
  db: Db,
  contract: string,
  day: string,
  name: string,
  now: number,
): Promise<boolean> {
  const answer = await db.sql.query(
    `insert into period_reports (contract, until, recipient, state, at) values ($1, $2, $3, 'sending', $4) on conflict do nothing`,
    [contract, day, name, isoInstant(now)],
  );
  return answer.rowCount === 1;
}

/** Marks what became of it; `again`: it is to be tried another time. */
export async function endReport(
  db: Db,
  contract: string,
  day: string,
  name: string,
  end: { readonly state: 'sent' | 'failed' | 'again'; readonly now: number },
): Promise<void> {
  const one = [contract, day, name];
  await (end.state === 'again'
    ? db.sql.query('delete from period_reports where contract = $1 and until = $2 and recipient = $3', one)
    : db.sql.query(
        'update period_reports set state = $4, at = $5 where contract = $1 and until = $2 and recipient = $3',
        [...one, end.state, isoInstant(end.now)],
      ));
}
