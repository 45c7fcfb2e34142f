import { Box, Typography } from '@mui/material';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { dayOf } from '../../domain/day.js';
import { indicatorWords } from '../../domain/monitoring/words.js';
import { standingOf, type Standing } from '../../domain/monitoring/standing.js';
import { titleText } from '../i18n/title-text.js';
import { useLiveCalls, useLiveEvents } from '../live/live-events.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import type { History } from '../reports/history/history.js';
import { limitOf, periodName, type Measures, type Period } from '../reports/levels/measures.js';
import { figure, percent } from '../reports/numbers.js';
import { LevelTile } from './LevelTile.js';

const todayEveryMs = 15_000;
const monthEveryMs = 60_000;
const shownToday = [
  'answered_of_queued',
  'abandoned_of_queued',
  'average_speed_of_answer',
  'average_talk_time',
] as const;
const worst: readonly Standing[] = ['short', 'near', 'kept', 'no_cases'];

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
        <Month key={month.contract} month={month} />
      ))}
    </Box>
  );
}

function Tiles({ title, children }: { readonly title: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div>
      <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      <Box
        component="ul"
        sx={{
          display: 'grid',
          gap: 1,
          p: 0,
          m: 0,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 230px), 1fr))',
        }}
      >
        {children}
      </Box>
    </div>
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

function Month({ month }: { readonly month: Measures }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const tiles = month.measures
    .flatMap((measure) => measure.figures.map((one) => ({ measure, one })))
    .map(({ measure, one }) => {
      const standing = one.parts > 0 ? 'short' : standingOf(one.share, one.threshold);
      return { measure, one, standing };
    })
    .toSorted((a, b) => worst.indexOf(a.standing) - worst.indexOf(b.standing));
  const title = (
    <>
      {`${titleText(month.title, locale, month.contract)} · ${periodName(month.period, locale)} · `}
      <Box component="span" sx={{ fontWeight: 400, fontSize: 16 }}>
        {translate('wallboard.as_of')} <When at={month.computed_at} />
      </Box>
    </>
  );
  return (
    <Tiles title={title}>
      {tiles.map(({ measure, one, standing }) => {
        const limit = one.threshold === null ? null : limitOf(one.threshold);
        return (
          <LevelTile
            key={`${measure.level}/${String(one.test)}`}
            name={`${measure.level} · ${titleText(measure.title, locale)}`}
            value={one.share === null ? translate('reports.no_cases') : percent(one.share, locale)}
            standing={standing}
            word={`${translate(`reports.standing.${standing}`)}${limit === null ? '' : ` (${limit.sign} ${percent(limit.limit, locale)})`}`}
          />
        );
      })}
    </Tiles>
  );
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
      queryFn: async () =>
        (await call<Measures>(`/api/measures?${new URLSearchParams({ contract, period }).toString()}`)).body,
      refetchInterval: monthEveryMs,
      refetchIntervalInBackground: true,
    })),
  }).flatMap(({ data }) => (data === undefined ? [] : [data]));
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
