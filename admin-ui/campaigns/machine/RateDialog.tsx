import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { campaignsKey, type Campaign } from '../at-work.js';
import { spans } from './Pace.js';

/** Slows a campaign down, or speeds it up, while it goes on. */
export function RateDialog({ campaign, close }: { readonly campaign: Campaign; readonly close: () => void }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const { rate, rate_set: isSet } = campaign.progress;
  const [count, setCount] = useState(String(rate?.count ?? 600));
  const [per, setPer] = useState<string>(spans.find(([, ms]) => ms === rate?.per_ms)?.[0] ?? 'hour');
  const [error, setError] = useState<unknown>(null);
  const set = async (given: { readonly count: number; readonly per: string } | null) => {
    try {
      const path = `/api/campaigns/${encodeURIComponent(campaign.id)}/rate`;
      await call(path, { method: 'POST', body: { rate: given } });
      await client.invalidateQueries({ queryKey: campaignsKey });
      close();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="xs" aria-labelledby="rate-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void set({ count: Number(count), per });
        }}
      >
        <DialogTitle id="rate-title">{translate('campaigns.machine.rate')}</DialogTitle>
        <DialogContent sx={{ display: 'flex', gap: 2 }}>
          <HelpedField
            {...{ type: 'number', required: true, autoFocus: true, margin: 'dense', value: count }}
            of="campaigns.machine.count"
            onChange={(event) => setCount(event.target.value)}
            slotProps={{ htmlInput: { min: 1, step: 1 } }}
          />
          <HelpedField
            {...{ select: true, margin: 'dense', value: per }}
            of="campaigns.machine.span"
            onChange={(event) => setPer(event.target.value)}
          >
            {spans.map(([name]) => (
              <MenuItem key={name} value={name}>
                {translate(`campaigns.machine.per.${name}`)}
              </MenuItem>
            ))}
          </HelpedField>
          {error === null ? null : <Failed error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{translate('campaigns.cancel')}</Button>
          {isSet ? (
            <Button onClick={() => void set(null)}>{translate('campaigns.machine.as_defined')}</Button>
          ) : null}
          <Button type="submit" variant="contained">
            {translate('campaigns.machine.set')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
