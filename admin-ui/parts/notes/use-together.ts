/**
 * Those who have the same instance open: told to the server every few seconds while the page is seen, forgotten when it
 * is left. The answer also says whether somebody has written a note meanwhile.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, call, refusalOf } from '../../providers/http.js';
import type { Note } from '../story/notes.js';

export interface Other {
  readonly name: string;
  readonly display_name: string | null;
  readonly since: string;
}
interface Heard {
  readonly others: readonly Other[];
  readonly notes: number;
}

const everyMs = 4_000;
const notesOf = (instance: string) => ['notes', instance];
const nobody: Heard = { others: [], notes: 0 };

/** The notes on an instance; undefined until they are known. */
export function useNotes(instance: string): readonly Note[] | undefined {
  return useQuery({
    queryKey: notesOf(instance),
    queryFn: async ({ signal }) =>
      (await call<readonly Note[]>(`/api/instances/${instance}/notes`, { signal })).body,
  }).data;
}

/** Who else looks at an instance now. */
export function useOthers(instance: string): readonly Other[] {
  const client = useQueryClient();
  const [heard, setHeard] = useState(nobody);
  useEffect(() => {
    const path = `/api/instances/${instance}/presence`;
    let left = false;
    let telling: Promise<unknown> = Promise.resolve();
    const forget = () => void fetch(path, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    // What is on its way to the server would say that one is there again: it goes first.
    const leave = () => void telling.then(forget);
    const tell = async () => {
      if (left || document.visibilityState !== 'visible') return;
      const told = call<Heard>(path, { method: 'PUT' });
      telling = told.catch(() => undefined);
      const { body } = await told;
      if (!left) setHeard(body);
    };
    const beat = () =>
      void tell().catch((error: unknown) => {
        // Who can't be told of others is told of nobody; the next beat asks again.
        if (!(error instanceof ApiError)) throw error;
        setHeard(nobody);
      });
    const seen = () => (document.visibilityState === 'visible' ? beat() : leave());
    beat();
    const timer = window.setInterval(beat, everyMs);
    document.addEventListener('visibilitychange', seen);
    // A page that is closed waits for nothing.
    window.addEventListener('pagehide', forget);
    return () => {
      left = true;
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', forget);
      leave();
    };
  }, [instance]);
  const { notes } = heard;
  useEffect(() => {
    if (notes > 0) void client.invalidateQueries({ queryKey: notesOf(instance) });
  }, [client, instance, notes]);
  return heard.others;
}

/** Writes a note under `key`. @returns null once it is kept, else why not */
export function useAddNote(instance: string): (text: string, key: string) => Promise<ApiError | null> {
  const client = useQueryClient();
  return async (text, key) => {
    const headers = { 'Idempotency-Key': key };
    const refusal = await refusalOf(
      call(`/api/instances/${instance}/notes`, { method: 'POST', body: { text }, headers }),
    );
    if (refusal === null) await client.invalidateQueries({ queryKey: notesOf(instance) });
    return refusal;
  };
}
