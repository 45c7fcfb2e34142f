import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from '../live/live-events.js';
import type { LogEntry } from '../parts/story/story.js';
import { call } from '../providers/http.js';
import type { Instance } from './types.js';

const pageSize = 1_000;

/** An instance, its log and its compiled definition; read anew whenever something happens to it. */
export function useInstance(id: string) {
  const client = useQueryClient();
  const instance = useQuery({
    queryKey: ['instance', id],
    queryFn: async ({ signal }) => (await call<Instance>(`/api/instances/${id}`, { signal })).body,
  });
  const log = useQuery({
    queryKey: ['instance', id, 'log'],
    queryFn: async ({ signal }) => wholeLog(id, signal),
    enabled: instance.data !== undefined,
  });
  const definition = useQuery({
    queryKey: ['instance', id, 'definition', instance.data?.version],
    queryFn: async ({ signal }) =>
      (await call<{ readonly workflow: unknown }>(`/api/instances/${id}/definition`, { signal })).body
        .workflow,
    enabled: instance.data !== undefined,
    staleTime: Infinity,
  });
  const readAnew = () => client.invalidateQueries({ queryKey: ['instance', id] });
  useLiveEvents((signal) => {
    if (signal === 'reset' || signal.instance_id === id) void readAnew();
  });
  return { instance, entries: log.data, workflow: definition.data ?? null, readAnew };
}

async function wholeLog(id: string, signal: AbortSignal): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (;;) {
    const range = JSON.stringify([entries.length, entries.length + pageSize - 1]);
    const { body } = await call<readonly LogEntry[]>(`/api/instances/${id}/log?range=${range}`, { signal });
    entries.push(...body);
    if (body.length < pageSize) return entries;
  }
}
