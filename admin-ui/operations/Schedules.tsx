import { Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { FactTable } from '../parts/table/FactTable.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { PauseSchedule } from './PauseSchedule.js';
import type { Schedule } from './schedule.js';

const columns = ['workflow', 'rule', 'next', 'last', 'pause'] as const;

/** Which processes start by themselves, when next, and what came of the last time; each can be paused. */
export function Schedules() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data, error, refetch } = useQuery({
    queryKey: ['schedules'],
    queryFn: async ({ signal }) => (await call<readonly Schedule[]>('/api/schedules', { signal })).body,
    refetchInterval: 30_000,
  });
  return (
    <>
      <Link component={RouterLink} to="/operations">
        {`← ${translate('operations.back')}`}
      </Link>
      <Typography component="h2" variant="h6" id="schedules-title">
        {translate('operations.schedules.title')}
      </Typography>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : data.length === 0 ? (
        <Empty>{translate('operations.schedules.none')}</Empty>
      ) : (
        <FactTable
          labelledBy="schedules-title"
          columns={columns.map((name) => ({ name, text: translate(`operations.schedules.${name}`) }))}
          rows={data.map((schedule) => ({
            key: schedule.workflow,
            cells: [
              titleText(schedule.title, locale, schedule.workflow),
              <>
                <code>{schedule.cron}</code>
                {` ${schedule.zone} · ${translate(`operations.schedules.closed.${schedule.closed}`, { calendar: schedule.calendar })}`}
              </>,
              <Next schedule={schedule} />,
              <Last last={schedule.last} />,
              <PauseSchedule schedule={schedule} onDone={() => void refetch()} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Next({ schedule: { next, fault, paused } }: { readonly schedule: Schedule }) {
  const translate = useTranslate();
  if (fault !== null)
    return (
      <Typography component="span" color="error" variant="body2">
        {`■ ${fault}`}
      </Typography>
    );
  if (paused !== null) return '–';
  if (next.length === 0) return translate('operations.schedules.never');
  return next.slice(0, 3).map((at, n) => (
    <span key={at}>
      {n === 0 ? null : ' · '}
      <When at={at} />
    </span>
  ));
}

function Last({ last }: Pick<Schedule, 'last'>) {
  const translate = useTranslate();
  if (last === null) return translate('operations.schedules.not_yet');
  return (
    <>
      <When at={last.at} />
      {last.instance_id === null ? null : (
        <>
          {' · '}
          <Link component={RouterLink} to={`/operations/instances/${last.instance_id}`}>
            {last.number}
          </Link>
        </>
      )}
      {last.refused === null ? null : (
        <Typography component="span" color="error" variant="body2">
          {` ■ ${translate('operations.schedules.refused', { why: last.refused })}`}
        </Typography>
      )}
    </>
  );
}
