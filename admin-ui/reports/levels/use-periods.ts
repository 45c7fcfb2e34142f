import { useQueries } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { call } from '../../providers/http.js';
import { useReport } from '../use-report.js';
import type { Measures, Period } from './measures.js';

/** Before the period that is looked at, so many are compared with it. */
const formerPeriods = 5;

/** All periods that have begun, the newest first. */
export function usePeriods() {
  return useReport<readonly Period[]>('/api/periods');
}

/** The closed periods before one, of the same contract and kind, the oldest first; closed ones alone, which need no counting. */
export function useFormer(periods: readonly Period[], at: Period | undefined): readonly Measures[] {
  const [locale] = useLocaleState();
  const before = periods
    .filter((one) => one.contract === at?.contract && one.kind === at.kind && one.period < at.period)
    .filter(({ state }) => state === 'closed')
    .slice(0, formerPeriods);
  return useQueries({
    queries: before.map(({ contract, period }) => ({
      queryKey: ['measures', contract, period, null, locale],
      queryFn: async () =>
        (await call<Measures>(`/api/measures?${new URLSearchParams({ contract, period }).toString()}`)).body,
      staleTime: 60_000,
    })),
  })
    .flatMap(({ data }) => (data === undefined ? [] : [data]))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}
