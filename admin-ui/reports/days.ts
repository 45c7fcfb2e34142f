/** From which day to which one looks, and at which contacts: as the address has it. Pure. */
import { dayOf, midnightOf } from '../../domain/day.js';

/** What the API filters contacts by. */
const filters = ['channel', 'queue', 'group', 'service', 'language', 'body'] as const;

export interface Looked {
  readonly from: string;
  readonly until: string;
  readonly only: Readonly<Record<string, string>>;
}

const usualDays = 30;
const form = /^\d{4}-\d{2}-\d{2}$/;

/** What an address asks for; the last thirty days where it says none. */
export function lookedAt(search: URLSearchParams, now: number): Looked {
  const day = (name: string, otherwise: string) => {
    const said = search.get(name) ?? '';
    return form.test(said) ? said : otherwise;
  };
  const until = day('until', dayOf(now));
  const only = filters.flatMap((name) => {
    const value = search.get(name) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return {
    from: day('from', dayOf(midnightOf(until, 1 - usualDays))),
    until,
    only: Object.fromEntries(only),
  };
}

/** The address of the same with this changed; an empty text takes a choice away. */
export function changed(search: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
