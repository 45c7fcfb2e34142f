import { Box, Link, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { count, money } from '../numbers.js';
import { useReport } from '../use-report.js';
import { Caps } from './Caps.js';
import { FigureCard } from './FigureCard.js';
import { PeriodChoice } from './PeriodChoice.js';
import { trendOf, type Measures, type Period } from './measures.js';
import { useFormer, usePeriods } from './use-periods.js';

/** The levels of a contract in a period: figures, thresholds, penalties proposed, and the way down to the single cases. */
export function LevelsPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const { data: periods, error, refetch } = usePeriods();
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (periods === undefined) return <LoadingRows />;
  const asked = periods.find(
    ({ id }) => id === `${search.get('contract') ?? ''}/${search.get('period') ?? ''}`,
  );
  const at = asked ?? periods.find(({ kind, state }) => kind === 'month' && state !== 'open') ?? periods[0];
  if (at === undefined) return <Empty>{translate('reports.no_contract')}</Empty>;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <PeriodChoice
        periods={periods}
        at={at}
        onChange={({ contract, period }) => setSearch({ contract, period }, { replace: true })}
      />
      <Levels key={at.id} periods={periods} at={at} edition={search.get('edition')} />
    </Box>
  );
}

interface Props {
  readonly periods: readonly Period[];
  readonly at: Period;
  readonly edition: string | null;
}

function Levels({ periods, at, edition }: Props) {
  const asked = new URLSearchParams({ contract: at.contract, period: at.period });
  if (edition !== null) asked.set('edition', edition);
  const { data, error, refetch } = useReport<Measures>(`/api/measures?${asked.toString()}`);
  const former = useFormer(periods, at);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data?.period !== at.period) return <LoadingRows />;
  return (
    <>
      <Standing at={data} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
        }}
      >
        {data.measures.flatMap((measure) =>
          measure.figures.map((figure) => (
            <FigureCard
              key={`${measure.level}/${String(figure.test)}`}
              at={data}
              measure={measure}
              figure={figure}
              trend={trendOf(former, measure.level, figure.test)}
            />
          )),
        )}
      </Box>
    </>
  );
}

/** What is shown: counted now or of an edition; the volume and its relief; what all costs together. */
function Standing({ at }: { readonly at: Measures }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { total, volume } = at;
  return (
    <Box>
      <Typography component="p">
        {at.edition === null
          ? translate('reports.counted_now')
          : translate('reports.of_edition', { edition: at.edition })}{' '}
        <When at={at.computed_at} />
        {' · '}
        <Link component={RouterLink} to={`/reports/periods/${at.contract}/${at.period}`}>
          {translate('reports.to_period')}
        </Link>
      </Typography>
      {volume === null ? null : (
        <Typography variant="body2">
          {translate('reports.volume', {
            expected: count(volume.expected, locale),
            came: count(volume.came, locale),
            relief: volume.relief,
          })}
        </Typography>
      )}
      <Typography component="p" sx={{ fontWeight: 600 }}>
        {total.amount === 0
          ? translate('reports.no_penalty')
          : translate('reports.total_penalty', { amount: money(total.amount, total.currency, locale) })}
      </Typography>
      <Caps total={total} />
    </Box>
  );
}
