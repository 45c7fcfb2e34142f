import { Box, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { Diagram } from '../../parts/diagram/Diagram.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { namesOf } from '../../parts/story/names.js';
import { call } from '../../providers/http.js';
import { addressOf, askedOf, queryOf } from './asked.js';
import { countsOf, rowsOf, type Heat, type Measure } from './heat.js';
import { HeatChoices } from './HeatChoices.js';
import { HeatTable } from './HeatTable.js';

/** How often the steps of a process were entered in a period, how long they took, how many terms passed there: painted and listed. */
export default function HeatPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { workflow = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = askedOf(search);
  const [opened] = useState(() => Date.now());
  const query = queryOf(asked, opened);
  const { data, error, refetch } = useQuery<Heat>({
    queryKey: ['heat', workflow, query],
    queryFn: async ({ signal }) =>
      (await call<Heat>(`/api/workflows/${workflow}/heat?${query ?? ''}`, { signal })).body,
    enabled: workflow !== '' && query !== null,
    // Another period of the same process replaces this one without a blink.
    placeholderData: (before) => (before?.workflow === workflow ? before : undefined),
  });
  const choose = (next: string) =>
    void navigate({
      pathname: `/operations/heat/${next}`,
      search: addressOf({ ...asked, version: '' }).toString(),
    });
  return (
    <>
      <Link component={RouterLink} to="/operations">
        {`← ${translate('operations.back')}`}
      </Link>
      <Typography component="h2" variant="h6">
        {translate('operations.heat.title')}
      </Typography>
      <HeatChoices
        workflow={workflow}
        asked={asked}
        versions={data?.versions ?? []}
        now={opened}
        onWorkflow={choose}
        onChange={(next) => setSearch(addressOf(next), { replace: true })}
      />
      {workflow === '' ? (
        <Empty>{translate('operations.heat.choose')}</Empty>
      ) : query === null ? (
        <Empty>{translate('operations.heat.no_period')}</Empty>
      ) : error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : (
        <Painted heat={data} by={asked.by} />
      )}
    </>
  );
}

function Painted({ heat, by }: { readonly heat: Heat; readonly by: Measure }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const names = useMemo(() => namesOf(heat.definition, locale), [heat.definition, locale]);
  const [step, setStep] = useState<string | null>(null);
  const layers = useMemo(
    () => ({
      counts: countsOf(heat, {
        by,
        names: names.steps,
        locale,
        say: (measure, value, count) =>
          translate(`operations.heat.said.${measure}`, { value, smart_count: count }),
      }),
    }),
    [heat, by, names, locale, translate],
  );
  return (
    <>
      <Typography component="p" role="status" sx={{ my: 1 }}>
        {translate('operations.heat.counted', { smart_count: heat.counted })}
        {heat.started > heat.counted
          ? ` ${translate('operations.heat.newest', { smart_count: heat.started })}`
          : ''}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' },
          alignItems: 'start',
          '& > *': { minWidth: 0 },
        }}
      >
        <Box
          sx={{
            height: { xs: 360, md: 'calc(100vh - 260px)' },
            minHeight: 360,
            border: 1,
            borderColor: 'divider',
          }}
        >
          {/* Seen whole its steps are too small to be pressed: they are chosen in the table. */}
          <Diagram workflow={heat.definition as CompiledWorkflow} layers={layers} selected={step} />
        </Box>
        <HeatTable
          workflow={heat.workflow}
          rows={rowsOf(heat, names.steps)}
          by={by}
          names={names}
          step={step}
          onStep={setStep}
        />
      </Box>
    </>
  );
}
