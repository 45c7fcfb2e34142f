/** A task with its instance, definition and log; read anew when something happens to it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from '../../live/live-events.js';
import { useNotes } from '../../parts/notes/use-together.js';
import type { LogEntry } from '../../parts/story/story.js';
import { call } from '../../providers/http.js';
import type { Definition, Instance, Task } from '../shapes.js';

const read = async <Body>(path: string, signal: AbortSignal) => (await call<Body>(path, { signal })).body;
const longLog = encodeURIComponent(JSON.stringify([0, 499]));

/** All that the page of a task shows. */
export function useTask(id: string) {
  const client = useQueryClient();
  const task = useQuery({
    queryKey: ['desk', 'task', id],
    queryFn: ({ signal }) => read<Task>(`/api/tasks/${encodeURIComponent(id)}`, signal),
  });
  const instance = id.slice(0, id.lastIndexOf('.'));
  const details = useQuery({
    queryKey: ['desk', 'instance', instance],
    queryFn: ({ signal }) => read<Instance>(`/api/instances/${instance}`, signal),
  });
  const definition = useQuery({
    queryKey: ['desk', 'definition', instance],
    queryFn: ({ signal }) => read<Definition>(`/api/instances/${instance}/definition`, signal),
    staleTime: 600_000,
  });
  const log = useQuery({
    queryKey: ['desk', 'log', instance],
    queryFn: ({ signal }) =>
      read<readonly LogEntry[]>(`/api/instances/${instance}/log?range=${longLog}`, signal),
  });
  const notes = useNotes(instance);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['desk', 'task', id] });
    void client.invalidateQueries({ queryKey: ['desk', 'instance', instance] });
    void client.invalidateQueries({ queryKey: ['desk', 'log', instance] });
  };
  useLiveEvents((signal) => {
    if (signal === 'reset' || signal.instance_id === instance) refresh();
  });
  return { task, instance: details.data, definition: definition.data, log: log.data, notes, refresh };
}
