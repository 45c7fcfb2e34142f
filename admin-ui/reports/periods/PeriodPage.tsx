import { Box, Link, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { useMay } from '../../providers/use-me.js';
import { periodName, type Measures, type Period } from '../levels/measures.js';
import { usePeriods } from '../levels/use-periods.js';
import { useReport } from '../use-report.js';
import { ClosePeriod } from './ClosePeriod.js';
import { Editions } from './Editions.js';
import { FigureTable } from './FigureTable.js';
import { Since } from './Since.js';

/** One period: looked at and closed with a signature, or closed, with its editions and what came since. */
export function PeriodPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { contract = '', period = '' } = useParams();
  const { data, error, refetch } = usePeriods();
  const at = data?.find(({ id }) => id === `${contract}/${period}`);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <Link component={RouterLink} to="/reports/periods">
          {`← ${translate('reports.periods.back')}`}
        </Link>
        <Typography component="h1" variant="h6">
          {`${titleText(at?.title, locale, contract)} · ${periodName(period, locale)}`}
        </Typography>
        {at === undefined ? null : (
          <Typography component="p">{translate(`reports.periods.told.${at.state}`)}</Typography>
        )}
      </Box>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : at === undefined ? (
        <Empty>{translate('reports.periods.unknown')}</Empty>
      ) : (
        <Stand at={at} />
      )}
    </Box>
  );
}

function Stand({ at }: { readonly at: Period }) {
  const mayClose = useMay('periods.close');
  const asked = new URLSearchParams({ contract: at.contract, period: at.period });
  const { data, error, refetch } = useReport<Measures>(`/api/measures?${asked.toString()}`);
  return (
    <>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : (
        <>
          <FigureTable at={data} />
          {at.state === 'to_close' && mayClose ? <ClosePeriod at={data} /> : null}
        </>
      )}
      {at.editions.length === 0 ? null : (
        <>
          <Editions at={at} />
          <Since at={at} mayClose={mayClose} />
        </>
      )}
    </>
  );
}
