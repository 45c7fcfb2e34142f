import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The side that stands beside a definition; its address names it, so that it can be sent and survives a reload. */
export function useSide() {
  const [parameters, setParameters] = useSearchParams();
  const setSide = useCallback(
    (side: string | null) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (side === null) next.delete('side');
          else next.set('side', side);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return { side: parameters.get('side'), setSide };
}
