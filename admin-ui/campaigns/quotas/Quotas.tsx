import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { campaignsKey } from '../at-work.js';

interface Cell {
  readonly field: string;
  readonly value: string;
  readonly wanted: number;
  readonly done: number;
  readonly contacts: number;
}

/** How far each cell of a campaign's quotas is; nothing where it has none. */
export function Quotas({ campaign }: { readonly campaign: string }) {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({
    queryKey: [...campaignsKey, campaign, 'quotas'],
    queryFn: async ({ signal }) =>
      (await call<readonly Cell[]>(`/api/campaigns/${encodeURIComponent(campaign)}/quotas`, { signal })).body,
    refetchInterval: 10_000,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="quotas-title">
      <Typography component="h2" variant="h6" id="quotas-title">
        {translate('campaigns.quotas.title')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, maxWidth: 720 }}>
        {data.map((cell) => (
          <Bar key={`${cell.field} ${cell.value}`} cell={cell} />
        ))}
      </Box>
    </Box>
  );
}

function Bar({ cell: { field, value, wanted, done, contacts } }: { readonly cell: Cell }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const name = `${field}: ${value}`;
  const told = translate('campaigns.quotas.of', {
    done: done.toLocaleString(locale),
    wanted: wanted.toLocaleString(locale),
  });
  const full = done >= wanted;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2">{name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {told}
          {full ? ` · ${translate('campaigns.quotas.full')}` : ''}
          {contacts === 0 ? ` · ${translate('campaigns.quotas.nobody')}` : ''}
        </Typography>
      </Box>
      <LinearProgress
        variant="determinate"
        color={full ? 'success' : 'primary'}
        value={wanted === 0 ? 100 : Math.min(100, (done / wanted) * 100)}
        aria-label={name}
        aria-valuetext={told}
      />
    </Box>
  );
}
