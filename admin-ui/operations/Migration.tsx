import { Alert, Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../parts/States.js';
import { call } from '../providers/http.js';
import type { Instance } from './types.js';

interface DryRun {
  readonly running: number;
  readonly checked: number;
  readonly movable: number;
  readonly refused: readonly { readonly instance: string; readonly message: string }[];
}

interface Props {
  readonly instance: Instance;
  /** Whether one may try it first (the right to publish). */
  readonly mayTry: boolean;
  readonly onGo: () => void;
}

/** Going over to the version that starts take: what the dry run says of this instance, then the going. */
export function Migration({ instance, mayTry, onGo }: Props) {
  const translate = useTranslate();
  const { data, error } = useQuery({
    queryKey: ['dry-run', instance.workflow, instance.id, instance.sequence],
    queryFn: async () =>
      (
        await call<DryRun>(`/api/definitions/workflow/${instance.workflow}/dry-run`, {
          method: 'POST',
          body: { limit: 10_000 },
        })
      ).body,
    enabled: mayTry,
  });
  if (mayTry && error !== null) return <Failed error={error} />;
  if (mayTry && data === undefined) return <LoadingRows rows={1} />;
  const refused = data?.refused.find((one) => one.instance === instance.id);
  return (
    <Stack sx={{ gap: 1, my: 1, alignItems: 'flex-start' }}>
      <Alert severity={refused === undefined ? 'info' : 'warning'}>
        {data === undefined
          ? translate('operations.migration.untried')
          : refused === undefined
            ? translate(data.checked === 0 ? 'operations.migration.newest' : 'operations.migration.can', {
                movable: data.movable,
                checked: data.checked,
              })
            : translate('operations.migration.cannot', { why: refused.message })}
      </Alert>
      <Button variant="contained" disabled={refused !== undefined} onClick={onGo}>
        {translate('operations.do.migrate')}
      </Button>
    </Stack>
  );
}
