import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { call } from '../../providers/http.js';
import { campaignsKey, type Campaign } from '../at-work.js';

interface Doubt {
  readonly attempt: string;
  readonly row: number;
  readonly name: string | null;
  readonly address: string | null;
  readonly begun_at: string;
  readonly why: string | null;
}

type Settled = 'sent' | 'again';

/** Attempts of which nobody knows whether they went out: a person says it, one by one or of all. */
export function DoubtsDialog({
  campaign,
  close,
}: {
  readonly campaign: Campaign;
  readonly close: () => void;
}) {
  const translate = useTranslate();
  const client = useQueryClient();
  const path = `/api/campaigns/${encodeURIComponent(campaign.id)}/doubts`;
  const queryKey = [...campaignsKey, 'doubts', campaign.id];
  const { data, error } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call<readonly Doubt[]>(path, { signal })).body,
  });
  const [refused, setRefused] = useState<unknown>(null);
  const settle = async (attempts: readonly string[] | null, as: Settled) => {
    try {
      await call(path, { method: 'POST', body: { attempts, as } });
      setRefused(null);
      await client.invalidateQueries({ queryKey: campaignsKey });
      if (attempts === null) close();
    } catch (cause) {
      setRefused(cause);
    }
  };
  const buttons = (attempts: readonly string[] | null, of: string) =>
    (['sent', 'again'] as const).map((as) => (
      <Button key={as} size="small" onClick={() => void settle(attempts, as)}>
        {translate(`campaigns.machine.${of}.${as}`)}
      </Button>
    ));
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby="doubts-title">
      <DialogTitle id="doubts-title">{translate('campaigns.machine.doubts')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{translate('campaigns.machine.doubts_what')}</DialogContentText>
        {error === null ? null : <Failed error={error} />}
        {refused === null ? null : <Failed error={refused} />}
        {data === undefined ? <LoadingRows rows={3} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', p: 0 }}>
          {(data ?? []).map(({ attempt, row, name, address, begun_at: begunAt, why }) => (
            <Box component="li" key={attempt} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
              <Typography>
                {name ?? translate('campaigns.call.nameless', { row })} · {address ?? '–'}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                <When at={begunAt} /> {why ?? translate('campaigns.machine.gone')}
              </Typography>
              {buttons([attempt], 'one')}
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={close} autoFocus>
          {translate('campaigns.cancel')}
        </Button>
        {buttons(null, 'all')}
      </DialogActions>
    </Dialog>
  );
}
