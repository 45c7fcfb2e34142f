import { Alert, Box, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { Chart } from '../charts/Chart.js';
import { FileButtons } from '../FileButtons.js';
import { count, percent, span } from '../numbers.js';
import { useReport } from '../use-report.js';
import { valueName } from '../value-name.js';
import { DayTable } from './DayTable.js';
import { ForecastFields, usual } from './ForecastFields.js';
import { SlotTable } from './SlotTable.js';
import { busySlots, type DayAhead, type Forecast } from './forecast.js';

/** How many calls will come, within what that will lie, and how many agents they need: by day, then by half hour of one. */
export function ForecastPage() {
  const [search] = useSearchParams();
  const asked = new URLSearchParams();
  for (const name of Object.keys(usual)) {
    const value = search.get(name) ?? '';
    if (value !== '') asked.set(name, value);
  }
  const path = `/api/forecast?${asked.toString()}`;
  const { data, error, refetch } = useReport<Forecast>(path);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <ForecastFields />
        <FileButtons path={path} />
      </Box>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : (
        <Shown forecast={data} />
      )}
    </Box>
  );
}

function Shown({ forecast }: { readonly forecast: Forecast }) {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const { days, remarks } = forecast;
  const chosen = days.find(({ day }) => day === search.get('day')) ?? days[0];
  if (chosen === undefined)
    return <Empty>{translate('reports.forecast.too_little_history', { weeks: forecast.weeks })}</Empty>;
  return (
    <>
      {remarks.map((remark) => (
        <Alert key={remark} severity="info">
          {translate(`reports.forecast.${remark}`, { weeks: forecast.weeks })}
        </Alert>
      ))}
      <Basis forecast={forecast} />
      <Days forecast={forecast} />
      <DayTable days={days} chosen={chosen.day} />
      <Half day={chosen} probability={forecast.probability} />
    </>
  );
}

/** From what it was made, and how far it has been out. */
function Basis({ forecast }: { readonly forecast: Forecast }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { history, weeks, error, handle_ms: handle, patience_ms: patience, model } = forecast;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {[
        translate('reports.forecast.basis', {
          weeks,
          from: history === null ? '' : valueName('day', history.from, locale, translate),
          to: history === null ? '' : valueName('day', history.to, locale, translate),
        }),
        error === null ? '' : translate('reports.forecast.error', { error: percent(error, locale) }),
        handle === null
          ? translate('reports.forecast.no_handle_time')
          : translate('reports.forecast.handle', { span: span(handle, locale) }),
        model === 'erlang_a' && patience !== null
          ? translate('reports.forecast.patience', { span: span(patience, locale) })
          : '',
      ]
        .filter((said) => said !== '')
        .join(' ')}
    </Typography>
  );
}

function Days({ forecast }: { readonly forecast: Forecast }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const plot = useMemo(
    () => ({
      names: forecast.days.map(({ day }) => valueName('day', day, locale, translate)),
      format: (value: number) => count(value, locale),
      series: [
        {
          name: translate('reports.forecast.expected'),
          values: forecast.days.map((day) => Math.round(day.expected)),
        },
      ],
      band: { low: forecast.days.map(({ low }) => low), high: forecast.days.map(({ high }) => high) },
    }),
    [forecast, locale, translate],
  );
  return (
    <Chart
      title={translate('reports.forecast.by_day')}
      plot={plot}
      bandName={translate('reports.forecast.band', { share: Math.round(forecast.probability * 100) })}
    />
  );
}

function Half({ day, probability }: { readonly day: DayAhead; readonly probability: number }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const slots = useMemo(() => busySlots(day.slots), [day]);
  const plot = useMemo(
    () => ({
      names: slots.map(({ at }) => at),
      format: (value: number) => count(value, locale),
      series: [
        {
          name: translate('reports.forecast.expected'),
          values: slots.map(({ expected }) => Math.round(expected * 10) / 10),
        },
        {
          name: translate('reports.forecast.agents'),
          values: slots.map(({ staff }) => staff?.agents ?? null),
        },
      ],
      band: { low: slots.map(({ low }) => low), high: slots.map(({ high }) => high) },
    }),
    [slots, locale, translate],
  );
  if (slots.length === 0) return <Empty>{translate('reports.forecast.nothing')}</Empty>;
  const title = translate('reports.forecast.by_half_hour', {
    day: valueName('day', day.day, locale, translate),
  });
  return (
    <>
      <Chart
        title={title}
        plot={plot}
        bandName={translate('reports.forecast.band', { share: Math.round(probability * 100) })}
      />
      <SlotTable title={title} slots={slots} />
    </>
  );
}
