/** Finds out who makes a request. The common case costs two look-ups in memory: session by cookie, person by id. */
import type { Context } from 'hono';
import { modesTaken, usualMode } from '../domain/operator-mode.js';
import { rightsOf } from '../domain/rights.js';
import { listStoodInFor } from '../store/absences.js';
import { findApiKey, hashApiKey } from '../store/api-keys.js';
import { findMode } from '../store/operators.js';
import { findPerson, rightsOfGroups } from '../store/people.js';
import type { Store } from '../store/store.js';
import type { ApiEnv, Caller } from './environment.js';
import type { SessionCheck } from './session-check.js';

export interface Callers {
  /** Who makes this request; null for nobody, or somebody who is not active. */
  authenticate(c: Context<ApiEnv>): Promise<Caller | null>;
  /** The same, with the session as the store has it now. For streams that outlive a request. */
  recheck(c: Context<ApiEnv>): Promise<Caller | null>;
  /** The person with this id, whose session this is; null if she is not active. */
  byUser(userId: string, sessionId: string): Promise<Caller | null>;
  /** Forgets what is remembered of persons and keys: somebody changed a user, a group, a role or a key. */
  forget(): void;
}

interface CallerDependencies {
  readonly store: Store;
  readonly session: SessionCheck;
  readonly now: () => number;
}

/** A caller whoever it is that sent the request: what is remembered of a person or a key. */
type Known = Omit<Caller, 'via' | 'sessionId'>;

/** How long a change made in another process may stay unseen here. */
const lifeMs = 5_000;
const mostRemembered = 20_000;

/** Makes the memory of callers, kept for seconds and emptied by every change in this process. */
export function createCallers({ store, session, now }: CallerDependencies): Callers {
  const recall = createRecall(now);

  async function byUser(userId: string, sessionId: string): Promise<Caller | null> {
    const person = await recall.of(`user ${userId}`, () => loadPerson(store, userId, now()));
    return person === null ? null : { ...person, via: 'session', sessionId };
  }

  async function byKey(authorization: string): Promise<Caller | null> {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    if (key === undefined) return null;
    const program = await recall.of(`key ${hashApiKey(key)}`, () => loadKey(store, key, now()));
    return program === null ? null : { ...program, via: 'key', sessionId: null };
  }

  async function authenticate(c: Context<ApiEnv>, fromStore: boolean): Promise<Caller | null> {
    const authorization = c.req.header('Authorization');
    if (authorization !== undefined) return byKey(authorization);
    const known = await session(c, fromStore);
    return known === null ? null : byUser(known.userId, known.id);
  }

  return {
    byUser,
    authenticate: (c) => authenticate(c, false),
    recheck: (c) => authenticate(c, true),
    forget: () => {
      recall.forget();
    },
  };
}

// The promise is what is remembered: requests that come together ask the store once.
function createRecall(now: () => number) {
  const remembered = new Map<string, { readonly row: Promise<Known | null>; readonly until: number }>();
  return {
    of(key: string, load: () => Promise<Known | null>): Promise<Known | null> {
      const known = remembered.get(key);
      if (known !== undefined && known.until > now()) return known.row;
      if (remembered.size >= mostRemembered) remembered.clear();
      const row = load();
      remembered.set(key, { row, until: now() + lifeMs });
      row.catch(() => remembered.delete(key));
      return row;
    },
    forget: () => {
      remembered.clear();
    },
  };
}

async function loadPerson(store: Store, userId: string, now: number): Promise<Known | null> {
  const row = await findPerson(store, userId);
  if (row === null || !row.active) return null;
  const [{ mode }, standsInFor] = await Promise.all([
    findMode(store, userId),
    listStoodInFor(store, row.name, now),
  ]);
  const { name, groups, skills, rights } = row;
  const who = { name, userId, displayName: row.displayName ?? name, groups, skills, mode, standsInFor };
  return knownAs(who, rights);
}

async function loadKey(store: Store, key: string, now: number): Promise<Known | null> {
  const row = await findApiKey(store, key, now);
  if (row === null) return null;
  const { name: displayName, groups } = row;
  const program = { name: `key:${displayName}`, userId: null, displayName, groups, skills: [] };
  const always = { mode: usualMode, standsInFor: [] };
  return knownAs({ ...program, ...always }, await rightsOfGroups(store, groups));
}

function knownAs(who: Omit<Known, 'rights' | 'actor'>, stored: readonly string[]): Known {
  const rights = new Set(rightsOf([{ rights: stored }]));
  const { name, groups, skills, standsInFor } = who;
  const modes = modesTaken(who.mode);
  const actor = {
    ...{ name, groups, skills, any: rights.has('tasks.any') },
    ...(modes === null ? {} : { modes }),
    ...(standsInFor.length === 0 ? {} : { standsInFor }),
  };
  return { ...who, rights, actor };
}
