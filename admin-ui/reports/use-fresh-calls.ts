import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLiveCalls } from '../live/live-events.js';

/** A month is counted each time: what is told in this time is shown together. */
const everyMs = 15_000;

/** Lists and sums of calls are read anew once something was told of calls; service levels are not, which count for longer. */
export function useFreshCalls(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useLiveCalls(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfCalls(queryKey) });
    }, everyMs);
  });
}

/** Whether what was asked under a key is a list or sum of calls. */
function isOfCalls([what, path]: readonly unknown[]): boolean {
  if (what === 'calls' || what === 'pivot') return true;
  return what === 'reports' && typeof path === 'string' && /^\/api\/(calls|history)\b/.test(path);
}
