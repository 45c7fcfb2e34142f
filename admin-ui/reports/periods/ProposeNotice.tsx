import { Button, Link } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { call } from '../../providers/http.js';
import { periodName, type Figure, type Measure, type Measures } from '../levels/measures.js';

interface Props {
  readonly at: Measures;
  readonly measure: Measure;
  readonly figure: Figure;
}

/** Begins a formal notice of the penalty of one figure; asked twice, there is still one. */
export function ProposeNotice({ at, measure, figure }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const [begun, setBegun] = useState<{ readonly id: string; readonly number: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const { level, title } = measure;
  const propose = async () => {
    setBusy(true);
    const words = { level: `${level} ${titleText(title, locale)}`, period: periodName(at.period, locale) };
    const { penalty, formula, parts } = figure;
    const { body } = await call<{ readonly id: string; readonly number: string }>('/api/instances', {
      method: 'POST',
      body: {
        workflow: 'formal_notice',
        data: {
          ...{ contract: at.contract, period: at.period, level, points: parts },
          ...(penalty === null ? {} : { amount: penalty.amount }),
          subject: translate('reports.notice.subject', words),
          text: `${penalty?.how ?? ''}\n${formula.text}`,
        },
      },
      headers: {
        'Idempotency-Key': ['notice', at.contract, at.period, level, figure.test, at.edition].join('/'),
      },
    });
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
