import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import { hadTour, rememberTour, setTour, useTourRuns } from './tour-state.js';
import { TourStops } from './TourStops.js';

/** The guided tour: by itself for who comes to a system without a single request, once; again from her own menu. */
export function Tour() {
  const me = useMe()?.name;
  const runs = useTourRuns();
  const mayRead = useMay('instances.read');
  const { data: first } = useQuery({
    queryKey: ['tour', 'first'],
    queryFn: async ({ signal }) =>
      (await call<readonly unknown[]>('/api/instances?range=[0,0]', { signal })).body,
    enabled: me !== undefined && mayRead && !hadTour(me),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (first?.length === 0 && me !== undefined && !hadTour(me)) setTour(true);
  }, [first, me]);
  if (!runs || me === undefined) return null;
  return (
    <TourStops
      onEnd={() => {
        rememberTour(me);
        setTour(false);
      }}
    />
  );
}
