/**
 * What this process remembers of sessions that it has just checked, so that a request costs neither a query nor an HMAC.
 * Keyed by the whole signed cookie: who can't sign one can't hit an entry. Entries live for seconds; a session that ends
 * here is forgotten at once, one that ends in another process when the entry and the cookie's own copy have run out.
 */

/** A session as far as a request needs it. `expiresAt` is in milliseconds since 1970 UTC. */
export interface KnownSession {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: number;
}

export interface SessionMemory {
  find(cookie: string): KnownSession | null;
  remember(cookie: string, session: KnownSession): void;
  /** Forgets the session, refuses its cookie's cached copy, and tells those who follow it. */
  end(sessionId: string): void;
  hasEnded(sessionId: string): boolean;
  /** Calls back when the session ends in this process; answers how to stop listening. */
  onEnd(sessionId: string, listener: () => void): () => void;
}

const most = 20_000;

/** A memory whose entries live `lifeMs`; ended sessions are remembered `endedMs`, as long as a cookie's copy may be believed. */
export function createSessionMemory(now: () => number, lifeMs = 15_000, endedMs = 120_000): SessionMemory {
  const known = new Map<string, { readonly session: KnownSession; readonly until: number }>();
  const ended = new Map<string, number>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    find(cookie) {
      const entry = known.get(cookie);
      if (entry === undefined) return null;
      if (entry.until > now() && entry.session.expiresAt > now()) return entry.session;
      known.delete(cookie);
      return null;
    },
    remember(cookie, session) {
      dropOldest(known);
      known.set(cookie, { session, until: now() + lifeMs });
    },
    end(sessionId) {
      for (const [cookie, entry] of known) if (entry.session.id === sessionId) known.delete(cookie);
      dropOldest(ended);
      ended.set(sessionId, now() + endedMs);
      for (const listener of listeners.get(sessionId) ?? []) listener();
    },
    hasEnded: (sessionId) => (ended.get(sessionId) ?? 0) > now(),
    onEnd(sessionId, listener) {
      const set = listeners.get(sessionId) ?? new Set();
      listeners.set(sessionId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(sessionId);
      };
    },
  };
}

function dropOldest(map: Map<string, unknown>): void {
  if (map.size < most) return;
  for (const key of map.keys()) {
    map.delete(key);
    break;
  }
}
