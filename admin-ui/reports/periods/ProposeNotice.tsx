import { Button, Link } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { call } from '../../providers/http.js';
import type { Measures } from '../levels/measures.js';

interface Props {
  readonly at: Measures;
  readonly level: string;
}

/** Begins a formal notice of a level that fell short, all its tests together; asked twice, there is still one. */
export function ProposeNotice({ at: { contract, period }, level }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [begun, setBegun] = useState<{ readonly id: string; readonly number: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const propose = async () => {
    setBusy(true);
    const { body } = await call<{ readonly id: string; readonly number: string }>(
      `/api/periods/${encodeURIComponent(contract)}/${encodeURIComponent(period)}/notices`,
      { method: 'POST', body: { level } },
    );
    setBegun(body);
  };
  if (begun !== null)
    return (
      <Link component={RouterLink} to={`/search?q=${encodeURIComponent(begun.number)}`}>
        {translate('reports.notice.begun', { number: begun.number })}
      </Link>
    );
  return (
    <Button
      disabled={busy}
      onClick={() => {
        propose()
          .catch((error: unknown) =>
            notify(error instanceof Error ? error.message : String(error), { type: 'error' }),
          )
          .finally(() => setBusy(false));
      }}
    >
      {translate('reports.notice.propose')}
    </Button>
  );
}
