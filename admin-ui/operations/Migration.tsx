import { Alert, Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../parts/States.js';
import { triedMigration } from './migration-trials.js';
import type { Instance } from './types.js';

interface Props {
  readonly instance: Instance;
  readonly onGo: () => void;
}

/** Going over to the version that starts take: what the trial says of this instance, then the going. */
export function Migration({ instance, onGo }: Props) {
  const translate = useTranslate();
  const { data, error } = useQuery({
    queryKey: ['migration-trial', instance.id, instance.sequence],
    queryFn: ({ signal }) => triedMigration([instance.id], signal),
  });
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <LoadingRows rows={1} />;
  const [trial] = data;
  const refused = trial?.outcome === 'refused';
  return (
    <Stack sx={{ gap: 1, my: 1, alignItems: 'flex-start' }}>
      <Alert severity={refused ? 'warning' : 'info'}>
        {refused
          ? translate('operations.migration.cannot', { why: trial.message ?? '' })
          : translate(`operations.migration.${trial?.outcome === 'newest' ? 'newest' : 'can'}`)}
      </Alert>
      <Button variant="contained" disabled={trial?.outcome !== 'goes'} onClick={onGo}>
        {translate('operations.do.migrate')}
      </Button>
    </Stack>
  );
}
