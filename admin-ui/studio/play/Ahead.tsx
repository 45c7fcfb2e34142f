import { Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { exactly } from '../../parts/when.js';
import type { AheadMove } from './ahead.js';
import { Offer } from './Offer.js';

interface AheadProps {
  readonly next: AheadMove;
  /** How many lie ahead, this one included. */
  readonly count: number;
  readonly onForward: (moves: number) => void;
}

/** What was taken back, or what the opened scenario does next: one move, or all of them. */
export function Ahead({ next, count, onForward }: AheadProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const what = next.until === null ? titleText(next.what, locale) : exactly(next.until, locale);
  const detail = next.detail === null ? '' : ` → ${titleText(next.detail, locale)}`;
  const by = next.by === null ? '' : ` (${next.by})`;
  return (
    <Offer title={translate('play.ahead.title', { smart_count: count })}>
      <Button variant="contained" onClick={() => onForward(1)}>
        {translate(`play.ahead.${next.kind}`, { what: `${what}${detail}${by}` })}
      </Button>
      {count > 1 ? (
        <Button variant="outlined" onClick={() => onForward(count)}>
          {translate('play.ahead.all')}
        </Button>
      ) : null}
    </Offer>
  );
}
