import {
  Box,
  Button,
  Card,
  CardActions,
  CardContent,
  LinearProgress,
  Link as MuiLink,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import { Links } from './Links.js';
import { campaignsKey, useCampaigns, type Campaign } from './at-work.js';
import { MachineButtons } from './machine/MachineButtons.js';
import { Pace } from './machine/Pace.js';

/** Lists that are worked: how far each has come, and the way to one's next contact. */
export function AtWork() {
  const translate = useTranslate();
  const { data, error, refetch } = useCampaigns();
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty>{translate('campaigns.work.none')}</Empty>;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
      }}
    >
      {data.map((campaign) => (
        <Shown key={campaign.id} campaign={campaign} />
      ))}
    </Box>
  );
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayManage = useMay('campaigns.manage');
  const { id, state, totals, progress, channel, page, begun_at: begunAt } = campaign;
  const all = totals.done + totals.open;
  const name = campaign.list ?? campaign.step;
  return (
    <Card variant="outlined">
      <CardContent>
        <Typography component="h2" variant="h6">
          {name}
        </Typography>
        <Typography color="text.secondary">
          {translate(`campaigns.work.state.${state}`)} · {campaign.workflow} · <When at={begunAt} />
        </Typography>
        <LinearProgress
          variant="determinate"
          value={all === 0 ? 0 : (totals.done / all) * 100}
          aria-label={translate('campaigns.work.progress', { name })}
          sx={{ my: 1 }}
        />
        <Typography>
          {translate('campaigns.work.sum', {
            done: totals.done.toLocaleString(locale),
            all: all.toLocaleString(locale),
          })}
        </Typography>
        {page === null ? null : (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {translate('campaigns.work.page')}: <MuiLink href={page}>{page}</MuiLink>
          </Typography>
        )}
        <Pace campaign={campaign} />
        {Object.entries(totals.rolled_up).map(([group, n]) => (
          <Typography key={group} variant="body2" color="text.secondary">
            {translate(`campaigns.group.${group}`, { _: group })}: {n.toLocaleString(locale)}
          </Typography>
        ))}
      </CardContent>
      <CardActions sx={{ px: 2 }}>
        {state === 'over' || progress.worked_by !== 'people' ? null : (
          <Button variant="contained" component={Link} to={`/campaigns/at-work/${encodeURIComponent(id)}`}>
            {translate('campaigns.work.call')}
          </Button>
        )}
        {mayManage ? (
          <>
            {state === 'over' ? null : <Turn campaign={campaign} />}
            {state === 'over' || channel !== 'web' || page !== null ? null : <Links campaign={id} />}
            <MachineButtons campaign={campaign} />
            <Button component={Link} to={`/campaigns/at-work/${encodeURIComponent(id)}/figures`}>
              {translate('campaigns.work.figures')}
            </Button>
          </>
        ) : null}
      </CardActions>
    </Card>
  );
}

function Turn({ campaign: { id, state } }: { readonly campaign: Campaign }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [refused, setRefused] = useState<unknown>(null);
  const verb = state === 'paused' ? 'resume' : 'pause';
  const turn = async () => {
    try {
      await call(`/api/campaigns/${encodeURIComponent(id)}/${verb}`, { method: 'POST' });
      setRefused(null);
      await client.invalidateQueries({ queryKey: campaignsKey });
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <>
      <Button onClick={() => void turn()}>{translate(`campaigns.work.${verb}`)}</Button>
      {refused === null ? null : <Failed error={refused} />}
    </>
  );
}
