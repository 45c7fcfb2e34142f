/** What a page shows when there is nothing to show: not yet, nothing, or not at all. */
import { Alert, AlertTitle, Box, Button, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../providers/http.js';

/** The shape of a list that is on its way. */
export function LoadingRows({ rows = 6 }: { readonly rows?: number }) {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate('parts.loading')} sx={{ p: 1 }}>
      {Array.from({ length: rows }, (_, n) => (
        <Skeleton key={n} height={44} />
      ))}
    </Box>
  );
}

/** Says what would be here and how to begin. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Box sx={{ p: 4, textAlign: 'center', color: 'text.secondary' }}>
      <Typography component="p" sx={{ mb: 1 }}>
        {children}
      </Typography>
      {action}
    </Box>
  );
}

/** What happened, what to do, and a number to quote. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const translate = useTranslate();
  const known = error instanceof ApiError ? error : null;
  const key =
    known?.code === 'unreachable' ? 'unreachable' : known?.status === 503 ? 'unavailable' : 'refused';
  return (
    <Alert
      severity="error"
      sx={{ m: 1 }}
      action={retry === undefined ? undefined : <Button onClick={retry}>{translate('parts.again')}</Button>}
    >
      <AlertTitle>{translate(`parts.error.${key}`)}</AlertTitle>
      {key === 'unreachable'
        ? translate('parts.error.kept')
        : error instanceof Error
          ? error.message
          : String(error)}
      {known?.request == null ? null : <Box component="small"> ({known.request.slice(0, 8)})</Box>}
    </Alert>
  );
}
