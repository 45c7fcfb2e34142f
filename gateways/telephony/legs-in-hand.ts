/** The legs that a process has in hand, each with the connection that is told of it. */
import { legEventOf } from './leg-events.js';
import { openLeg, type OpenLeg } from './open-leg.js';
import type { RwiEvent } from './rwi-messages.js';
import type { RwiSession } from './rwi-session.js';

export interface LegsInHand {
  add(id: string, by: RwiSession): OpenLeg;
  drop(id: string): void;
  /** Tells a leg what happened to it, at an instant in milliseconds; one that is not in hand is passed over. */
  tell(id: string, at: number, event: RwiEvent): void;
  /** Nobody can tell any more what becomes of a leg. */
  lose(id: string, reason: string): void;
  /** Those of which another connection is told. */
  notOf(session: RwiSession | null): readonly string[];
  /** From now on this connection is told of it. */
  takenOn(id: string, by: RwiSession): void;
}

/** Makes an empty hand. */
export function createLegsInHand(): LegsInHand {
  const legs = new Map<string, { readonly leg: OpenLeg; by: RwiSession }>();
  return {
    add(id, by) {
      const leg = openLeg();
      legs.set(id, { leg, by });
      return leg;
    },
    drop: (id) => void legs.delete(id),
    tell(id, at, event) {
      const leg = legs.get(id)?.leg;
      const told = leg === undefined ? null : legEventOf(event, at, leg.answered());
      if (leg === undefined || told === null) return;
      leg.tell(told);
      if (leg.over()) legs.delete(id);
    },
    lose(id, reason) {
      legs.get(id)?.leg.tell({ kind: 'lost', at: Date.now(), reason });
      legs.delete(id);
    },
    notOf: (session) => [...legs].filter(([, { by }]) => by !== session).map(([id]) => id),
    takenOn(id, by) {
      const inHand = legs.get(id);
      if (inHand !== undefined) inHand.by = by;
    },
  };
}
