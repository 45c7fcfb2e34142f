import { Alert, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { When } from '../../parts/When.js';
import type { Campaign } from '../at-work.js';

/** How fast a campaign gets on, when it will be through, and what holds it up. */
export function Pace({ campaign: { state, totals, progress } }: { readonly campaign: Campaign }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { worked_by: workedBy, tried, waiting, per_hour: perHour, ends_at: endsAt, rate, trouble } = progress;
  const all = totals.done + totals.open;
  const number = (n: number) => Math.round(n).toLocaleString(locale);
  const per = rate === null ? undefined : spans.find(([, ms]) => ms === rate.per_ms)?.[0];
  return (
    <>
      {workedBy === 'machine' ? (
        <Typography>
          {translate('campaigns.machine.tried', { tried: number(tried), all: number(all) })}
        </Typography>
      ) : null}
      {Object.entries(waiting).map(([outcome, n]) => (
        <Typography key={outcome} variant="body2" color="text.secondary">
          {translate('campaigns.machine.waiting', {
            outcome: translate(`campaigns.group.${outcome}`, { _: outcome }),
            n: number(n),
          })}
        </Typography>
      ))}
      {state !== 'working' || perHour === null ? null : (
        <Typography variant="body2" color="text.secondary">
          {translate('campaigns.machine.pace', { n: number(perHour) })}
          {endsAt === null ? null : (
            <>
              {' · '}
              {translate('campaigns.machine.ends')} <When at={endsAt} />
            </>
          )}
        </Typography>
      )}
      {rate === null ? null : (
        <Typography variant="body2" color="text.secondary">
          {translate('campaigns.machine.at_most', {
            n: number(rate.count),
            per: per === undefined ? `${rate.per_ms} ms` : translate(`campaigns.machine.per.${per}`),
          })}
        </Typography>
      )}
      {trouble === null || state === 'over' ? null : (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('campaigns.machine.trouble')} {trouble}
        </Alert>
      )}
    </>
  );
}

/** The spans of a rate, in milliseconds. */
export const spans = [
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;
