import { Box, Chip, Link, MenuItem, Pagination, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { callOutcomes } from '../../../domain/calls/call.js';
import { midnightOf } from '../../../domain/day.js';
import { organisationZone } from '../../../domain/zone.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { call } from '../../providers/http.js';
import { DayFields } from '../DayFields.js';
import { changed, lookedAt } from '../days.js';
import { useValueName } from '../use-value-name.js';
import { count, span } from '../numbers.js';
import { periodName } from '../levels/measures.js';
import { levelAsked, toTheSecond, type CallRow } from './call.js';

const pageSize = 50;

/** Calls one by one, the newest first. */
export function CallsPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  const [now] = useState(() => Date.now());
  const { from, until, only } = lookedAt(search, now);
  const outcome = search.get('outcome') ?? '';
  const page = Math.max(1, Number(search.get('page') ?? 1));
  const { queue, service, language, body } = only;
  const ofLevel = levelAsked(search);
  const filter = JSON.stringify(
    ofLevel ?? {
      ...{
        from: new Date(midnightOf(from)).toISOString(),
        until: new Date(midnightOf(until, 1)).toISOString(),
      },
      ...{ queue, service, language, body },
      ...(outcome === '' ? {} : { outcome }),
    },
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['calls', filter, page],
    queryFn: async ({ signal }) => {
      const range = JSON.stringify([(page - 1) * pageSize, page * pageSize - 1]);
      const path = `/api/calls?${new URLSearchParams({ filter, range }).toString()}`;
      const { body: rows, headers } = await call<readonly CallRow[]>(path, { signal });
      return { rows, total: Number(headers.get('Content-Range')?.split('/').at(-1) ?? rows.length) };
    },
    placeholderData: keepPreviousData,
  });
  const set = (change: Readonly<Record<string, string>>) =>
    setSearch(changed(search, change), { replace: true });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {ofLevel === null ? (
        <DayFields now={now}>
          <HelpedField
            select
            of="reports.calls.outcome"
            value={outcome}
            onChange={(event) => set({ outcome: event.target.value, page: '' })}
            sx={{ width: 180 }}
          >
            <MenuItem value="">{translate('reports.calls.any')}</MenuItem>
            {callOutcomes.map((one) => (
              <MenuItem key={one} value={one}>
                {translate(`reports.outcome.${one}`)}
              </MenuItem>
            ))}
          </HelpedField>
        </DayFields>
      ) : (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Chip
            label={translate('reports.calls.of_level', {
              level: ofLevel.level,
              period: periodName(ofLevel.period, locale),
              verdict: translate(`reports.cases.${ofLevel.verdict ?? 'all'}`),
            })}
            onDelete={() => setSearch({}, { replace: true })}
          />
          <Link
            component={RouterLink}
            to={`/reports/levels?contract=${ofLevel.contract}&period=${ofLevel.period}`}
          >
            {translate('reports.cases.back', { period: periodName(ofLevel.period, locale) })}
          </Link>
        </Box>
      )}
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : data.rows.length === 0 ? (
        <Empty>{translate('reports.calls.empty')}</Empty>
      ) : (
        <>
          <Typography role="status">
            {translate('reports.calls.found', { smart_count: data.total, count: count(data.total, locale) })}
          </Typography>
          <CallTable rows={data.rows} />
          {data.total > pageSize ? (
            <Pagination
              count={Math.ceil(data.total / pageSize)}
              page={page}
              onChange={(_, at) => set({ page: String(at) })}
            />
          ) : null}
        </>
      )}
    </Box>
  );
}

function CallTable({ rows }: { readonly rows: readonly CallRow[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const nameOf = useValueName();
  const columns = (['at', 'outcome', 'queue', 'operator', 'waited', 'talked'] as const).map((name) => ({
    name,
    text: translate(`reports.calls.${name}`),
    ...(name === 'waited' || name === 'talked' ? { align: 'right' as const } : {}),
    ...(name === 'at' ? { sx: { whiteSpace: 'nowrap' } } : {}),
  }));
  const ms = (value: number | null) => (value === null ? '–' : span(value, locale));
  return (
    <FactTable
      framed
      label={translate('reports.tab.calls')}
      columns={columns}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link component={RouterLink} to={`/reports/calls/${encodeURIComponent(row.id)}`}>
            {toTheSecond(row.offered_at, locale, organisationZone)}
          </Link>,
          `${translate(`reports.outcome.${row.outcome}`)}${row.contradictions.length > 0 ? ` ⚠ ${translate('reports.calls.contradicting')}` : ''}`,
          row.queue === null ? '–' : nameOf('queue', row.queue),
          row.operator ?? '–',
          ms(row.waited_ms),
          ms(row.talked_ms),
        ],
      }))}
    />
  );
}
