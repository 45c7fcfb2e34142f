import { Box, MenuItem } from '@mui/material';
import { useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { dimensions, type Dimension } from '../../../domain/monitoring/dimensions.js';
import { dimensionWords } from '../../../domain/monitoring/words.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { Chart } from '../charts/Chart.js';
import { DayFields } from '../DayFields.js';
import { changed, lookedAt } from '../days.js';
import { FileButtons } from '../FileButtons.js';
import { count, percent, span } from '../numbers.js';
import { useReport } from '../use-report.js';
import { useValueName } from '../use-value-name.js';
import { HistoryTable } from './HistoryTable.js';
import { Indicators } from './Indicators.js';
import type { History } from './history.js';

/** Volumes, outcomes, waits and durations by time or by what contacts have in common, drawn and listed. */
export function HistoryPage() {
  const [search] = useSearchParams();
  const [now] = useState(() => Date.now());
  const { from, until, only } = lookedAt(search, now);
  const by = dimensions.find((name) => name === search.get('by')) ?? 'day';
  const path = `/api/history?${new URLSearchParams({ by, from, until, ...only }).toString()}`;
  const { data, error, refetch } = useReport<History>(path);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <DayFields now={now}>
          <ByField by={by} />
        </DayFields>
        <FileButtons path={path} />
      </Box>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : (
        <Shown history={data} />
      )}
    </Box>
  );
}

function ByField({ by }: { readonly by: Dimension }) {
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  return (
    <HelpedField
      select
      of="reports.by"
      value={by}
      onChange={(event) => setSearch(changed(search, { by: event.target.value }), { replace: true })}
      sx={{ width: 190 }}
    >
      {dimensions.map((name) => (
        <MenuItem key={name} value={name}>
          {dimensionWords[name][locale === 'it' ? 'it' : 'en']}
        </MenuItem>
      ))}
    </HelpedField>
  );
}

function Shown({ history }: { readonly history: History }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const nameOf = useValueName();
  const plots = useMemo(() => {
    const names = history.rows.map(({ value }) => nameOf(history.by, value));
    const of = (name: keyof History['rows'][number]['sums']) => history.rows.map(({ sums }) => sums[name]);
    const rate = (name: string) => history.rows.map(({ indicators }) => indicators[name] ?? null);
    return {
      volumes: {
        names,
        format: (value: number) => count(value, locale),
        series: [
          { name: translate('reports.contacts'), values: of('contacts'), as: 'bar' as const },
          { name: translate('reports.answered'), values: of('answered') },
          { name: translate('reports.abandoned'), values: of('abandoned') },
        ],
      },
      shares: {
        names,
        format: (value: number) => percent(value, locale),
        series: [
          { name: translate('reports.answered_of_queued'), values: rate('answered_of_queued') },
          { name: translate('reports.abandoned_of_queued'), values: rate('abandoned_of_queued') },
        ],
      },
      waits: {
        names,
        format: (value: number) => span(value, locale),
        series: [
          { name: translate('reports.speed'), values: rate('average_speed_of_answer') },
          { name: translate('reports.talk'), values: rate('average_talk_time') },
        ],
      },
    };
  }, [history, locale, translate, nameOf]);
  if (history.total.sums.contacts === 0) return <Empty>{translate('reports.no_contacts')}</Empty>;
  return (
    <>
      <Indicators indicators={history.total.indicators} />
      <Chart title={translate('reports.volumes')} plot={plots.volumes} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Chart title={translate('reports.shares')} plot={plots.shares} height={210} />
        <Chart title={translate('reports.waits')} plot={plots.waits} height={210} />
      </Box>
      <HistoryTable history={history} />
    </>
  );
}
