/** Messages to a business key with which no instance runs: kept for a day, delivered when one starts, or unclaimed. */
import type { Json } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import { readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

/** As stored: `content` is sealed, `wrapped` opens it. Instants in milliseconds. */
export interface KeptMessageRow {
  readonly id: number;
  readonly workflow: string;
  readonly key: string | null;
  readonly messageId: string;
  readonly name: string;
  readonly bodyHash: string;
  readonly content: Json;
  readonly wrapped: string | null;
  readonly at: number;
  readonly instanceId: string | null;
}

type NewKeptMessage = Omit<KeptMessageRow, 'id' | 'key' | 'instanceId'> & { readonly key: string };

const columns = `m.id, m.workflow, m.key, m.message_id as "messageId", m.name, m.body_hash as "bodyHash", m.content, m.wrapped, m.at,
  m.instance_id as "instanceId"`;

/** Keeps a message, unless it is there; answers the hash of what is there, and since when. */
export async function keepMessage(
  db: Db,
  message: NewKeptMessage,
): Promise<Pick<KeptMessageRow, 'bodyHash' | 'at'>> {
  const { workflow, key, messageId, name, bodyHash, content, wrapped, at } = message;
  const answer = await db.sql.query<Pick<KeptMessageRow, 'bodyHash' | 'at'>>({
    name: 'keep_message',
    text: `with mine as (insert into kept_messages (workflow, key, message_id, name, body_hash, content, wrapped, at, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'kept') on conflict do nothing returning body_hash, at)
      select body_hash as "bodyHash", at from mine
      union all select body_hash, at from kept_messages where workflow = $1 and key = $2 and message_id = $3`,
    values: [workflow, key, messageId, name, bodyHash, JSON.stringify(content), wrapped, isoInstant(at)],
  });
  return answer.rows[0] ?? { bodyHash, at };
}

/** What is kept for a key since an instant, oldest first. */
export async function listKept(
  db: Db,
  workflow: string,
  key: string,
  since: number,
): Promise<KeptMessageRow[]> {
  const answer = await db.sql.query<KeptMessageRow>({
    name: 'list_kept',
    text: `select ${columns} from kept_messages m where m.workflow = $1 and m.key = $2 and m.state = 'kept' and m.at > $3 order by m.id`,
    values: [workflow, key, isoInstant(since)],
  });
  return answer.rows;
}

/** What is kept though an instance runs with its key: it began just when the message came. */
export async function listDeliverable(
  db: Db,
  limit: number,
): Promise<(KeptMessageRow & { readonly holder: string })[]> {
  const answer = await db.sql.query<KeptMessageRow & { holder: string }>(
    `select ${columns}, i.id as holder from kept_messages m
      join instances i on i.workflow = m.workflow and i.key = m.key and i.state = 'running'
     where m.state = 'kept' order by m.id limit $1`,
    [limit],
  );
  return answer.rows;
}

/** A kept message was delivered, or (`unclaimed`) refused by the instance. What was delivered is in its log, so it goes here. */
export async function settleKept(
  db: Db,
  id: number,
  state: 'delivered' | 'unclaimed',
  instance: string,
): Promise<void> {
  await db.sql.query(
    `update kept_messages set state = $2, instance_id = $3, content = case when $2 = 'delivered' then null else content end where id = $1`,
    [id, state, instance],
  );
}

/** Gives up what has been kept since before an instant; answers how many. */
export async function giveUpKept(db: Db, before: number): Promise<number> {
  const answer = await db.sql.query(
    `update kept_messages set state = 'unclaimed' where state = 'kept' and at <= $1`,
    [isoInstant(before)],
  );
  return answer.rowCount ?? 0;
}

/** Messages that nobody took, the newest first; `principals` null: of all, else those of instances that they may see. */
export async function listUnclaimed(
  db: Db,
  principals: readonly string[] | null,
  range: Range,
): Promise<Page<KeptMessageRow>> {
  const seen =
    principals === null
      ? ''
      : `and exists (select from visible v where v.instance_id = m.instance_id and v.principal = any($1))`;
  const list = {
    columns,
    from: `from kept_messages m where m.state = 'unclaimed' ${seen}`,
    order: 'm.at desc, m.id',
    values: principals === null ? [] : [principals],
  };
  return readPage<KeptMessageRow>(db, list, range);
}

/** Lets go of the keys of instances that are over, and of what is kept for their workflows: a trial's next play begins afresh. */
export async function forgetKeys(
  db: Db,
  { instances, workflows }: { readonly instances: readonly string[]; readonly workflows: readonly string[] },
): Promise<void> {
  await db.sql.query(`update instances set key = null where id = any($1) and state <> 'running'`, [
    instances,
  ]);
  await db.sql.query(
    `update kept_messages set state = 'unclaimed' where workflow = any($1) and state = 'kept'`,
    [workflows],
  );
}
