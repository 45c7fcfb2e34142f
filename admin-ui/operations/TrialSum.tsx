import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../parts/States.js';
import type { Trials } from './use-trials.js';

/** What the dry run of a migration comes to: how many would go over, how many need not, how many can't. */
export function TrialSum({ trials }: { readonly trials: Trials }) {
  const translate = useTranslate();
  if (trials.error !== null) return <Failed error={trials.error} />;
  if (trials.of === null) return <LoadingRows rows={1} />;
  const counted = (outcome: string) =>
    [...(trials.of?.values() ?? [])].filter((trial) => trial.outcome === outcome).length;
  return (
    <Typography component="p" role="status" sx={{ fontWeight: 600 }}>
      {translate('operations.migration.sum', {
        goes: counted('goes'),
        newest: counted('newest'),
        refused: counted('refused'),
      })}
    </Typography>
  );
}
