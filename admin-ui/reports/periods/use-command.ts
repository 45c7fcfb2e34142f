import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, newKey, refusalOf, type ApiError } from '../../providers/http.js';

/** A write about periods: done once, its refusal said where it was asked; afterwards all that is shown is read anew. */
export function usePeriodCommand() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const run = async (path: string, body: unknown): Promise<boolean> => {
    setBusy(true);
    const refused = await refusalOf(
      call(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } }),
    ).finally(() => setBusy(false));
    setRefusal(refused);
    // What was refused because something has changed is shown as it is now.
    await queries.invalidateQueries({ queryKey: ['reports'] });
    return refused === null;
  };
  return { busy, refusal, run };
}
