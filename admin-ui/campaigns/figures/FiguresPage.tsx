import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { Appointments } from '../quotas/Appointments.js';
import { Quotas } from '../quotas/Quotas.js';
import { AttemptTable } from './AttemptTable.js';
import { AttemptBars } from './AttemptBars.js';
import { OutcomeTable } from './OutcomeTable.js';
import { PeopleTable } from './PeopleTable.js';
import { RateTable } from './RateTable.js';
import { ResultFiles } from './ResultFiles.js';
import { useFigures, type Figures } from './figures.js';

/** What has become of a campaign's contacts and attempts. */
export function FiguresPage() {
  const translate = useTranslate();
  const id = useParams()['id'] ?? '';
  const { data, error, refetch } = useFigures(id);
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <MuiLink component={Link} to="/campaigns/at-work">
          {translate('campaigns.call.back')}
        </MuiLink>
        <Typography component="h1" variant="h5">
          {translate('campaigns.figures.title')}
        </Typography>
      </Box>
      {error === null ? (
        data === undefined ? (
          <LoadingRows />
        ) : (
          <>
            {data.questionnaire === null ? null : <ResultFiles campaign={id} />}
            <Quotas campaign={id} />
            <Appointments campaign={id} />
            <Shown figures={data} />
            {data.people.length === 0 ? null : <AttemptTable campaign={id} />}
            {data.people.length === 0 ? null : (
              <MuiLink href={`/api/campaigns/${encodeURIComponent(id)}/attempts/export`} download>
                {translate('campaigns.figures.sheet')}
              </MuiLink>
            )}
          </>
        )
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </Box>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const translate = useTranslate();
  if (figures.outcomes.length === 0) return <Empty>{translate('campaigns.figures.none')}</Empty>;
  return (
    <>
      <OutcomeTable outcomes={figures.outcomes} />
      {figures.hours.length === 0 ? null : (
        <>
          <Box
            sx={{
              display: 'grid',
              gap: 3,
              gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
            }}
          >
            <AttemptBars title="campaigns.figures.hours" figures={figures.hours} name={hourName} />
            <AttemptBars title="campaigns.figures.days" figures={figures.days} name={dayName} />
          </Box>
          <Typography color="text.secondary" variant="body2">
            {translate('campaigns.figures.zone', { zone: figures.zone })}
          </Typography>
          {figures.people.length === 0 ? null : <PeopleTable people={figures.people} />}
        </>
      )}
      <RateTable figures={figures} />
    </>
  );
}

function hourName(of: string | number): string {
  return `${String(of).padStart(2, '0')}:00`;
}

/** Day and month; the year is plain. */
function dayName(of: string | number): string {
  const [, month = '', day = ''] = String(of).split('-');
  return `${day}/${month}`;
}
