import { Button, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { HelpedCheck } from '../../parts/help/HelpedCheck.js';
import { Failed } from '../../parts/States.js';
import { useMe } from '../../providers/use-me.js';
import type { Measures } from '../levels/measures.js';
import { usePeriodCommand } from './use-command.js';

/** Closing with a signature, below the figures that are signed: only these, should anything have come meanwhile it is refused. */
export function ClosePeriod({ at }: { readonly at: Measures }) {
  const translate = useTranslate();
  const notify = useNotify();
  const me = useMe();
  const [looked, setLooked] = useState(false);
  const { busy, refusal, run } = usePeriodCommand();
  const close = async () => {
    if (await run(`/api/periods/${at.contract}/${at.period}/close`, { seen: at.seen }))
      notify('reports.periods.closed_now');
  };
  return (
    <Paper variant="outlined" component="section" sx={{ p: 1.5 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('reports.periods.close')}
      </Typography>
      <Typography variant="body2">{translate('reports.periods.close_help')}</Typography>
      <HelpedCheck
        of="reports.periods.looked"
        checked={looked}
        onChange={setLooked}
        label={translate('reports.periods.looked', { name: me?.display_name ?? me?.name ?? '' })}
      />
      <div>
        <Button variant="contained" disabled={!looked || busy} onClick={() => void close()}>
          {translate('reports.periods.sign')}
        </Button>
      </div>
      <Typography
        variant="caption"
        component="p"
        sx={{ mt: 1, color: 'text.secondary', overflowWrap: 'anywhere' }}
      >
        {translate('reports.periods.hash', { seen: at.seen })}
      </Typography>
      {refusal === null ? null : <Failed error={refusal} />}
    </Paper>
  );
}
