import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCutSince } from '../live/live-events.js';
import { When } from '../parts/When.js';

/** Says that nothing is heard of the server, and since when. */
export function CutLine() {
  const translate = useTranslate();
  const since = useCutSince();
  if (since === null) return null;
  return (
    <Alert severity="warning" role="status" sx={{ mb: 1 }}>
      {translate('frame.cut')} <When at={since} />
    </Alert>
  );
}
