import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { When } from '../parts/When.js';

const staleMs = 20_000;

/** Says that the figures are old, and since when; nothing while they are fresh. */
export function Stopped({ asOf, now }: { readonly asOf: string; readonly now: number }) {
  const translate = useTranslate();
  if (now - Date.parse(asOf) < staleMs) return null;
  return (
    <Alert severity="error" role="alert" sx={{ mb: 1, fontSize: 22 }}>
      {translate('wallboard.stopped')} <When at={asOf} />
    </Alert>
  );
}
