import { Alert, Box, Button, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { Failed } from '../../parts/States.js';
import type { Period } from '../levels/measures.js';
import { useReport } from '../use-report.js';
import { DifferenceTable } from './DifferenceTable.js';
import type { Difference } from './difference.js';
import { usePeriodCommand } from './use-command.js';

/** What has come since a period was closed: nothing, or what a further edition would change, with the form to make it. */
export function Since({ at, mayClose }: { readonly at: Period; readonly mayClose: boolean }) {
  const translate = useTranslate();
  const { data, error, refetch } = useReport<Difference>(
    `/api/periods/${at.contract}/${at.period}/difference`,
  );
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  // Right after a further edition, what was asked of the one before is still at hand.
  if (data === undefined || data.from_edition !== at.editions.at(-1)?.edition) return null;
  if (!data.changed) return <Alert severity="success">{translate('reports.periods.nothing_since')}</Alert>;
  return (
    <Paper variant="outlined" component="section" sx={{ p: 1.5 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('reports.periods.since', { edition: data.from_edition })}
      </Typography>
      <DifferenceTable difference={data} />
      {mayClose && data.seen !== null ? <Reopen at={at} seen={data.seen} /> : null}
    </Paper>
  );
}

function Reopen({ at, seen }: { readonly at: Period; readonly seen: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [askedBy, setAskedBy] = useState('');
  const { busy, refusal, run } = usePeriodCommand();
  const reopen = async () => {
    const body = { reason, asked_by: askedBy, seen };
    if (await run(`/api/periods/${at.contract}/${at.period}/reopen`, body)) {
      setReason('');
      setAskedBy('');
      notify('reports.periods.reopened');
    }
  };
  return (
    <Box
      component="form"
      sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void reopen();
      }}
    >
      <HelpedField
        required
        of="reports.periods.reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        sx={{ flex: '1 1 280px' }}
      />
      <HelpedField
        required
        of="reports.periods.asked_by"
        value={askedBy}
        onChange={(event) => setAskedBy(event.target.value)}
        sx={{ flex: '1 1 180px' }}
      />
      <Button
        type="submit"
        variant="contained"
        disabled={busy || reason.trim() === '' || askedBy.trim() === ''}
      >
        {translate('reports.periods.reopen')}
      </Button>
      <Typography
        variant="caption"
        component="p"
        sx={{ m: 0, flexBasis: '100%', color: 'text.secondary', overflowWrap: 'anywhere' }}
      >
        {translate('reports.periods.hash', { seen })}
      </Typography>
      {refusal === null ? null : <Failed error={refusal} />}
    </Box>
  );
}
