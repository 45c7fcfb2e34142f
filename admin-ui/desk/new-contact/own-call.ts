/** The call by which a new contact comes: of the address (`?call=`), or the one that the operator answered last. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../providers/http.js';

/** Of a call that an address names, its id is all that is known. */
export interface OwnCall {
  readonly id: string;
  readonly queue: string | null;
  readonly language: string | null;
  readonly answered_at: string | null;
  readonly ended_at: string | null;
}

/** The call, and taking it away; a further call is proposed again. None where what is begun is no contact. */
export function useOwnCall(contact: boolean): { readonly own: OwnCall | null; readonly remove: () => void } {
  const [search] = useSearchParams();
  const [removed, setRemoved] = useState<string | null>(null);
  const named = search.get('call');
  const { data } = useQuery({
    queryKey: ['desk', 'own-call'],
    queryFn: async ({ signal }) =>
      (await call<{ readonly call: OwnCall | null }>('/api/me/call', { signal })).body.call,
    // The event stream tells of calls those alone who may read all of them.
    refetchInterval: 5_000,
    enabled: contact && named === null,
  });
  const own = contact ? callOf(named, data ?? null) : null;
  return { own: own?.id === removed ? null : own, remove: () => setRemoved(own?.id ?? null) };
}

/** What an address names goes before what the switch says. */
function callOf(named: string | null, answered: OwnCall | null): OwnCall | null {
  if (named === null || named === '') return answered;
  return { id: named, queue: null, language: null, answered_at: null, ended_at: null };
}
