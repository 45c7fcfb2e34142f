/** How one works at the moment, and for whom one stands in; read anew now and then, since a supervisor or the time may change it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mode } from '../../../domain/operator-mode.js';
import { call, refusalOf, type ApiError } from '../../providers/http.js';

export interface Working {
  readonly mode: Mode;
  readonly reason: string | null;
  readonly since: string | null;
  /** Names of those who are away. */
  readonly standsInFor: readonly string[];
}

const queryKey = ['desk', 'working'];
const everyMs = 30_000;

/** Undefined until it is known. */
export function useWorking(): Working | undefined {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Working> => {
      const [mode, me] = await Promise.all([
        call<Omit<Working, 'standsInFor'>>('/api/me/mode', { signal }),
        call<{ readonly stands_in_for: readonly string[] }>('/api/me', { signal }),
      ]);
      return { ...mode.body, standsInFor: me.body.stands_in_for };
    },
    refetchInterval: everyMs,
    // Each row of the queue asks for it: one that comes new finds it known.
    staleTime: everyMs,
  }).data;
}

/** Says how one works from now on. The answer: why not, or null. */
export function useSetMode(): (mode: Mode, reason: string | null) => Promise<ApiError | null> {
  const client = useQueryClient();
  return async (mode, reason) => {
    const refusal = await refusalOf(call('/api/me/mode', { method: 'PUT', body: { mode, reason } }));
    if (refusal === null) await client.invalidateQueries({ queryKey });
    return refusal;
  };
}
