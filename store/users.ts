/** Users as records. Sign-in data (sessions, accounts) is better-auth's. */
import { eq } from 'drizzle-orm';
import { Conditions, containing, readPage, type Page, type Range } from './page.js';
import { groupMembers, users } from './schema.js';
import type { Db } from './store.js';

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly active: boolean;
  readonly groups: readonly string[];
  /** Instants in milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What may be changed of a user; what is left out stays. */
export interface UserChange {
  readonly name?: string;
  readonly email?: string;
  readonly displayName?: string | null;
  readonly skills?: readonly string[];
  readonly languages?: readonly string[];
  readonly active?: boolean;
}

const columns = `u.id, u.name, u.email, u.display_name as "displayName", u.skills, u.languages, u.active,
  coalesce((select array_agg(m."group" order by m."group") from group_members m where m.user_id = u.id), '{}') as groups,
  u.created_at as "createdAt", u.updated_at as "updatedAt"`;

export interface UserFilter {
  readonly group?: string | undefined;
  readonly active?: boolean | undefined;
  readonly name?: string | undefined;
  /** Ids or names. */
  readonly ids?: readonly string[] | undefined;
  /** A part of name, shown name or address. */
  readonly text?: string | undefined;
}

/** A page of users. */
export async function listUsers(
  db: Db,
  filter: UserFilter,
  sort: { readonly by: 'name' | 'email' | 'display_name' | 'created_at'; readonly descending: boolean },
  range: Range,
): Promise<Page<UserRow>> {
  const where = new Conditions();
  where.addFor('u.id in (select m.user_id from group_members m where m."group" = ?)', filter.group);
  where.addFor('u.active = ?', filter.active);
  where.addFor('u.name = ?', filter.name);
  where.addFor('(u.id = any(?) or u.name = any(?))', filter.ids);
  const like = filter.text === undefined ? undefined : containing(filter.text);
  where.addFor('(u.name ilike ? or u.display_name ilike ? or u.email ilike ?)', like);
  const list = {
    columns,
    from: `from users u ${where.where}`,
    order: `u.${sort.by} ${sort.descending ? 'desc' : 'asc'}, u.id`,
    values: where.values,
  };
  return readPage<UserRow>(db, list, range);
}

/** The user with this id or name, or null; `lock` holds the row until the transaction ends. */
export async function findUser(db: Db, idOrName: string, lock = false): Promise<UserRow | null> {
  const answer = await db.sql.query<UserRow>(
    `select ${columns} from users u where u.id = $1 or u.name = $1 ${lock ? 'for update of u' : ''}`,
    [idOrName],
  );
  return answer.rows[0] ?? null;
}

/** Makes a user without any way to sign in; sign-up goes by better-auth. @throws DatabaseError if name or mail is taken. */
export async function insertUser(
  db: Db,
  user: UserChange & { readonly id: string; readonly name: string; readonly email: string },
): Promise<void> {
  const { skills, languages, ...rest } = user;
  await db.orm.insert(users).values({ ...rest, ...lists(skills, languages) });
}

/** Changes a user. False: there is none with this id. @throws DatabaseError if the new name is taken. */
export async function updateUser(db: Db, id: string, change: UserChange): Promise<boolean> {
  const { skills, languages, ...rest } = change;
  const changed = await db.orm
    .update(users)
    .set({ ...rest, ...lists(skills, languages), updatedAt: new Date() })
    .where(eq(users.id, id))
    .returning({ id: users.id });
  return changed.length === 1;
}

/** Puts the user into exactly these groups. Run it in a transaction. @throws DatabaseError if a group is unknown. */
export async function setUserGroups(db: Db, id: string, groups: readonly string[]): Promise<void> {
  await db.orm.delete(groupMembers).where(eq(groupMembers.userId, id));
  if (groups.length > 0)
    await db.orm.insert(groupMembers).values([...new Set(groups)].map((group) => ({ group, userId: id })));
}

/** True if there is no user at all. */
export async function hasNoUsers(db: Db): Promise<boolean> {
  const answer = await db.sql.query('select from users limit 1');
  return answer.rowCount === 0;
}

function lists(skills: readonly string[] | undefined, languages: readonly string[] | undefined) {
  return {
    ...(skills === undefined ? {} : { skills: [...skills] }),
    ...(languages === undefined ? {} : { languages: [...languages] }),
  };
}
