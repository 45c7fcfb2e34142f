/** The tasks of the queue, and how many requests have moved since they were read: nothing jumps under the reader's hand. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLiveEvents } from '../../live/live-events.js';
import { call } from '../../providers/http.js';
import type { Task } from '../shapes.js';
import { queryOf, type QueueFilter } from './filter.js';

export interface Queue {
  readonly tasks: readonly Task[];
  readonly total: number;
  readonly loading: boolean;
  readonly error: unknown;
  /** Requests that have moved since the list was read. */
  readonly moved: number;
  readonly refresh: () => void;
}

const none: ReadonlySet<string> = new Set();

/** The queue of somebody by this filter. */
export function useQueue(filter: QueueFilter): Queue {
  const [moved, setMoved] = useState(none);
  const query = queryOf(filter);
  const asked = useQuery({
    queryKey: ['desk', 'queue', query],
    queryFn: async ({ signal }) => {
      const { body, headers } = await call<readonly Task[]>(`/api/tasks?${query}`, { signal });
      setMoved(none);
      return { tasks: body, total: Number(headers.get('Content-Range')?.split('/').at(-1) ?? body.length) };
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  useLiveEvents((signal) => {
    if (signal === 'reset') void asked.refetch();
    else setMoved((before) => new Set([...before, signal.instance_id]));
  });
  return {
    tasks: asked.data?.tasks ?? [],
    total: asked.data?.total ?? 0,
    loading: asked.isPending,
    error: asked.error,
    moved: moved.size,
    refresh: () => void asked.refetch(),
  };
}
