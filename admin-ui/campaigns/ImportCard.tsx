import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Failed } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import { isBusy, listsKey, type ListImport } from './lists.js';

/** How an import goes, or what came of it. */
export function ImportCard({ list, run }: { readonly list: string; readonly run: ListImport }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayEdit = useMay('lists.edit');
  const { good, refused, bytes, reasons } = run.progress;
  const busy = isBusy(run);
  const sums = {
    good: good.toLocaleString(locale),
    refused: refused.toLocaleString(locale),
  };
  return (
    <Alert
      severity={busy ? 'info' : run.state === 'done' && refused === 0 ? 'success' : 'warning'}
      action={busy && mayEdit ? <Stop list={list} id={run.id} /> : undefined}
      sx={{ '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}
    >
      <Typography component="h2" variant="subtitle2" sx={{ overflowWrap: 'anywhere' }}>
        {run.file_name}
        {' · '}
        {translate(`campaigns.import.state.${run.state}`)}
        {' · '}
        {run.by}, <When at={run.created_at} />
      </Typography>
      <Box role="status">{run.fault_text ?? translate('campaigns.import.sums', sums)}</Box>
      {busy ? (
        <LinearProgress
          aria-label={translate('campaigns.import.progress')}
          variant={run.state === 'running' ? 'determinate' : 'indeterminate'}
          value={run.size === 0 ? 0 : Math.min(100, Math.round((bytes / run.size) * 100))}
          sx={{ mt: 1 }}
        />
      ) : null}
      {refused > 0 ? (
        <Box sx={{ mt: 0.5 }}>
          {Object.entries(reasons)
            .map(([code, n]) => `${translate(`campaigns.reason.${code}`)}: ${n.toLocaleString(locale)}`)
            .join(' · ')}{' '}
          {busy || !mayEdit ? null : (
            <Link
              href={`/api/list-imports/${run.id}/refused?language=${locale === 'it' ? 'it' : 'en'}`}
              download
            >
              {translate('campaigns.import.refused')}
            </Link>
          )}
        </Box>
      ) : null}
    </Alert>
  );
}

function Stop({ list, id }: { readonly list: string; readonly id: string }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const stop = async () => {
    await call(`/api/list-imports/${id}/stop`, { method: 'POST' }).catch(setError);
    await client.invalidateQueries({ queryKey: [...listsKey, list] });
  };
  return error === null ? (
    <Button color="inherit" onClick={() => void stop()}>
      {translate('campaigns.import.stop')}
    </Button>
  ) : (
    <Failed error={error} />
  );
}
