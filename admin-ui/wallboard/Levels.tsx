import { Box } from '@mui/material';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { dayOf } from '../../domain/day.js';
import { indicatorWords } from '../../domain/monitoring/words.js';
import { useLiveCalls, useLiveEvents } from '../live/live-events.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import type { History } from '../reports/history/history.js';
import type { Measures, Period } from '../reports/levels/measures.js';
import { figure } from '../reports/numbers.js';
import { LevelTile } from './LevelTile.js';
import { MonthLevels } from './MonthLevels.js';
import { Tiles } from './Tiles.js';

const todayEveryMs = 15_000;
const monthEveryMs = 60_000;
const shownToday = [
  'answered_of_queued',
  'abandoned_of_queued',
  'average_speed_of_answer',
  'average_talk_time',
] as const;

/** Service levels: the calls of today, and each contract's month so far against its thresholds; what is short goes first. */
export function Levels({ now }: { readonly now: number }) {
  const may = useMay('measures.read');
  return may ? <Shown now={now} /> : null;
}

function Shown({ now }: { readonly now: number }) {
  const translate = useTranslate();
  const today = useToday(now);
  const months = useMonths();
  useFreshened();
  if (today === undefined && months.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {today === undefined || today.total.sums.contacts === 0 ? null : (
        <Tiles title={translate('wallboard.calls_today')}>
          <Today history={today} />
        </Tiles>
      )}
      {months.map((month) => (
        <MonthLevels key={month.contract} month={month} />
      ))}
    </Box>
  );
}

function Today({ history }: { readonly history: History }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  return shownToday.map((name) => {
    const indicator = history.total.indicators.find((one) => one.name === name);
    if (indicator === undefined) return null;
    return (
      <LevelTile
        key={name}
        name={indicatorWords[name][locale === 'it' ? 'it' : 'en']}
        value={
          indicator.value === null
            ? translate('reports.no_cases')
            : figure(indicator.value, indicator.unit, locale)
        }
        standing={null}
        word={indicator.formula}
      />
    );
  });
}

function useToday(now: number): History | undefined {
  const [locale] = useLocaleState();
  const day = dayOf(now);
  const asked = new URLSearchParams({ by: 'day', channel: 'phone', from: day, until: day });
  return useQuery({
    queryKey: ['wallboard', 'today', day, locale],
    queryFn: async ({ signal }) => (await call<History>(`/api/history?${asked.toString()}`, { signal })).body,
    refetchInterval: todayEveryMs,
    refetchIntervalInBackground: true,
  }).data;
}

/** The running month of each contract. What it came to last stands until the next figure is there. */
function useMonths(): readonly Measures[] {
  const [locale] = useLocaleState();
  const { data: periods = [] } = useQuery({
    queryKey: ['wallboard', 'periods', locale],
    queryFn: async ({ signal }) => (await call<readonly Period[]>('/api/periods', { signal })).body,
    refetchInterval: monthEveryMs,
  });
  const running = periods.filter(({ kind, state }) => kind === 'month' && state === 'running');
  return useQueries({
    queries: running.map(({ contract, period }) => ({
      queryKey: ['wallboard', 'month', contract, period, locale],
      queryFn: async () => (await call<Measures>(`/api/measures?${lastOf(contract, period)}`)).body,
      refetchInterval: monthEveryMs,
      refetchIntervalInBackground: true,
    })),
  }).flatMap(({ data }) => (data === undefined ? [] : [data]));
}

/** A wall is not to wait for a count: it says as of when its figures are. */
function lastOf(contract: string, period: string): string {
  return new URLSearchParams({ contract, period, last: 'true' }).toString();
}

/** Asks again as something happens, but not more often than `todayEveryMs`: a wall is not to be what slows the house. */
function useFreshened(): void {
  const queries = useQueryClient();
  const last = useRef(0);
  useEffect(() => {
    last.current = Date.now();
  }, []);
  const refresh = () => {
    if (Date.now() - last.current < todayEveryMs) return;
    last.current = Date.now();
    void queries.invalidateQueries({ queryKey: ['wallboard'] });
  };
  useLiveEvents(refresh);
  useLiveCalls(refresh);
}
