/**
 * Where a list of calls is read on: after the last call of the page before, by what the list is sorted by and the id. What lies
 * before is not read again, so the thousandth page costs what the first does.
 */
import type { Call } from '../domain/calls/call.js';
import { isoInstant } from './append-parts.js';
import type { Conditions } from './page.js';

/** What lists of calls are sorted by. */
export type CallOrder = 'offered_at' | 'waited_ms' | 'talked_ms';

export interface CallSort {
  readonly by: CallOrder;
  readonly descending: boolean;
}

/** A call's place in a list; what was not come to stands last, whichever way. */
export interface CallPlace {
  readonly value: number | null;
  readonly id: string;
}

/** The place of a call in a list that is sorted so. */
export function placeOf({ id, offeredAt, waitedMs, talkedMs }: Call, { by }: CallSort): CallPlace {
  const value = by === 'offered_at' ? offeredAt : by === 'waited_ms' ? waitedMs : talkedMs;
  return { value, id };
}

/** The order as SQL over `calls c`: unique. */
export function orderOf({ by, descending }: CallSort): string {
  const way = descending ? 'desc' : 'asc';
  return by === 'offered_at' ? `c.offered_at ${way}, c.id ${way}` : `c.${by} ${way} nulls last, c.id`;
}

/** Adds the condition that a call comes after a place. */
export function addAfter(where: Conditions, { by, descending }: CallSort, { value, id }: CallPlace): void {
  const [beyond, after] = [descending ? '<' : '>', where.parameter(id)];
  if (value === null) where.add(`c.${by} is null and c.id > ${after}`);
  else if (by === 'offered_at')
    where.add(`(c.offered_at, c.id) ${beyond} (${where.parameter(isoInstant(value))}, ${after})`);
  else {
    const at = where.parameter(value);
    where.add(`(c.${by} ${beyond} ${at} or (c.${by} = ${at} and c.id > ${after}) or c.${by} is null)`);
  }
}
