/** Making and changing users, with their passwords. Each takes the transaction that it is part of. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Refusal } from '../engine/outcome.js';
import { refused } from './refused.js';
import { endSessions, putPassword, unlinkSignOn } from '../store/passwords.js';
import type { Db } from '../store/store.js';
import { findUser, insertUser, setUserGroups, updateUser, type UserRow } from '../store/users.js';
import { violatedConstraint } from '../store/violations.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** What an administrator writes of a user. */
export interface UserFields {
  readonly email: string;
  readonly displayName: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly active: boolean;
  readonly groups: readonly string[];
}

interface UserSaved {
  readonly ok: true;
  readonly user: UserRow;
  /** Ids of the sessions that ended with it. */
  readonly endedSessions: readonly string[];
}

/**
 * Makes a user; without a password she can't sign in by one. Refused (conflict) when name or address are taken,
 * (invalid) when a group does not exist; the transaction must then be rolled back.
 */
export async function createUser(
  db: Db,
  user: UserFields & { readonly name: string },
  password: string | null,
): Promise<UserSaved | Refusal> {
  const id = randomUUID();
  const { groups, ...rest } = user;
  const hash = password === null ? null : await hashPassword(password);
  return saved(db, id, groups, async () => {
    await insertUser(db, { ...rest, id, email: user.email.toLowerCase() });
    await setUserGroups(db, id, groups);
    if (hash !== null) await putPassword(db, id, hash);
    return [];
  });
}

/**
 * Changes a user; a name stays, since logs and definitions hold it. `mayChange` sees her as she is, with her row locked, and throws
 * if she is not what the caller has seen. Another address ends her link to single sign-on. Refused (not_found) when there is none, and as `createUser`. Sessions of a user made inactive end.
 */
export async function changeUser(
  db: Db,
  idOrName: string,
  fields: UserFields,
  mayChange: (before: UserRow) => void,
): Promise<UserSaved | Refusal> {
  const before = await findUser(db, idOrName, true);
  if (before === null) return noUser(idOrName);
  mayChange(before);
  const { groups, ...rest } = fields;
  return saved(db, before.id, groups, async () => {
    await updateUser(db, before.id, { ...rest, email: fields.email.toLowerCase() });
    await setUserGroups(db, before.id, groups);
    // Another address may be another person's.
    if (fields.email.toLowerCase() !== before.email) await unlinkSignOn(db, before.id);
    return fields.active ? [] : endSessions(db, before.id);
  });
}

/** Sets a user's password and ends her sessions. Refused (not_found) when there is no such user. */
export async function setPassword(db: Db, idOrName: string, password: string): Promise<UserSaved | Refusal> {
  const user = await findUser(db, idOrName);
  if (user === null) return noUser(idOrName);
  await putPassword(db, user.id, await hashPassword(password));
  return { ok: true, user, endedSessions: await endSessions(db, user.id) };
}

async function saved(
  db: Db,
  id: string,
  groups: readonly string[],
  write: () => Promise<readonly string[]>,
): Promise<UserSaved | Refusal> {
  try {
    const endedSessions = await write();
    const user = await findUser(db, id);
    return user === null ? noUser(id) : { ok: true, user, endedSessions };
  } catch (error) {
    const violation = violatedConstraint(error);
    if (violation === null) throw error;
    if (violation.kind === 'reference') {
      return refused('invalid', worded`One of these groups does not exist: ${groups.join(', ')}.`, [
        faultAt('/groups', worded`names a group that does not exist`),
      ]);
    }
    const ofAddress = violation.constraint.includes('email');
    const message = ofAddress
      ? worded`Another user has this email; take another.`
      : worded`Another user has this name; take another.`;
    return refused('conflict', message, [faultAt(ofAddress ? '/email' : '/name', worded`is taken`)]);
  }
}

function noUser(id: string): Refusal {
  return refused('not_found', worded`There is no user ${id}.`);
}
