import { Box, Button, Link, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { organisationZone } from '../../../domain/zone.js';
import { Helped } from '../../parts/help/Helped.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { call } from '../../providers/http.js';
import { toTheSecond } from '../calls/call.js';
import { changed } from '../days.js';
import { useValueName } from '../use-value-name.js';
import { factText, type Case } from './cases.js';
import { periodName } from './measures.js';

const pageSize = 50;
const verdicts = ['met', 'missed', 'left_out'] as const;

/** The single calls, clocks or outages behind a figure. */
export function CasesPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { contract = '', period = '', level = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const verdict = verdicts.find((one) => one === search.get('verdict')) ?? null;
  const page = Math.max(1, Number(search.get('page') ?? 1));
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', contract, period, level, search.toString()],
    queryFn: async ({ signal }) => {
      // Read on from the page before; an address without its end counts from the first.
      const first = search.has('after') ? 0 : (page - 1) * pageSize;
      const asked = changed(search, { page: '', range: JSON.stringify([first, first + pageSize - 1]) });
      const address = `/api/measures/${contract}/${period}/${encodeURIComponent(level)}/cases`;
      const { body, headers } = await call<readonly Case[]>(`${address}?${asked.toString()}`, { signal });
      const next = headers.get('Next-Page');
      return { cases: body, next: next === null ? null : decodeURIComponent(next) };
    },
    placeholderData: keepPreviousData,
  });
  const navigate = useNavigate();
  const calls = new URLSearchParams({ contract, period, level, test: search.get('test') ?? '0' });
  if (verdict !== null) calls.set('verdict', verdict);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <Link component={RouterLink} to={`/reports/levels?contract=${contract}&period=${period}`}>
          {`← ${translate('reports.cases.back', { period: periodName(period, locale) })}`}
        </Link>
        <Typography component="h1" variant="h6">
          {translate('reports.cases.title', { level })}
        </Typography>
      </Box>
      <Helped of="reports.cases.which">
        {(described) => (
          <ToggleButtonGroup
            {...described}
            exclusive
            size="small"
            value={verdict ?? 'all'}
            aria-label={translate('reports.cases.which')}
            onChange={(_, next: string | null) => {
              if (next === null) return;
              const change = { verdict: next === 'all' ? '' : next, page: '', after: '' };
              setSearch(changed(search, change), { replace: true });
            }}
          >
            {(['all', ...verdicts] as const).map((one) => (
              <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
                {translate(`reports.cases.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </Helped>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : data.cases.length === 0 ? (
        <Empty>{translate('reports.cases.empty')}</Empty>
      ) : (
        <>
          {data.cases.every(({ kind }) => kind === 'call') ? (
            <Link component={RouterLink} to={`/reports/calls?${calls.toString()}`}>
              {translate('reports.cases.as_calls')}
            </Link>
          ) : null}
          <CaseTable cases={data.cases} />
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Button disabled={page === 1} onClick={() => void navigate(-1)}>
              {translate('reports.cases.before')}
            </Button>
            <span>{translate('reports.cases.page', { page })}</span>
            <Button
              disabled={data.next === null}
              onClick={() => setSearch(changed(search, { page: String(page + 1), after: data.next ?? '' }))}
            >
              {translate('reports.cases.next')}
            </Button>
          </Box>
        </>
      )}
    </Box>
  );
}

function CaseTable({ cases }: { readonly cases: readonly Case[] }) {
  const translate = useTranslate();
  const nameOf = useValueName();
  const [locale] = useLocaleState();
  return (
    <FactTable
      framed
      headAt={1}
      label={translate('reports.cases.list')}
      columns={(['at', 'case', 'verdict', 'facts'] as const).map((name) => ({
        name,
        text: translate(`reports.cases.${name}`),
        ...(name === 'at' ? { sx: { whiteSpace: 'nowrap' } } : {}),
        ...(name === 'case' ? { sx: { overflowWrap: 'anywhere' } } : {}),
      }))}
      rows={cases.map((one) => ({
        key: `${one.kind}/${one.id}`,
        cells: [
          toTheSecond(one.at, locale, organisationZone),
          <CaseLink one={one} />,
          verdictText(one, translate),
          factText(one.facts, locale, translate, nameOf),
        ],
      }))}
    />
  );
}

function verdictText({ met, left_out: left }: Case, translate: ReturnType<typeof useTranslate>): string {
  if (met !== null) return translate(met ? 'reports.cases.is_met' : 'reports.cases.is_missed');
  return translate(`reports.verdict.${left ?? 'outside'}`, { _: left ?? '' });
}

function CaseLink({ one }: { readonly one: Case }) {
  const translate = useTranslate();
  if (one.kind === 'call')
    return (
      <Link component={RouterLink} to={`/reports/calls/${encodeURIComponent(one.id)}`}>
        {translate('reports.cases.call', { id: one.id })}
      </Link>
    );
  if (one.instance !== null)
    return (
      <Link component={RouterLink} to={`/operations/instances/${one.instance}`}>
        {one.number ?? one.instance}
      </Link>
    );
  return <>{translate(`reports.cases.${one.kind}`, { id: one.id })}</>;
}
