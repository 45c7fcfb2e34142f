import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Period } from '../levels/measures.js';
import { useReport } from '../use-report.js';
import type { Difference } from './difference.js';

/**
 * Whether something has come since a period was closed. It is counted anew for that, so only of the newest by itself (`looked`);
 * of another on demand.
 */
export function SinceCell({ at, looked }: { readonly at: Period; readonly looked: boolean }) {
  const translate = useTranslate();
  const [asked, setAsked] = useState(looked);
  const path = `/api/periods/${at.contract}/${at.period}/difference?last=true`;
  const { data, error } = useReport<Difference>(asked ? path : null);
  if (!asked)
    return (
      <Button size="small" onClick={() => setAsked(true)}>
        {translate('reports.periods.look_since')}
      </Button>
    );
  if (error !== null) return <>{error.message}</>;
  if (data === undefined) return <>{translate('reports.periods.looking_since')}</>;
  return data.changed ? (
    <strong>▲ {translate('reports.periods.changed_since')}</strong>
  ) : (
    <>{translate('reports.periods.same_since')}</>
  );
}
