/** Notices by mail: one row a person, marked before the mail goes out and after. */
import type { Json } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** A mail to be sent, taken by this process. `texts` is sealed. */
export interface NoticeMail {
  readonly noticeId: number;
  readonly user: string;
  readonly email: string;
  readonly languages: readonly string[];
  readonly attempt: number;
  readonly instanceId: string;
  readonly number: string;
  readonly texts: Json;
  readonly wrappedKey: string | null;
}

/**
 * Makes the mails of up to `limit` notices that have a text and have none yet: to each active user that it is for, whoever is in the
 * group by now, and who wants mails. One statement, so that a notice's mails are made once whoever asks.
 */
export async function planNoticeMails(db: Db, now: number, limit: number): Promise<number> {
  const answer = await db.sql.query<{ planned: number }>({
    name: 'plan_notice_mails',
    text: `with taken as (update notices set mailed = true where id in
        (select id from notices where not mailed order by id limit $2 for update skip locked) returning id, principal, texts),
      mails as (insert into notice_mails (notice_id, "user", at)
        select distinct t.id, u.id, $1::timestamptz from taken t join users u on u.active and u.notice_mails
          and (t.principal = 'u:' || u.name or exists (select from group_members m where m.user_id = u.id and t.principal = 'g:' || m."group"))
        where t.texts is not null on conflict do nothing)
      select count(*)::int as planned from taken`,
    values: [isoInstant(now), limit],
  });
  return answer.rows[0]?.planned ?? 0;
}

/** Marks up to `limit` mails that are due as started, and gives them to this process alone. */
export async function startNoticeMails(db: Db, now: number, limit: number): Promise<NoticeMail[]> {
  const answer = await db.sql.query<NoticeMail>({
    name: 'start_notice_mails',
    text: `with taken as (update notice_mails set state = 'started', attempt = attempt + 1, at = $1 where (notice_id, "user") in
        (select notice_id, "user" from notice_mails where state = 'pending' and at <= $1 order by at limit $2 for update skip locked)
        returning notice_id, "user", attempt)
      select t.notice_id as "noticeId", t."user", t.attempt, u.email, u.languages, n.instance_id as "instanceId", i.number, n.texts,
        (select k.wrapped from instance_keys k where k.instance_id = n.instance_id) as "wrappedKey"
      from taken t join notices n on n.id = t.notice_id join users u on u.id = t."user" join instances i on i.id = n.instance_id`,
    values: [isoInstant(now), limit],
  });
  return answer.rows;
}

/** Marks what became of a mail; `at` is when to try again for one that is `pending`. */
export async function finishNoticeMail(
  db: Db,
  { noticeId, user }: Pick<NoticeMail, 'noticeId' | 'user'>,
  end: {
    readonly state: 'pending' | 'done' | 'failed' | 'in_doubt';
    readonly error: string | null;
    readonly at: number;
  },
): Promise<void> {
  await db.sql.query(
    'update notice_mails set state = $3, error = $4, at = $5 where notice_id = $1 and "user" = $2',
    [noticeId, user, end.state, end.error, isoInstant(end.at)],
  );
}

/** Mails begun before `before` of which no end is known: whoever sent them died, so they may have gone out and are not sent again. */
export async function doubtNoticeMails(db: Db, before: number): Promise<number> {
  const answer = await db.sql.query(
    `update notice_mails set state = 'in_doubt', error = 'it was under way when its server died' where state = 'started' and at < $1`,
    [isoInstant(before)],
  );
  return answer.rowCount ?? 0;
}
